// The demonstration area: invented agencies, people, practitioners and cases, made by
// the same actions that real people would do, from a seed.
//
//    auto done = makeDemonstration(installation, 2026);
//
// Nobody in it exists. Names are drawn from published lists, phone numbers from
// Ofcom's drama ranges, mail is example.org, and no postcode is a real one. Passwords
// and authenticator secrets are drawn anew for each installation, and written, with
// the accounts, into DATA/accounts.txt, which only its user may read.
#pragma once

#include "app/installation.hpp"

#include <cstdint>

namespace accord::app {

[[nodiscard]] Result<> makeDemonstration(Installation& installation, std::uint64_t seed);

}  // namespace accord::app
