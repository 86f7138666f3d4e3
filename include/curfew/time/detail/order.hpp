#pragma once
// The few algorithms the core needs. <algorithm> and <memory> would each add a third of <chrono> to what including
// curfew costs; tests/header_cost keeps them out.

#include <cstddef>
#include <utility>
#include <vector>

namespace curfew::inline v0::detail {

template <class T>
[[nodiscard]] constexpr const T& min_of(const T& a, const T& b) noexcept {
    return b < a ? b : a;
}

template <class T>
[[nodiscard]] constexpr const T& max_of(const T& a, const T& b) noexcept {
    return a < b ? b : a;
}

/// The index of the first entry of a sorted list that is not before `value`; the list's size if all are.
template <class T>
[[nodiscard]] constexpr std::size_t first_not_before(const std::vector<T>& sorted, const T& value) noexcept {
    std::size_t first = 0;
    std::size_t end = sorted.size();
    while (first < end) {
        const std::size_t middle = first + (end - first) / 2;
        if (sorted[middle] < value) {
            first = middle + 1;
        } else {
            end = middle;
        }
    }
    return first;
}

/// Sorts by `before`, a strict weak order; equal entries keep their order. O(n) if the list is sorted already, else
/// O(n log n) and a second list.
template <class T, class Before>
void stable_sort(std::vector<T>& list, Before before) {
    std::vector<T> merged;
    // Runs of `length` entries are sorted; each turn merges neighbours.
    for (std::size_t length = 1; length < list.size(); length *= 2) {
        bool in_order = true;
        for (std::size_t i = length; i < list.size() && in_order; i += length) in_order = !before(list[i], list[i - 1]);
        if (in_order) continue;
        merged.clear();
        merged.reserve(list.size());
        for (std::size_t start = 0; start < list.size(); start += 2 * length) {
            const std::size_t middle = min_of(start + length, list.size());
            const std::size_t end = min_of(middle + length, list.size());
            std::size_t left = start;
            std::size_t right = middle;
            while (left < middle || right < end) {
                const bool take_right = left == middle || (right < end && before(list[right], list[left]));
                merged.push_back(std::move(list[take_right ? right++ : left++]));
            }
        }
        list.swap(merged);
    }
}

} // namespace curfew::inline v0::detail
