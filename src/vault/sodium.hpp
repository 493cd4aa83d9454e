// libsodium is made ready before its first use, from any thread.
//
//    needSodium();
//    crypto_…();
#pragma once

#include <string>

namespace accord::vault {

void needSodium();
/// Overwrites a text that held a secret.
void wipe(std::string& text);

}  // namespace accord::vault
