#include "people/capability.hpp"

#include "people/actions/erasure.hpp"
#include "people/actions/start_search.hpp"
#include "people/erasure_records.hpp"
#include "people/records.hpp"
#include "people/views/erasure.hpp"
#include "people/views/found.hpp"

namespace accord::people {

gate::Capability const& capability() {
    static gate::Capability const made{
        "people",
        {gate::action<StartSearch>(), gate::action<AskErasure>(), gate::action<ApproveErasure>(), gate::action<GiveUpErasure>()},
        {gate::view<FoundView>(), gate::view<ErasureView>(), gate::view<ErasuresView>()},
        {gate::eventInfo<events::ErasureAsked>(), gate::eventInfo<events::ErasureApproved>(), gate::eventInfo<events::ErasureGivenUp>()},
        projectors(),
        migrations(),
        tables(),
        {}};
    return made;
}

}  // namespace accord::people
