#include "vault/keyring.hpp"

#include "base/text.hpp"
#include "store/private_file.hpp"
#include "vault/key_file.hpp"
#include "vault/sodium.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <mutex>
#include <sodium.h>
#include <stdexcept>
#include <sys/stat.h>
#include <unistd.h>

namespace accord::vault {
namespace {

// crypto_kdf contexts: exactly 8 bytes, and never another meaning.
static_assert(crypto_kdf_CONTEXTBYTES == 8 && crypto_kdf_KEYBYTES == secretBytes);
constexpr char areaContext[] = "AcArea-1";
constexpr char safetyContext[] = "AcSafe-1";
constexpr char staffContext[] = "AcStaff1";
constexpr char indexContext[] = "AcIndex1";

std::filesystem::path fileIn(std::filesystem::path const& folder) {
    return folder / "vault.keys";
}

Secret derive(Secret const& master, char const* context, std::uint64_t number) {
    needSodium();
    std::array<unsigned char, secretBytes> derived{};
    if (crypto_kdf_derive_from_key(derived.data(), derived.size(), number, context, master.bytes().data()) != 0)
        throw std::runtime_error("libsodium cannot derive a key");
    Secret secret(derived);
    sodium_memzero(derived.data(), derived.size());
    return secret;
}

Result<> checkFolder(std::filesystem::path const& folder) {
    struct stat facts{};
    if (::stat(folder.c_str(), &facts) != 0 || !S_ISDIR(facts.st_mode))
        return fail(ErrorCode::notFound, fmt::format("There is no folder of keys at {}.", folder.string()));
    if (facts.st_uid != ::geteuid())
        return fail(ErrorCode::refused, fmt::format("The folder of keys {} belongs to another user.", folder.string()));
    if ((facts.st_mode & 077) != 0)
        return fail(ErrorCode::refused, fmt::format("Others can look into the folder of keys {}: run chmod 700 on it.", folder.string()));
    return {};
}

/// After the file was replaced: what stood on the disk under the old one. A file system
/// that copies on write, or a flash disk, may keep it all the same; the runbook says so.
class OldBytes {
public:
    explicit OldBytes(std::filesystem::path const& file) : file_(::open(file.c_str(), O_WRONLY | O_NOFOLLOW | O_CLOEXEC)) {}
    OldBytes(OldBytes const&) = delete;
    OldBytes& operator=(OldBytes const&) = delete;
    ~OldBytes() {
        if (file_ >= 0) ::close(file_);
    }
    [[nodiscard]] bool overwrite() const {
        struct stat facts{};
        if (file_ < 0 || ::fstat(file_, &facts) != 0) return false;
        std::string const zeros(static_cast<std::size_t>(facts.st_size), '\0');
        return ::pwrite(file_, zeros.data(), zeros.size(), 0) == facts.st_size && ::fsync(file_) == 0;
    }

private:
    int file_;
};

}  // namespace

Result<std::unique_ptr<Keyring>> Keyring::make(std::filesystem::path const& folder, Random& random, Instant now) {
    if (auto ready = store::makePrivateFolder(folder); !ready) return fail(ready.error());
    if (auto checked = checkFolder(folder); !checked) return fail(checked.error());
    std::unique_ptr<Keyring> keyring(new Keyring(folder));
    keyring->held_.index = Secret::draw(random);
    keyring->held_.generations.emplace(1, MadeSecret{now, Secret::draw(random)});
    auto text = keyFileText(keyring->held_);
    auto made = store::createPrivateFile(fileIn(folder), text);
    wipe(text);
    if (!made) return fail(made.error());
    return keyring;
}

Result<std::unique_ptr<Keyring>> Keyring::open(std::filesystem::path const& folder) {
    if (auto checked = checkFolder(folder); !checked) return fail(checked.error());
    std::unique_ptr<Keyring> keyring(new Keyring(folder));
    auto held = keyring->read();
    if (!held) return fail(held.error());
    keyring->held_ = std::move(*held);
    return keyring;
}

Result<KeyFile> Keyring::read() const {
    auto text = store::readPrivateFile(fileIn(folder_), keyFileBytesMax);
    if (!text) return fail(text.error());
    auto held = keyFileOf(*text);
    wipe(*text);
    if (!held) return fail(held.error().code, fmt::format("{}: {}", fileIn(folder_).string(), held.error().message));
    return held;
}

Generation Keyring::newest() const {
    std::shared_lock const lock(mutex_);
    return held_.generations.rbegin()->first;
}

Instant Keyring::newestMadeAt() const {
    std::shared_lock const lock(mutex_);
    return held_.generations.rbegin()->second.at;
}

Instant Keyring::oldestMadeAt() const {
    std::shared_lock const lock(mutex_);
    return held_.generations.begin()->second.at;
}

std::vector<Generation> Keyring::generations() const {
    std::shared_lock const lock(mutex_);
    std::vector<Generation> all;
    all.reserve(held_.generations.size());
    for (auto const& [generation, made] : held_.generations) all.push_back(generation);
    return all;
}

bool Keyring::has(Generation generation) const {
    std::shared_lock const lock(mutex_);
    return held_.generations.contains(generation);
}

Result<Secret> Keyring::branch(Generation generation, char const* context, std::uint64_t number) const {
    std::shared_lock const lock(mutex_);
    auto const found = held_.generations.find(generation);
    if (found == held_.generations.end())
        return fail(ErrorCode::notFound, fmt::format("The wrapping keys of generation {} are destroyed.", generation));
    return derive(found->second.secret, context, number);
}

Result<Secret> Keyring::area(AreaId area, Generation generation) const {
    return branch(generation, areaContext, number(area));
}
Result<Secret> Keyring::safety(Generation generation) const {
    return branch(generation, safetyContext, 0);
}
Result<Secret> Keyring::staff(Generation generation) const {
    return branch(generation, staffContext, 0);
}

Secret Keyring::index(std::uint64_t number) const {
    std::shared_lock const lock(mutex_);
    return derive(held_.index, indexContext, number);
}

/// Two processes that each write their own view of the file would lose keys.
Result<> Keyring::unchangedOnDisk() const {
    auto const onDisk = read();
    if (!onDisk) return fail(onDisk.error());
    bool same = onDisk->generations.size() == held_.generations.size();
    for (auto const& [generation, made] : onDisk->generations) same = same && held_.generations.contains(generation);
    if (!same) return fail(ErrorCode::conflict, "Another process changed the keys: start again.");
    return {};
}

void Keyring::write() const {
    auto text = keyFileText(held_);
    store::replacePrivateFile(fileIn(folder_), text);
    wipe(text);
}

Result<Generation> Keyring::addGeneration(Random& random, Instant now) {
    std::unique_lock const lock(mutex_);
    if (auto unchanged = unchangedOnDisk(); !unchanged) return fail(unchanged.error());
    if (held_.generations.size() >= generationsMax)
        return fail(ErrorCode::refused, "Too many generations of keys stand: finish a rotation first.");
    auto const generation = held_.generations.rbegin()->first + 1;
    held_.generations.emplace(generation, MadeSecret{now, Secret::draw(random)});
    write();
    return generation;
}

Result<> Keyring::destroyGeneration(Generation generation) {
    std::unique_lock const lock(mutex_);
    if (auto unchanged = unchangedOnDisk(); !unchanged) return unchanged;
    if (generation == held_.generations.rbegin()->first) return fail(ErrorCode::refused, "The newest generation of keys is in use.");
    if (held_.generations.erase(generation) == 0)
        return fail(ErrorCode::notFound, fmt::format("There is no generation {} of keys.", generation));
    OldBytes const old(fileIn(folder_));
    write();
    if (!old.overwrite()) return fail(ErrorCode::unavailable, "The destroyed keys could not be overwritten on the disk.");
    return {};
}

}  // namespace accord::vault
