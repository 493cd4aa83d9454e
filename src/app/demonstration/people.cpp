#include "app/demonstration/people.hpp"

#include "base/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <fstream>

namespace accord::app {
namespace {

/// One column of a small CSV without quoting, whose first line is the header.
std::vector<std::string> column(std::filesystem::path const& path, std::size_t wanted) {
    std::ifstream file(path);
    std::vector<std::string> values;
    std::string line;
    std::getline(file, line);
    while (std::getline(file, line)) {
        std::size_t start = 0;
        for (std::size_t at = 0; at < wanted && start != std::string::npos; ++at) {
            auto comma = line.find(',', start);
            start = comma == std::string::npos ? comma : comma + 1;
        }
        if (start == std::string::npos) continue;
        auto value = std::string(trimmed(line.substr(start, line.find(',', start) - start)));
        if (!value.empty()) values.push_back(std::move(value));
    }
    return values;
}

}  // namespace

Result<People> People::read(std::filesystem::path const& reference) {
    People people;
    people.first_ = column(reference / "names" / "first_names.csv", 2);
    people.last_ = column(reference / "names" / "surnames.csv", 0);
    if (people.first_.empty() || people.last_.empty())
        return fail(ErrorCode::notFound, "The lists of names in reference/names cannot be read.");
    return people;
}

std::string People::name(Random& random) const {
    return first_[random.below(first_.size())] + " " + last_[random.below(last_.size())];
}

Person People::draw(Random& random) const {
    Person person;
    person.name = name(random);
    person.phone = fmt::format("07700 900{:03}", random.below(1000));
    person.email = lowerAscii(person.name) + "@example.org";
    std::replace(person.email.begin(), person.email.end(), ' ', '.');
    std::erase(person.email, '\'');
    auto year = static_cast<int>(1944 + random.below(60));
    person.born = std::chrono::year{year} / std::chrono::month{static_cast<unsigned>(1 + random.below(12))} /
                  std::chrono::day{static_cast<unsigned>(1 + random.below(28))};
    return person;
}

}  // namespace accord::app
