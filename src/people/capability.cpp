#include "people/capability.hpp"

#include "people/actions/start_search.hpp"
#include "people/records.hpp"
#include "people/views/found.hpp"

namespace accord::people {

gate::Capability const& capability() {
    static gate::Capability const made{
        "people", {gate::action<StartSearch>()}, {gate::view<FoundView>()}, {}, projectors(), migrations(), tables(), {}};
    return made;
}

}  // namespace accord::people
