#include "forbid_places.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <numeric>

namespace curfew::tool {

namespace {

constexpr std::int32_t minutes_per_week = 7 * 24 * 60;
constexpr std::int32_t nothing = -1;

/// Minutes of the week that take the first name they are given.
class named_minutes {
public:
    named_minutes() {
        names_.fill(nothing);
        std::iota(next_free_.begin(), next_free_.end(), 0);
    }

    /// Whether some minute of [first, end), which may run past the end of the week, was free and has `name` now.
    bool name(std::int32_t first, std::int32_t end, std::int32_t name) {
        const bool here = name_inside(first, std::min(end, minutes_per_week), name);
        return (end > minutes_per_week && name_inside(0, end - minutes_per_week, name)) || here;
    }

    [[nodiscard]] std::int32_t operator[](std::int32_t minute) const {
        return names_[static_cast<std::size_t>(minute)];
    }

private:
    bool name_inside(std::int32_t first, std::int32_t end, std::int32_t name) {
        bool any = false;
        for (std::int32_t m = free_from(first); m < end; m = free_from(m)) {
            names_[static_cast<std::size_t>(m)] = name;
            next_free_[static_cast<std::size_t>(m)] = m + 1;
            any = true;
        }
        return any;
    }

    /// The first free minute at or after `m`; shortens the way for the next search.
    std::int32_t free_from(std::int32_t m) {
        std::int32_t found = m;
        while (next_free_[static_cast<std::size_t>(found)] != found) {
            found = next_free_[static_cast<std::size_t>(found)];
        }
        while (m != found) {
            auto& next = next_free_[static_cast<std::size_t>(m)];
            m = next;
            next = found;
        }
        return found;
    }

    std::array<std::int32_t, minutes_per_week> names_{};
    /// A free minute points to itself, and so does the end of the week.
    std::array<std::int32_t, minutes_per_week + 1> next_free_{};
};

} // namespace

forbid_places::forbid_places(const std::vector<forbid_rule>& forbid_list, range_end ends) {
    const std::int32_t longer = ends == range_end::inclusive ? 1 : 0;
    named_minutes minutes;
    for (std::size_t item = 0; item < forbid_list.size(); ++item) {
        const forbid_rule& rule = forbid_list[item];
        for (std::size_t entry = 0; entry < rule.ranges().size(); ++entry) {
            const auto name = static_cast<std::int32_t>(places_.size());
            bool any = false;
            curfew::detail::for_each_week_span(rule.ranges()[entry], rule.days(), [&](int first, int end) {
                any = minutes.name(first, end + longer, name) || any;
            });
            if (any) places_.push_back({item, entry});
        }
    }
    for (std::int32_t m = 0; m < minutes_per_week; ++m) {
        if (runs_.empty() || runs_.back().range != minutes[m]) runs_.push_back({m, minutes[m]});
    }
}

std::optional<range_place> forbid_places::find(local_seconds t) const noexcept {
    constexpr seconds week = std::chrono::days{7};
    constexpr seconds sunday = std::chrono::days{3};
    // 1970-01-04 was a Sunday. The remainder first, so that no argument overflows.
    const seconds second = (t.time_since_epoch() % week - sunday + 2 * week) % week;
    const auto minute = static_cast<std::int32_t>(std::chrono::floor<minutes>(second).count());
    const auto after = std::upper_bound(runs_.begin(), runs_.end(), minute,
                                        [](std::int32_t m, const run& r) { return m < r.first_minute; });
    const std::int32_t range = std::prev(after)->range;
    return range == nothing ? std::nullopt : std::optional{places_[static_cast<std::size_t>(range)]};
}

} // namespace curfew::tool
