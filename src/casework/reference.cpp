#include "casework/reference.hpp"

#include <fmt/format.h>

namespace accord::casework {

std::string newReference(Random& random) {
    auto letters = random.word(8);
    for (auto& letter : letters)
        if (letter >= 'a' && letter <= 'z') letter = static_cast<char>(letter - 'a' + 'A');
    return fmt::format("RJ-{}-{}", letters.substr(0, 4), letters.substr(4));
}

}  // namespace accord::casework
