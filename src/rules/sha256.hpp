// SHA-256 over bytes that come in pieces.
//
//    Sha256 sha;
//    sha.add(bytes);
//    auto name = sha.hexDigest();      // once; 64 letters
#pragma once

#include <memory>
#include <string>
#include <string_view>

struct evp_md_ctx_st;

namespace accord::rules {

class Sha256 {
public:
    Sha256();
    void add(std::string_view bytes);
    /// With its length in front, so that no two lists of texts give the same bytes.
    void addText(std::string_view text);
    [[nodiscard]] std::string hexDigest();

private:
    struct Free {
        void operator()(evp_md_ctx_st* context) const;
    };
    std::unique_ptr<evp_md_ctx_st, Free> context_;
};

}  // namespace accord::rules
