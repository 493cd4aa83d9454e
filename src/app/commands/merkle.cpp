#include "app/commands.hpp"
#include "base/json.hpp"
#include "base/text.hpp"
#include "ledger/proof_json.hpp"

#include <iostream>
#include <iterator>

namespace accord::app {
namespace {

constexpr std::size_t inputMax = 256U << 20U;

Result<std::string> standardInput() {
    std::string text(std::istreambuf_iterator<char>(std::cin), {});
    if (text.size() > inputMax) return fail(ErrorCode::tooLarge, "The input is larger than 256 MiB.");
    return text;
}

int sayRoot(bool isJson, std::string const& input) {
    auto root = ledger::rootOfJson(input);
    if (!root) return complain(root.error());
    if (isJson)
        std::cout << R"({"root":")" << hex(*root) << "\"}\n";
    else
        std::cout << hex(*root) << '\n';
    return exits::done;
}

int sayVerdict(bool isJson, Result<> const& verdict) {
    if (!verdict && verdict.error().code != ErrorCode::refused) {
        (void)complain(verdict.error());
        return exits::no;
    }
    if (isJson)
        std::cout << R"({"valid":)" << (verdict ? "true" : "false") << "}\n";
    else
        std::cout << (verdict ? "The proof holds." : "The proof does not hold: " + verdict.error().message) << '\n';
    return verdict ? exits::done : exits::no;
}

}  // namespace

int runMerkle(CommonOptions const& common, MerkleQuestion question) {
    auto input = standardInput();
    if (!input) return complain(input.error());
    if (question == MerkleQuestion::root) return sayRoot(common.isJson, *input);
    if (question == MerkleQuestion::inclusion) return sayVerdict(common.isJson, ledger::checkInclusionJson(*input));
    return sayVerdict(common.isJson, ledger::checkConsistencyJson(*input));
}

}  // namespace accord::app
