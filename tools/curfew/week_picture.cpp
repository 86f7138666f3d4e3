#include "week_picture.hpp"

#include <curfew/time/detail/week_bits.hpp>
#include <curfew/time/text.hpp>
#include <curfew/timetable/detail/forbid_places.hpp>

#include <algorithm>
#include <chrono>
#include <limits>

namespace curfew::tool {

namespace {

using curfew::detail::minutes_per_day;
using curfew::detail::minutes_per_week;

constexpr std::size_t nobody = std::numeric_limits<std::size_t>::max();

/// Which range forbids each minute of the week: the first in document order.
class owned_week {
public:
    owned_week(const task& rules, range_end ends) {
        const curfew::detail::forbid_places places{rules.forbid_list(), ends};
        std::array<std::optional<forbidding_range>, minutes_per_week> found;
        for (const weekday day : all_weekdays) {
            for (int minute = 0; minute < minutes_per_day; ++minute) {
                auto& here = found[place_of(day, minute)];
                here = places.find(day, day - std::chrono::days{1}, minute);
                if (here) ranges_.push_back(*here);
            }
        }
        std::ranges::sort(ranges_, in_document_order);
        ranges_.erase(std::unique(ranges_.begin(), ranges_.end()), ranges_.end());
        for (std::size_t i = 0; i < found.size(); ++i) {
            owners_[i] = nobody;
            if (!found[i]) continue;
            const auto owner = std::ranges::lower_bound(ranges_, *found[i], in_document_order);
            owners_[i] = static_cast<std::size_t>(owner - ranges_.begin());
        }
    }

    /// The ranges that forbid some minute which no earlier one forbids, in document order.
    [[nodiscard]] const std::vector<forbidding_range>& ranges() const noexcept { return ranges_; }

    /// The place among ranges(), or `nobody`.
    [[nodiscard]] std::size_t owner(weekday day, int minute) const { return owners_[place_of(day, minute)]; }

private:
    static bool in_document_order(const forbidding_range& a, const forbidding_range& b) {
        return a.item != b.item ? a.item < b.item : a.entry < b.entry;
    }

    static std::size_t place_of(weekday day, int minute) {
        return static_cast<std::size_t>(curfew::detail::days_after_sunday(day) * minutes_per_day + minute);
    }

    std::vector<forbidding_range> ranges_;
    std::array<std::size_t, minutes_per_week> owners_{};
};

seconds second_of_week(local_seconds t) {
    const auto date = std::chrono::floor<std::chrono::days>(t);
    return std::chrono::days{detail::days_after_sunday(weekday{date})} + (t - date);
}

/// Which minutes of the week the window holds as a whole.
class reach {
public:
    explicit reach(const call_window& window)
        : whole_{window.length() >= seconds{minutes_per_week * 60}},
          first_{std::chrono::ceil<minutes>(second_of_week(window.start())).count()},
          length_{
              std::max<std::int64_t>(0, std::chrono::floor<minutes>(window.end().time_since_epoch()).count() -
                                            std::chrono::ceil<minutes>(window.start().time_since_epoch()).count())} {}

