// The hot path of decisions allocates nothing: every allocation of this program is counted.
#include "sharing/agreement_fixture.hpp"
#include "sharing/bench_world.hpp"
#include "sharing/compiled.hpp"

#include <cstdlib>
#include <new>

namespace {
thread_local std::size_t allocations = 0;
}  // namespace

void* operator new(std::size_t size) {
    ++allocations;
    if (auto* memory = std::malloc(size == 0 ? 1 : size)) return memory;
    throw std::bad_alloc();
}
void* operator new(std::size_t size, std::nothrow_t const&) noexcept {
    ++allocations;
    return std::malloc(size == 0 ? 1 : size);
}
void operator delete(void* memory) noexcept {
    std::free(memory);
}
void operator delete(void* memory, std::size_t) noexcept {
    std::free(memory);
}
void operator delete(void* memory, std::nothrow_t const&) noexcept {
    std::free(memory);
}

namespace accord::sharing::no_allocation_test {
namespace {

struct Ready {
    CompiledAgreements::Reader reader;
    CompiledAgreements::Matter matter;
    Category category{};
};

TEST(NoAllocation, ADecisionAllocatesNothing) {
    SeededRandom random{7};
    BenchSize const size{.areas = 5, .agreements = 60};
    auto const agreements = benchAgreements(nationalTemplate(shippedBook()), size, today, random);
    CompiledAgreements const compiled(agreements, today);
    auto const agencies = benchAgencies(size);
    std::vector<Ready> questions;
    for (int number = 0; number < 5'000; ++number) {
        auto const question = benchQuestion(agencies, shippedRoles(), today, random);
        questions.push_back({compiled.reader(question.actor), compiled.matter(question.facts), question.category});
    }
    auto const before = allocations;
    std::size_t shown = 0;
    for (auto const& one : questions)
        if (compiled.decide(one.reader, one.matter, one.category).showing == gate::Showing::shown) ++shown;
    EXPECT_EQ(allocations, before);
    EXPECT_GT(shown, 0U);
    auto const planted = std::make_unique<int>(7);
    EXPECT_EQ(allocations, before + 1) << "an allocation is counted";
}

}  // namespace
}  // namespace accord::sharing::no_allocation_test
