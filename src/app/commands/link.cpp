#include "app/commands.hpp"
#include "base/json.hpp"
#include "cli/progress.hpp"
#include "linkage/evaluation.hpp"
#include "linkage/model.hpp"
#include "linkage/person_list.hpp"

#include <fmt/format.h>

#include <fstream>
#include <iostream>
#include <iterator>

namespace accord::app {
namespace {

using namespace linkage;

/// The people of all files in one row, the first file's before the second's.
struct Gathered {
    People people;
    Lists lists{};
    std::vector<std::string> files;

    /// "people.csv:12"
    [[nodiscard]] std::string placeOf(std::size_t record) const {
        return fmt::format("{}:{}", files[record < lists.first ? 0 : 1], people.lines[record]);
    }
};

struct LinkedPair {
    Pair pair;
    double bits{};
};

Result<std::string> bytesOfFile(std::string const& path) {
    std::ifstream file(path, std::ios::binary);
    if (!file) return fail(ErrorCode::notFound, "The file " + path + " cannot be read.");
    return std::string(std::istreambuf_iterator<char>(file), {});
}

Result<Mapping> mappingOf(LinkOptions const& options) {
    auto bytes = bytesOfFile(options.mapping);
    if (!bytes) return fail(bytes.error());
    auto mapping = readMapping(options.mapping, *bytes);
    if (!mapping) {
        std::string faults;
        for (auto const& fault : mapping.error()) faults += (faults.empty() ? "" : "\n") + fault.sentence();
        return fail(ErrorCode::invalid, faults);
    }
    if (!options.truth.empty() && options.truth != mapping->truthColumn) {
        mapping->truthColumn = options.truth;
        mapping->truthPart.clear();  // it was for another column
    }
    return std::move(*mapping);
}

Result<Gathered> gather(LinkOptions const& options, Mapping const& mapping) {
    Gathered all;
    all.files = options.files;
    for (auto const& path : options.files) {
        std::ifstream file(path, std::ios::binary);
        if (!file) return fail(ErrorCode::notFound, "The file " + path + " cannot be read.");
        auto read = readPeople(fromStream(file), mapping);
        if (!read) return fail(read.error().code, path + ": " + read.error().message);
        for (auto const& bad : read->bad) std::cerr << fmt::format("{}:{}: {}\n", path, bad.line, bad.problem);
        std::ranges::move(read->records, std::back_inserter(all.people.records));
        std::ranges::move(read->lines, std::back_inserter(all.people.lines));
        std::ranges::move(read->bad, std::back_inserter(all.people.bad));
        if (all.lists.first == 0) all.lists.first = all.people.records.size();
    }
    all.lists.isAcross = options.files.size() == 2;
    return all;
}

std::string reasonsOf(Weight const& weight) {
    constexpr std::string_view levels[]{"the same", "close", "alike", "different"};
    std::string said = weight.mayBeTwins ? "May be twins: one surname, birthday and address, and other forenames" : "";
    for (auto const& reason : weight.reasons)
        said += fmt::format("{}{} {} {:+.1f}", said.empty() ? "" : "; ", label(reason.field),
                            levels[static_cast<std::size_t>(reason.level)], reason.bits);
    return said;
}

Result<> writePairs(std::string const& path, Gathered const& all, Model const& model, std::vector<LinkedPair> const& linked) {
    std::ofstream file(path, std::ios::binary);
    file << "left,right,bits,reasons\n";
    for (auto const& [pair, bits] : linked)
        file << fmt::format("{},{},{:.1f},\"{}\"\n", all.placeOf(pair.first), all.placeOf(pair.second), bits,
                            reasonsOf(model.weigh(all.people.records[pair.first], all.people.records[pair.second])));
    file.close();
    if (!file) return fail(ErrorCode::unavailable, "The pairs cannot be written to " + path + ".");
    return {};
}

void tellLinkage(bool isJson, bool hasTruth, Gathered const& all, Candidates const& found, Figures const& figures,
                 std::uint64_t trulyCandidates) {
    auto const completeness = figures.truePairs == 0 ? 0 : static_cast<double>(trulyCandidates) / static_cast<double>(figures.truePairs);
    if (isJson) {
        JsonWriter json;
        json.beginObject();
        json.key("records").integer(static_cast<std::int64_t>(all.people.records.size()));
        json.key("rows_bad").integer(static_cast<std::int64_t>(all.people.bad.size()));
        json.key("candidates").integer(static_cast<std::int64_t>(found.pairs.size()));
        json.key("pairs").integer(static_cast<std::int64_t>(figures.linked));
        json.key("threshold").raw(fmt::format("{:.1f}", threshold));
        if (hasTruth) {
            json.key("true_pairs").integer(static_cast<std::int64_t>(figures.truePairs));
            json.key("pair_completeness").raw(fmt::format("{:.6f}", completeness));
            json.key("precision").raw(fmt::format("{:.6f}", figures.precision));
            json.key("recall").raw(fmt::format("{:.6f}", figures.recall));
            json.key("f1").raw(fmt::format("{:.6f}", figures.f1));
        }
        json.endObject();
        std::cout << json.take() << '\n';
        return;
    }
    std::cout << fmt::format("{} people, {} pairs compared, {} taken for one person (threshold {:.1f} bits).\n", all.people.records.size(),
                             found.pairs.size(), figures.linked, threshold);
    if (!found.leftOut.empty()) std::cout << fmt::format("Too wide for these lists: {}.\n", fmt::join(found.leftOut, "; "));
    if (hasTruth)
        std::cout << fmt::format("Of {} true pairs {:.1f} % were compared. Precision {:.4f}, recall {:.4f}, F1 {:.4f}.\n",
                                 figures.truePairs, 100 * completeness, figures.precision, figures.recall, figures.f1);
}

}  // namespace

int runLink(CommonOptions const& common, LinkOptions const& options) {
    auto mapping = mappingOf(options);
    if (!mapping) return complain(mapping.error());
    auto all = gather(options, *mapping);
    if (!all) return complain(all.error());
    auto const& records = all->people.records;
    auto const found = candidates(records, all->lists);
    auto const model = Model::learn(records, found.pairs);
    std::vector<LinkedPair> linked;
    std::vector<Pair> pairs;
    for (auto const& pair : found.pairs) {
        auto const &left = records[pair.first], &right = records[pair.second];
        auto const bits = model.bits(left, right);
        if (bits < threshold || (mapping->twinsApart && mayBeTwins(left, right, compare(left, right)))) continue;
        linked.push_back({pair, bits});
        pairs.push_back(pair);
    }
    if (!options.pairs.empty())
        if (auto written = writePairs(options.pairs, *all, model, linked); !written) return complain(written.error());
    tellLinkage(common.isJson, !mapping->truthColumn.empty(), *all, found, evaluate(records, all->lists, pairs),
                evaluate(records, all->lists, found.pairs).linkedTruly);
    return exits::done;
}

}  // namespace accord::app
