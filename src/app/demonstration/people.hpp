// Invented people.
//
//    People people(referenceFolder, random);
//    auto victim = people.draw();        // "Margaret Okafor", 07700 900146, margaret.okafor@example.org
#pragma once

#include "base/date.hpp"
#include "base/random.hpp"
#include "base/result.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace accord::app {

struct Person {
    std::string name;
    std::string phone;  ///< of the ranges that Ofcom keeps for drama
    std::string email;  ///< at example.org
    Date born{};
};

class People {
public:
    [[nodiscard]] static Result<People> read(std::filesystem::path const& reference);
    [[nodiscard]] Person draw(Random& random) const;
    [[nodiscard]] std::string name(Random& random) const;

private:
    std::vector<std::string> first_, last_;
};

}  // namespace accord::app
