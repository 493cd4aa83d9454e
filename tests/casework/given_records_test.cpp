// What another agency gave on a request stands on the page of the case, for as long as it is shared.
#include "casework/case_house.hpp"

#include <gtest/gtest.h>

namespace accord::casework::given_records_test {
namespace {

struct GivenOnARequest : CaseHouse {
    static constexpr ObjectId request{71001};

    void give(ObjectId about, Category item, std::string value) {
        events::ValueGiven given{.participant = about, .fromName = "Swanmere Police", .item = item};
        *events::givenField(given, item) = std::move(value);
        record(gate::Events{}.add(given, {.object = request, .subject = idCast<SubjectId>(about), .area = ownArea}));
    }
    void record(gate::Events events) {
        house().clock.advance(std::chrono::minutes{1});
        ASSERT_TRUE(house().gate().record(std::move(events), {supervisor.user, policeForce, house().clock.now()}));
    }
};
ACCORD_ON_BOTH_DATABASES(GivenOnARequest);

TEST_P(GivenOnARequest, StandsOnTheCaseAsWhatItIs) {
    openCase(strangersBurglary());
    EXPECT_EQ(house().look(supervisor, "casework.case", caseFile)->count("given"), 0U);
    give(harmed, Category::contact, "07700 900199");
    give(responsible, Category::history, "Two cautions.");
    auto page = house().look(supervisor, "casework.case", caseFile);
    ASSERT_EQ(page->count("given"), 2U);
    EXPECT_EQ(page->text("given", 0, "contact"), "07700 900199");
    EXPECT_EQ(page->text("given", 0, "side"), "harmed");
    EXPECT_EQ(page->text("given", 0, "item"), "contact");
    EXPECT_EQ(page->text("given", 0, "from"), "Swanmere Police");
    EXPECT_EQ(page->text("given", 1, "history"), "Two cautions.");
    EXPECT_EQ(page->text("given", 1, "contact"), "");
}

TEST_P(GivenOnARequest, GoesWhenItIsSharedNoLonger) {
    openCase(strangersBurglary());
    give(harmed, Category::contact, "07700 900199");
    record(gate::Events{}.add(events::DisclosureEnded{}, {.object = request}));
    EXPECT_EQ(house().look(supervisor, "casework.case", caseFile)->count("given"), 0U);
}

}  // namespace
}  // namespace accord::casework::given_records_test
