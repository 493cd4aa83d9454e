// With what tasks are signed that go back to an agency's system: an Ed25519 key for each
// agency, derived from the keyring, so that no secret is shared with anybody and none lies in
// the database. The agency's system checks with the public half, which stands on its page.
//
//    PushSigner signer(keyring);
//    auto signature = signer.sign(agency, signedDelivery({agency, at, delivery, body}));
//
// Any thread.
#pragma once

#include "base/ids.hpp"
#include "vault/keyring.hpp"

#include <cstdint>
#include <string>
#include <string_view>

namespace accord::pathway {

struct Delivery {
    AgencyId agency{};
    std::int64_t at{};  ///< seconds since 1970
    std::string_view id;
    std::string_view body;
};

/// What is signed: lines of plain text, and the body as it is sent.
[[nodiscard]] std::string signedDelivery(Delivery const& delivery);

class PushSigner {
public:
    explicit PushSigner(vault::Keyring const& keyring);

    /// 43 letters of base64url.
    [[nodiscard]] std::string publicKey(AgencyId agency) const;
    /// 86 letters of base64url.
    [[nodiscard]] std::string sign(AgencyId agency, std::string_view text) const;

private:
    vault::Secret secret_;
};

}  // namespace accord::pathway
