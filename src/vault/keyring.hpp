// The secrets that no database holds: `vault.keys`, in a folder beside the data
// (`DIR.keys/`), so that a copy of the data is no copy of its keys.
//
//    auto made = Keyring::make("/var/lib/accord.keys", random, clock.now());   // once, by `accord init`
//    auto keyring = Keyring::open("/var/lib/accord.keys");
//    auto wrapping = (*keyring)->area(area, (*keyring)->newest());
//
// The file holds generations of wrapping secrets, one a month, and one secret for
// blind indexes, which stays (else every name would have to be opened to find it
// again). What wraps keys is derived from a generation by crypto_kdf (BLAKE2b), each
// branch under a context of its own:
//
//    generation ── area(n)   wraps the keys of persons and cases of area n
//               ├─ safety    wraps the keys of safe addresses
//               └─ staff     wraps the keys of members of staff
//    index      ── index(n)  one for each blind index
//
// Destroying a generation makes every key unusable that was wrapped under it and not
// wrapped again: also in old backups of the database.
//
// The folder is 0700 and the file 0600, of the user that runs; it is refused where
// anybody else can read it. Any thread may use a keyring.
#pragma once

#include "base/clock.hpp"
#include "base/result.hpp"
#include "vault/key_file.hpp"

#include <filesystem>
#include <memory>
#include <shared_mutex>
#include <vector>

namespace accord::vault {

class Keyring {
public:
    /// Refused where a key file stands already: keys are never written over.
    [[nodiscard]] static Result<std::unique_ptr<Keyring>> make(std::filesystem::path const& folder, Random& random, Instant now);
    [[nodiscard]] static Result<std::unique_ptr<Keyring>> open(std::filesystem::path const& folder);
    Keyring(Keyring const&) = delete;
    Keyring& operator=(Keyring const&) = delete;

    [[nodiscard]] Generation newest() const;
    [[nodiscard]] Instant newestMadeAt() const;
    [[nodiscard]] Instant oldestMadeAt() const;
    [[nodiscard]] bool has(Generation generation) const;
    [[nodiscard]] std::vector<Generation> generations() const;

    /// Fail with `notFound` where the generation was destroyed.
    [[nodiscard]] Result<Secret> area(AreaId area, Generation generation) const;
    [[nodiscard]] Result<Secret> safety(Generation generation) const;
    [[nodiscard]] Result<Secret> staff(Generation generation) const;
    [[nodiscard]] Secret index(std::uint64_t number) const;

    /// A new generation, durable before it returns; the older ones stay until they are destroyed.
    /// Where the disk fails std::system_error is thrown: the process has to stop (as with store::CommitUnknown).
    [[nodiscard]] Result<Generation> addGeneration(Random& random, Instant now);
    /// Writes the file without it and overwrites the old file's bytes. Refused for the newest.
    [[nodiscard]] Result<> destroyGeneration(Generation generation);

private:
    explicit Keyring(std::filesystem::path folder) : folder_(std::move(folder)) {}
    [[nodiscard]] Result<KeyFile> read() const;
    [[nodiscard]] Result<> unchangedOnDisk() const;
    void write() const;
    [[nodiscard]] Result<Secret> branch(Generation generation, char const* context, std::uint64_t number) const;

    std::filesystem::path folder_;
    mutable std::shared_mutex mutex_;
    KeyFile held_;
};

}  // namespace accord::vault
