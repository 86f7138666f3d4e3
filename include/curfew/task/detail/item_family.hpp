#pragma once
// Some items of a list by the weekdays they apply on, and what these can make up between them.

#include <curfew/task/detail/day_grid.hpp>

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <span>
#include <utility>

namespace curfew::inline v0::detail {

/// Whether two ranges of a list may hold on the same day at the same time.
enum class overlaps : std::uint8_t { allowed, none };

/// A set of row sets.
class item_sets {
public:
    constexpr void insert(row_set rows) noexcept { words_[rows / 64] |= std::uint64_t{1} << rows % 64; }

    [[nodiscard]] constexpr bool contains(row_set rows) const noexcept {
        return (words_[rows / 64] >> rows % 64 & 1U) != 0;
    }

    [[nodiscard]] constexpr int size() const noexcept { return std::popcount(words_[0]) + std::popcount(words_[1]); }

    friend constexpr item_sets operator&(const item_sets& a, const item_sets& b) noexcept {
        return {a.words_[0] & b.words_[0], a.words_[1] & b.words_[1]};
    }

    [[nodiscard]] constexpr item_sets without(const item_sets& others) const noexcept {
        return {words_[0] & ~others.words_[0], words_[1] & ~others.words_[1]};
    }

    constexpr item_sets() noexcept = default;

private:
    constexpr item_sets(std::uint64_t low, std::uint64_t high) noexcept : words_{low, high} {}

    std::array<std::uint64_t, 2> words_{};
};

/// There are as many sets of rows.
inline constexpr row_set row_set_count = 128;

/// Items chosen so far: their sets of rows, and what these can make up.
class item_family {
public:
    explicit item_family(overlaps overlap) noexcept : overlap_{overlap} { sums_.insert(0); }

    void add(row_set rows) noexcept {
        for (row_set p = 0; p < covered_.size(); ++p) {
            const row_set more = (rows & ~p) == 0 ? rows : 0;
            covered_[p] = static_cast<std::uint8_t>(covered_[p] | more);
        }
        if (overlap_ == overlaps::none) add_sums(rows);
        members_.insert(rows);
        sets_[size_++] = rows;
    }

    /// Whether `pattern` is a union of items and, if these must not overlap, of disjoint ones.
    [[nodiscard]] bool makes_up(row_set pattern) const noexcept {
        return overlap_ == overlaps::none ? sums_.contains(pattern) : covered_[pattern] == pattern;
    }

    /// The rows of `pattern` in items that fit into it.
    [[nodiscard]] row_set covered(row_set pattern) const noexcept { return covered_[pattern]; }

    /// Without overlaps: some items that make up `pattern`; bit i is the item added as number i.
    [[nodiscard]] unsigned parts(row_set pattern) const noexcept { return parts_[pattern]; }

    [[nodiscard]] const item_sets& members() const noexcept { return members_; }
    [[nodiscard]] std::size_t size() const noexcept { return size_; }
    [[nodiscard]] row_set operator[](std::size_t i) const noexcept { return sets_[i]; }

private:
    void add_sums(row_set rows) noexcept {
        const item_sets before = sums_;
        for (row_set u = 0; u < row_set_count; ++u) {
            if (!before.contains(u) || (u & rows) != 0) continue;
            sums_.insert(u | rows);
            parts_[u | rows] = static_cast<std::uint8_t>(parts_[u] | 1U << size_);
        }
    }

    overlaps overlap_;
    item_sets members_;
    item_sets sums_;
    std::array<std::uint8_t, 128> covered_{};
    std::array<std::uint8_t, 128> parts_{};
    std::array<row_set, 7> sets_{};
    std::size_t size_ = 0;
};

/// For each pattern, the items of a family that can hold in it: bit i is item i.
class active_items {
public:
    active_items(const item_family& f, overlaps overlap) noexcept {
        std::array<row_set, 128> made{};
        item_sets possible;
        possible.insert(0);
        ++count_[0];
        for (unsigned active = 1; active < 1U << f.size(); ++active) {
            const auto last = static_cast<std::size_t>(std::bit_width(active) - 1);
            const unsigned others = active & ~(1U << last);
            if (!possible.contains(others) || (overlap == overlaps::none && (made[others] & f[last]) != 0)) continue;
            possible.insert(active);
            made[active] = made[others] | f[last];
            ++count_[made[active]];
        }
        std::size_t at = 0;
        for (row_set p = 0; p < 128; ++p) {
            first_[p] = at;
            at += std::exchange(count_[p], 0);
        }
        for (unsigned active = 0; active < 1U << f.size(); ++active) {
            if (possible.contains(active)) ways_[first_[made[active]] + count_[made[active]]++] = active;
        }
    }

    [[nodiscard]] std::span<const unsigned> operator[](row_set pattern) const noexcept {
        return std::span<const unsigned>{ways_}.subspan(first_[pattern], count_[pattern]);
    }

private:
    std::array<std::size_t, 128> first_{};
    std::array<std::size_t, 128> count_{};
    std::array<unsigned, 128> ways_{};
};

} // namespace curfew::inline v0::detail
