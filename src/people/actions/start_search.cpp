#include "people/actions/start_search.hpp"

#include "people/records.hpp"
#include "vault/blind_index.hpp"

namespace accord::people {

Result<gate::Done<StartSearch::Output>> StartSearch::process(gate::Desk& desk, ObjectId, Input const& input) {
    std::vector<FieldError> faults;
    if (vault::normalisedName(input.surname).empty()) faults.push_back({"surname", "missing", "Give a last name with letters in it."});
    auto thisYear = static_cast<int>(desk.today().year());
    if (input.birthYear && (*input.birthYear < 1900 || *input.birthYear > thisYear))
        faults.push_back({"birth-year", "not-a-year", "Give a year with four figures, like 1987."});
    if (!faults.empty()) return fail(std::move(faults));
    gate::Done<Output> done;
    done.state = keepSearch(desk, {input.surname, input.givenName, static_cast<int>(input.birthYear.value_or(0))});
    return done;
}

}  // namespace accord::people
