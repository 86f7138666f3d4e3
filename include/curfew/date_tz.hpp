#pragma once
// IANA time zones through Howard Hinnant's tz library. Optional: needs date/tz.h and its library (curfew::date_tz).
//
//     const auto zone = tz_zone::from_name("America/New_York");
//     if (!zone) report(zone.error);
//     const zoned_schedule task{compile(rules), *zone.value};
//
// What the zone database says is what holds. Where it is the system's (as on Debian), date 3.0.1 reads the clock changes
// that are listed there, which end with 2037; a zone goes on with the two changes a year that the list ends with. It takes
// the lists in full: files that zic made with '-b slim' end with the last change of a rule, and must not be used.

#include <curfew/zone/detail/yearly_changes.hpp>
#include <curfew/zone/zone.hpp>

#include <date/tz.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <exception>
#include <optional>
#include <string>
#include <string_view>

namespace curfew::inline v0 {

/// An IANA zone. A small value without allocation; models the concept `zone`. The database it refers to lives as long as
/// the program. Safe to use from any number of threads.
class tz_zone {
public:
    /// A zone, or a sentence that says why there is none.
    struct located;

    /// The zone of that IANA name, such as "Asia/Shanghai"; case matters. Loads the zone, so that nothing is left that
    /// could fail later. Does not throw: a name that is not there, or a missing database, is an error of the result.
    [[nodiscard]] static located from_name(std::string_view name);

    /// Its name in the zone database.
    [[nodiscard]] const std::string& name() const noexcept { return zone_->name(); }

    /// The offset at `t`. Logarithmic in the number of clock changes of the zone.
    [[nodiscard]] seconds offset_at(sys_seconds t) const {
        return later_ && t >= later_->since() ? later_->span_at(t).offset : info_at(t).offset;
    }

    /// The span of constant offset around `t`. Logarithmic in the number of clock changes of the zone.
    [[nodiscard]] offset_span span_at(sys_seconds t) const;

    friend bool operator==(const tz_zone& a, const tz_zone& b) noexcept { return a.zone_ == b.zone_; }

private:
    explicit tz_zone(const date::time_zone* zone) : zone_{zone}, later_{changes_after_list()} {}

    /// What date can count in: the days of its years.
    static constexpr sys_seconds first_known = date::sys_days{date::year::min() / date::January / 1};
    static constexpr sys_seconds last_known = date::sys_days{date::year::max() / date::December / 31};

    [[nodiscard]] date::sys_info info_at(sys_seconds t) const {
        return zone_->get_info(std::clamp(t, first_known, last_known));
    }

    [[nodiscard]] std::optional<detail::yearly_changes> changes_after_list() const;

    const date::time_zone* zone_;
    /// Where the list of changes ends before the rule does.
    std::optional<detail::yearly_changes> later_;
};

/// What from_name() found.
struct tz_zone::located {
    /// The zone, if there is one.
    std::optional<tz_zone> value;
    /// Else why there is none, in English; empty with a zone.
    std::string error;

    /// Whether there is a zone.
    [[nodiscard]] explicit operator bool() const noexcept { return value.has_value(); }
};

// ---- implementation -------------------------------------------------------------------------------------------

inline tz_zone::located tz_zone::from_name(std::string_view name) {
    try {
        return {tz_zone{date::locate_zone(name)}, {}};
    } catch (const std::exception& fault) {
        return {std::nullopt, fault.what()};
    }
}

inline std::optional<detail::yearly_changes> tz_zone::changes_after_list() const {
    constexpr sys_seconds last_listed_year = date::sys_days{date::year{2037} / date::January / 1};
    std::array<detail::clock_change, detail::yearly_changes::changes_needed> listed{};
    date::sys_info after = info_at(last_known);
    if (after.begin < last_listed_year) return std::nullopt;
    for (std::size_t i = listed.size(); i > 0; --i) {
        const date::sys_info before = info_at(after.begin - seconds{1});
        listed[i - 1] = {after.begin, before.offset, after.offset};
        after = before;
    }
    return detail::yearly_changes::from(listed);
}

inline offset_span tz_zone::span_at(sys_seconds t) const {
    if (later_ && t >= later_->since()) return later_->span_at(t);
    const date::sys_info info = info_at(t);
    return {info.begin <= first_known ? sys_seconds::min() : info.begin,
            info.end >= last_known ? sys_seconds::max() : info.end, info.offset};
}

} // namespace curfew::inline v0
