#include "catch.hpp"

#include <curfew/time/detail/order.hpp>

#include <algorithm>
#include <memory>
#include <random>
#include <string>
#include <vector>

namespace order_test {

namespace detail = curfew::detail;

TEST_CASE("min_of and max_of prefer the first of equal values") {
    const int a = 3;
    const int b = 3;
    CHECK(&detail::min_of(a, b) == &a);
    CHECK(&detail::max_of(a, b) == &a);
    STATIC_REQUIRE(detail::min_of(1, 2) == 1);
    STATIC_REQUIRE(detail::min_of(2, 1) == 1);
    STATIC_REQUIRE(detail::max_of(1, 2) == 2);
    STATIC_REQUIRE(detail::max_of(2, 1) == 2);
}

TEST_CASE("first_not_before is std::lower_bound") {
    std::vector<int> sorted;
    for (int size = 0; size < 20; ++size) {
        for (int value = -1; value <= 2 * size + 1; ++value) {
            const auto expected = std::lower_bound(sorted.begin(), sorted.end(), value) - sorted.begin();
            REQUIRE(detail::first_not_before(sorted, value) == static_cast<std::size_t>(expected));
        }
        sorted.push_back(2 * size);
    }
}

TEST_CASE("stable_sort is std::stable_sort, for values that can only be moved as well") {
    struct entry {
        int key;
        std::unique_ptr<int> position;
    };
    std::mt19937 random{1};
    for (int size = 0; size < 200; ++size) {
        std::vector<entry> ours;
        std::vector<std::pair<int, int>> theirs;
        for (int i = 0; i < size; ++i) {
            const int key = static_cast<int>(random() % 16U);
            ours.push_back({key, std::make_unique<int>(i)});
            theirs.emplace_back(key, i);
        }
        detail::stable_sort(ours, [](const entry& a, const entry& b) { return a.key < b.key; });
        std::stable_sort(theirs.begin(), theirs.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
        for (std::size_t i = 0; i < ours.size(); ++i) {
            REQUIRE(ours[i].key == theirs[i].first);
            REQUIRE(*ours[i].position == theirs[i].second);
        }
    }
}

TEST_CASE("a sorted list is compared in linear time and not moved") {
    std::vector<int> list(1000);
    for (std::size_t i = 0; i < list.size(); ++i) list[i] = static_cast<int>(i / 2);
    const int* const first = list.data();
    int comparisons = 0;
    detail::stable_sort(list, [&](int a, int b) {
        ++comparisons;
        return a < b;
    });
    CHECK(list.data() == first);
    CHECK(comparisons < 2000);
}

} // namespace order_test
