#include "store/trouble.hpp"

#include <fmt/format.h>

namespace accord::store {

void raise(Trouble trouble, std::string_view what, std::string_view message) {
    auto const text = fmt::format("{}: {}", what, message);
    switch (trouble) {
        case Trouble::unique: throw UniqueViolation(text);
        case Trouble::tryAgain: throw TryAgain(text);
        case Trouble::unavailable:
        case Trouble::lost: throw Unavailable(text);
        case Trouble::unsynced: throw CommitUnknown(text);
        case Trouble::none:
        case Trouble::other: break;
    }
    throw StoreFailure(text);
}

}  // namespace accord::store