    [[nodiscard]] bool whole() const { return whole_; }
    [[nodiscard]] bool contains(int minute) const {
        return whole_ || (minute - first_ + std::int64_t{2} * minutes_per_week) % minutes_per_week < length_;
    }

private:
    bool whole_;
    std::int64_t first_;
    std::int64_t length_;
};

std::string time_of_day_text(local_seconds t) {
    constexpr std::size_t date_length = 11;
    return std::string{format(t)->view().substr(date_length)};
}

week_mark mark(week_mark::kind what, std::string_view word, local_seconds t) {
    const auto date = std::chrono::floor<std::chrono::days>(t);
    const auto minute = static_cast<int>(std::chrono::floor<minutes>(t - date).count());
    return {what, weekday{date}, minute, std::string{word} + ' ' + time_of_day_text(t)};
}

week_day day_of(weekday day, const owned_week& owned, const reach& window) {
    week_day result{day, {}, 0};
    const int midnight = detail::days_after_sunday(day) * minutes_per_day;
    for (int minute = 0; minute < minutes_per_day; ++minute) {
        const std::size_t owner = owned.owner(day, minute);
        const bool inside = window.contains(midnight + minute);
        week_block here{minute, minute + 1, week_answer::outside, 0};
        if (inside && owner == nobody) here.answer = week_answer::permitted;
        if (inside && owner != nobody) here = {minute, minute + 1, week_answer::forbidden, owner};
        if (here.answer == week_answer::permitted) ++result.permitted_minutes;
        if (!result.blocks.empty() && result.blocks.back().answer == here.answer &&
            result.blocks.back().range == here.range) {
            ++result.blocks.back().end;
        } else {
            result.blocks.push_back(here);
        }
    }
    return result;
}

} // namespace

week_picture picture_of(const task& rules, range_end ends, local_seconds now) {
    week_picture result;
    const owned_week owned{rules, ends};
    constexpr std::size_t letters = 26;
    for (std::size_t i = 0; i < owned.ranges().size(); ++i) {
        result.ranges.push_back({owned.ranges()[i], i < letters ? static_cast<char>('a' + i) : '*'});
    }
    for (const forbid_rule& r : rules.forbid_list()) result.covered_ranges += r.ranges().size();
    result.covered_ranges -= result.ranges.size();
    const reach window{rules.window()};
    result.shorter_than_week = !window.whole();
    for (const weekday day : all_weekdays) {
        result.days[std::size_t{day.c_encoding()}] = day_of(day, owned, window);
    }
    result.marks.push_back(mark(week_mark::kind::start, "StartTime", rules.window().start()));
    result.marks.push_back(mark(week_mark::kind::end, "EndTime", rules.window().end()));
    if (now >= earliest_local_time && now <= latest_local_time) {
        result.marks.push_back(mark(week_mark::kind::now, "now", now));
    }
    std::stable_sort(result.marks.begin(), result.marks.end(), [](const week_mark& a, const week_mark& b) {
        return a.day != b.day ? api_number(a.day) < api_number(b.day) : a.minute < b.minute;
    });
    return result;
}

std::vector<week_block> simplified(const week_day& day, int least) {
    std::vector<week_block> result;
    const auto small = [least](const week_block& b) { return b.end - b.first < least; };
    for (auto at = day.blocks.begin(); at != day.blocks.end();) {
        const auto large = std::find_if_not(at, day.blocks.end(), small);
        constexpr std::ptrdiff_t few = 3;
        if (large - at < few) {
            const auto stop = large == at ? at + 1 : large;
            result.insert(result.end(), at, stop);
            at = stop;
            continue;
        }
        const bool permitted_somewhere =
            std::any_of(at, large, [](const week_block& b) { return b.answer == week_answer::permitted; });
        result.push_back({at->first, (large - 1)->end,
                          permitted_somewhere ? week_answer::varied : week_answer::forbidden, at->range});
        at = large;
    }
    return result;
}

std::string permitted_in_words(const week_day& day, std::size_t most) {
    if (day.permitted_minutes == 0) return "nothing permitted";
    if (day.permitted_minutes == minutes_per_day) return "permitted all day";
    std::string result;
    std::size_t count = 0;
    for (const week_block& b : day.blocks) {
        if (b.answer != week_answer::permitted || ++count > most) continue;
        result += (result.empty() ? "permitted " : ", ") + clock(b.first) + '-' + clock(b.end);
    }
    return count > most ? result + " and " + std::to_string(count - most) + " more" : result;
}

std::string permitted_length(const week_day& day) {
    const int hours = day.permitted_minutes / 60;
    const int rest = day.permitted_minutes % 60;
    if (rest == 0) return std::to_string(hours) + " h";
    return (hours > 0 ? std::to_string(hours) + " h " : "") + std::to_string(rest) + " min";
}

std::string clock(int minute) {
    return std::string{format(*time_of_day::from_minutes(minute)).view()};
}

} // namespace curfew::tool
