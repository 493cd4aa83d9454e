#include "sharing/kept_readings.hpp"

#include "rules/sha256.hpp"
#include "sharing/signing.hpp"

#include <memory>
#include <mutex>
#include <unordered_map>

namespace accord::sharing {
namespace {

template <class Value>
class KeptByHash {
public:
    explicit KeptByHash(std::size_t most) : most_(most) {}

    std::shared_ptr<Value const> find(std::string const& key) const {
        std::lock_guard lock(mutex_);
        auto const found = values_.find(key);
        return found == values_.end() ? nullptr : found->second;
    }
    void put(std::string key, std::shared_ptr<Value const> value) {
        std::lock_guard lock(mutex_);
        if (values_.size() >= most_) values_.clear();
        values_.insert_or_assign(std::move(key), std::move(value));
        ++misses_;
    }
    std::size_t misses() const {
        std::lock_guard lock(mutex_);
        return misses_;
    }

private:
    std::size_t const most_;
    mutable std::mutex mutex_;
    std::unordered_map<std::string, std::shared_ptr<Value const>> values_;
    std::size_t misses_{};
};

// An agreement takes some 50 KB as it was read.
KeptByHash<Agreement>& agreementsRead() {
    static KeptByHash<Agreement> kept{1'024};
    return kept;
}
KeptByHash<bool>& signaturesChecked() {
    static KeptByHash<bool> kept{10'000};
    return kept;
}

}  // namespace

tl::expected<Agreement, rules::Faults> readAgreementKept(std::string const& file, std::string_view bytes) {
    auto key = hashOf(bytes);
    if (auto kept = agreementsRead().find(key)) return *kept;
    auto read = readAgreement(file, bytes);
    if (read) agreementsRead().put(std::move(key), std::make_shared<Agreement const>(*read));
    return read;
}

bool isSignedKept(std::string_view statement, std::string_view signature, std::string_view publicKey) {
    rules::Sha256 sha;
    for (auto part : {statement, signature, publicKey}) sha.addText(part);
    auto key = sha.hexDigest();
    if (auto kept = signaturesChecked().find(key)) return *kept;
    auto const holds = isSigned(statement, signature, publicKey);
    signaturesChecked().put(std::move(key), std::make_shared<bool const>(holds));
    return holds;
}

KeptCounts keptCounts() {
    return {agreementsRead().misses(), signaturesChecked().misses()};
}

}  // namespace accord::sharing
