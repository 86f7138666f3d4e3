#pragma once
// Which entries of a list of exceptions hold on a date.

#include <curfew/time/detail/order.hpp>
#include <curfew/timetable/date_exceptions.hpp>

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace curfew::inline v0::detail {

/// An interval tree, laid out in one list sorted by first date: the middle of a part of the list is the root of that part.
/// Dates are days since 1970-01-01. Immutable.
class date_index {
public:
    date_index() noexcept = default;

    explicit date_index(std::span<const date_exceptions::entry> entries) {
        nodes_.reserve(entries.size());
        for (const std::uint32_t place : by_first_date(entries)) {
            const std::int64_t last = entries[place].last.time_since_epoch().count();
            nodes_.push_back({entries[place].first.time_since_epoch().count(), last, last, place});
        }
        reach(0, nodes_.size());
    }

    /// Calls `visit(place)` with each entry that holds on `day`, in no particular order. Logarithmic for each of them.
    template <class Visit>
    void for_each_on(std::int64_t day, Visit visit) const noexcept {
        search(0, nodes_.size(), day, visit);
    }

private:
    struct node {
        std::int64_t first;
        std::int64_t last;
        /// The latest last date in the part of the list that this is the root of.
        std::int64_t reach;
        std::uint32_t place;
    };

    std::int64_t reach(std::size_t from, std::size_t end) noexcept {
        if (from == end) return earliest;
        node& root = nodes_[from + (end - from) / 2];
        const std::int64_t before = reach(from, from + (end - from) / 2);
        const std::int64_t after = reach(from + (end - from) / 2 + 1, end);
        root.reach = max_of(root.last, max_of(before, after));
        return root.reach;
    }

    template <class Visit>
    void search(std::size_t from, std::size_t end, std::int64_t day, Visit& visit) const noexcept {
        while (from < end) {
            const std::size_t middle = from + (end - from) / 2;
            const node& root = nodes_[middle];
            if (root.reach < day) return;
            search(from, middle, day, visit);
            if (root.first > day) return;
            if (root.last >= day) visit(std::size_t{root.place});
            from = middle + 1;
        }
    }

    static constexpr std::int64_t earliest = local_days::min().time_since_epoch().count();

    std::vector<node> nodes_;
};

} // namespace curfew::inline v0::detail
