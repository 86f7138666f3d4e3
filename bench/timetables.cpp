// One instant against many tasks, as a dialer's loop asks it: the timetables no longer fit in the cache.

#include "subject.hpp"
#include "suites.hpp"

#include <cstring>
#include <random>
#include <string>
#include <vector>

#ifdef __linux__
#include <cstdlib>
#include <new>
#include <sys/mman.h>
#endif

namespace bench {
namespace {

using curfew::timetable;

#ifdef __linux__
/// Memory in pages of 2 MiB, if the system has some: then the processor finds each timetable's page without a walk through
/// tables, which for random timetables costs more than the question.
template <class T>
struct huge_pages {
    using value_type = T;

    huge_pages() = default;
    template <class Other>
    explicit(false) huge_pages(const huge_pages<Other>&) noexcept {}

    T* allocate(std::size_t count) {
        constexpr std::size_t page = std::size_t{2} << 20;
        const std::size_t size = (count * sizeof(T) + page - 1) / page * page;
        void* const memory = std::aligned_alloc(page, size);
        if (memory == nullptr) throw std::bad_alloc{};
        madvise(memory, size, MADV_HUGEPAGE);
        return static_cast<T*>(memory);
    }
    void deallocate(T* memory, std::size_t) noexcept { std::free(memory); }

    friend bool operator==(const huge_pages&, const huge_pages&) noexcept = default;
};
#endif

/// `ask(task)` of so many tasks, in random order.
template <class Tasks, class Ask>
void visit_at_random(benchmark::State& state, std::size_t count, Ask ask) {
    Tasks tasks;
    tasks.reserve(count);
    for (std::size_t i = 0; i < count; ++i) tasks.push_back(timetable_of(random_rules(5, i), curfew::zone::beijing));
    std::mt19937_64 random{3};
    std::vector<std::uint32_t> order(65'536);
    for (std::uint32_t& index : order) index = static_cast<std::uint32_t>(random() % count);
    for (auto _ : state) {
        std::uint64_t sum = 0;
        for (const std::uint32_t index : order) sum += ask(tasks[index]);
        benchmark::DoNotOptimize(sum);
    }
    count_items(state, order.size());
}

std::uint64_t permits_now(const timetable& t) {
    constexpr sys_seconds now = std::chrono::sys_days{std::chrono::year{2024} / 6 / 12} + std::chrono::hours{5};
    return static_cast<std::uint64_t>(t.permits(now));
}

/// What no question about a task can be cheaper than, where it is not in the cache.
std::uint64_t one_word(const timetable& t) {
    std::uint64_t word = 0;
    std::memcpy(&word, static_cast<const void*>(&t), sizeof word);
    return word;
}

} // namespace

void add_timetables() {
    for (const std::size_t count : {1U, 1000U, 20'000U}) {
        add("timetables/" + std::to_string(count),
            [=](benchmark::State& state) { visit_at_random<std::vector<timetable>>(state, count, permits_now); });
    }
    add("timetables/20000_words",
        [](benchmark::State& state) { visit_at_random<std::vector<timetable>>(state, 20'000, one_word); });
#ifdef __linux__
    add("timetables/20000_huge_pages", [](benchmark::State& state) {
        visit_at_random<std::vector<timetable, huge_pages<timetable>>>(state, 20'000, permits_now);
    });
#else
    skip("timetables/20000_huge_pages", "only Linux is asked for huge pages");
#endif
}

} // namespace bench
