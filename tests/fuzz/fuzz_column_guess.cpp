// Any bytes as the first rows of an export: guesses stay within both lists, each column once, and the
// mapping that is made of names that could be columns is read again.
#include "base/csv.hpp"
#include "base/text.hpp"
#include "pathway/column_guess.hpp"

#include <cstdlib>
#include <set>

extern "C" int LLVMFuzzerTestOneInput(unsigned char const* data, std::size_t size) {
    using namespace accord;
    using namespace accord::pathway;
    std::string_view const bytes(reinterpret_cast<char const*>(data), size);
    auto const delimiter = guessDelimiter(bytes);
    CsvReader csv(fromText(bytes), {.fieldBytesMax = 4096, .fieldsMax = 512, .delimiter = delimiter});
    auto const* row = csv.next();
    if (row == nullptr || row->fault) return 0;
    std::vector<std::string> const header(row->fields.begin(), row->fields.end());
    std::set<std::size_t> ours, theirs;
    for (auto const& guess : guessColumns(header))
        if (guess.theirs >= header.size() || !ours.insert(guess.ours).second || !theirs.insert(guess.theirs).second) std::abort();
    static_cast<void>(guessDates(header));
    MappingDraft draft{"Fuzzed", delimiter, guessDates(header), {}};
    for (std::size_t at = 0; at < extractColumns().size(); ++at) draft.columns.emplace_back(at, at % header.size());
    auto const mapping = readMapping("fuzzed.toml", mappingText(draft, header));
    for (auto const& name : header)
        if (trimmed(name).empty() || name.size() > 200 || !isCleanText(name)) return 0;
    if (!mapping) std::abort();
    return 0;
}
