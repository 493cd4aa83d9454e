#include "agency/acceptance.hpp"

#include <algorithm>

namespace accord::agency {
namespace {

template <class T>
bool isAmong(std::vector<T> const& named, T value) {
    return named.empty() || std::find(named.begin(), named.end(), value) != named.end();
}

}  // namespace

bool accepts(Acceptance const& acceptance, Stage stage, events::OffenceClass offence) {
    return isAmong(acceptance.stages, stage) && isAmong(acceptance.offences, offence);
}

}  // namespace accord::agency
