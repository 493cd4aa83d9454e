#include "sharing/templates.hpp"

#include "rules/agreement_files.hpp"
#include "sharing/kept_readings.hpp"
#include "sharing/check_agreement.hpp"
#include "sharing/floors.hpp"

#include <algorithm>
#include <stdexcept>

namespace accord::sharing {
namespace {

rules::Faults faultsOf(rules::RulebookFile const& file, rules::Rulebook const& book) {
    auto agreement = readAgreement(file.name, file.bytes);
    if (!agreement) return agreement.error();
    auto faults = agreementFaults(*agreement, file.name, book.entries().roles);
    for (auto const& breach : floorBreaches(*agreement, book.entries().roles))
        faults.push_back({file.name, agreement->clause(breach.clause)->line, "clause " + breach.clause + " goes past a floor",
                          std::string(label(breach.floor))});
    return faults;
}

}  // namespace

rules::Faults templateFaults(rules::Rulebook const& book) {
    rules::Faults faults;
    auto isThere = false;
    for (auto const& file : book.files()) {
        if (!rules::isAgreementFile(file.name)) continue;
        isThere = isThere || file.name == nationalTemplateFile;
        auto found = faultsOf(file, book);
        faults.insert(faults.end(), found.begin(), found.end());
    }
    if (!isThere) faults.push_back({std::string(nationalTemplateFile), 0, "there is no such file", "the national template"});
    return faults;
}

Agreement nationalTemplate(rules::Rulebook const& book) {
    for (auto const& file : book.files()) {
        if (file.name != nationalTemplateFile) continue;
        auto agreement = readAgreementKept(file.name, file.bytes);
        if (!agreement) throw std::runtime_error("the national template cannot be read: " + agreement.error().front().sentence());
        return std::move(*agreement);
    }
    throw std::runtime_error("the rulebook has no national template");
}

}  // namespace accord::sharing
