#pragma once
// What a dialer enforces beyond the API's rules: its holidays, and the hours where the callee lives. docs/policy.md has
// the JSON form, json/policy.hpp reads it.
//
//     policy_document (what was written)  ──parse_policy──▶  local_policy (what it means)  ──permission_with──▶  permission

#include <curfew/timetable/date_exceptions.hpp>
#include <curfew/timetable/permission.hpp>
#include <curfew/timetable/presets.hpp>
#include <curfew/diagnostics/report.hpp>
#include <curfew/task/request.hpp>
#include <curfew/time/text.hpp>
#include <curfew/task/detail/validate.hpp>
#include <curfew/time/weekly_hours.hpp>
#include <curfew/timetable/zoned_calendar.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace curfew::inline v0 {

/// An entry of Exceptions, as it was written.
struct exception_entry {
    /// The members of docs/policy.md; absent where it does not have them.
    std::optional<std::string> date;
    std::optional<std::string> from;
    std::optional<std::string> to;
    std::optional<bool> forbid;
    std::optional<std::vector<std::string>> times;
    std::optional<std::string> counts_as;
    std::optional<std::string> name;
    std::vector<unknown_field> unknown;
};

/// An entry of LocalHours, as it was written.
struct local_hours_entry {
    /// The members of docs/policy.md; absent where it does not have them.
    std::optional<std::string> zone;
    std::optional<std::string> hours;
    std::optional<std::string> preset;
    std::optional<std::vector<exception_entry>> exceptions;
    std::vector<unknown_field> unknown;
};

/// A policy file, as it was written.
struct policy_document {
    /// The members of docs/policy.md; `local_policy` is what they mean.
    std::optional<std::vector<exception_entry>> exceptions;
    std::optional<std::vector<local_hours_entry>> local_hours;
    std::vector<unknown_field> unknown;
};

/// Hours in a zone, and the dates that are different there.
struct local_hours {
    /// As the caller's finder of zones knows it.
    std::string zone;
    weekly_hours hours;
    /// Labelled with their place in the file.
    date_exceptions exceptions;

    friend bool operator==(const local_hours&, const local_hours&) = default;
};

/// What a policy file means.
struct local_policy {
    /// Dates of the task's zone, labelled with their place in the file.
    date_exceptions exceptions;
    /// All of them hold.
    std::vector<local_hours> hours;

    friend bool operator==(const local_policy&, const local_policy&) = default;
};

/// The meaning of a policy file, if it has no error, and all that is wrong with it, in document order.
/// `is_zone(name)` says whether there is a zone of that name.
template <class IsZone>
[[nodiscard]] checked<local_policy> parse_policy(const policy_document& document, IsZone is_zone);

/// A task under a policy: layer 0 is the task, layer i the i-th of the local hours. `find_zone(name)` gives the Zone of a
/// name that `is_zone` of parse_policy() knew.
template <zone Zone, class FindZone>
[[nodiscard]] permission<Zone> permission_with(const local_policy& policy, const task_rules& task, Zone task_zone,
                                               FindZone find_zone, range_end ends = range_end::exclusive);

/// Where in the policy file that is what forbids: /LocalHours/1, /Exceptions/0, /LocalHours/1/Exceptions/2; nullopt if
/// nothing of it does. The verdict is one of `call`, which permission_with() made.
template <zone Zone>
[[nodiscard]] std::optional<json_pointer> policy_place(const permission_verdict& verdict, const permission<Zone>& call);

// ---- implementation -------------------------------------------------------------------------------------------

namespace detail {

/// policy-unknown-field.
inline void check_policy_members(const std::vector<unknown_field>& unknown, std::span<const field> known,
                                 const json_pointer& where, reporter& out) {
    for (const unknown_field& f : unknown) {
        diagnostic found{
            rule::policy_unknown_field, severity::error, where, '/' + escaped_pointer_token(f.name), {}, {}};
        if (const auto nearest = nearest_field(known, f.name)) found.detail = nearest_detail{*nearest};
        out.add(std::move(found));
    }
}

[[nodiscard]] inline text_detail detail_of(text_fault fault, std::size_t at) noexcept {
    return {fault, static_cast<std::uint32_t>(at)};
}

/// exception-date-format.
[[nodiscard]] inline std::optional<local_days> check_date(const std::string& text, const json_pointer& where,
                                                          reporter& out) {
    const auto date = parse_local_date(text);
    if (!date) out.add(rule::exception_date_format, where, detail_of(date.fault, date.at));
    return date.value;
}

/// time-range-format, time-range-empty. An overnight range and one until 24:00 are fine here.
[[nodiscard]] inline std::optional<date_exception> check_closed_times(const std::vector<std::string>& times,
                                                                     const json_pointer& where, reporter& out) {
    if (times.empty()) out.add(rule::times_empty, where);
    std::vector<time_range> ranges;
    for (std::size_t i = 0; i < times.size(); ++i) {
        const auto pair = parse_time_pair(times[i]);
        if (!pair) {
            out.add(rule::time_range_format, where / i, detail_of(pair.fault, pair.at));
        } else if (const auto range = time_range::from(pair.value->start, pair.value->end)) {
            ranges.push_back(*range);
        } else {
            out.add(rule::time_range_empty, where / i);
        }
    }
    return ranges.size() == times.size() ? date_exception::closed_in(std::move(ranges)) : std::nullopt;
}

/// exception-meaning, counts-as-weekday, and the rules of Times.
[[nodiscard]] inline std::optional<date_exception> check_meaning(const exception_entry& entry, const json_pointer& where,
                                                                reporter& out) {
    const int given = (entry.forbid ? 1 : 0) + (entry.times ? 1 : 0) + (entry.counts_as ? 1 : 0);
    if (out.has_unreadable_inside(where)) return std::nullopt;
    if (given != 1 || entry.forbid == false) {
        out.add(rule::exception_meaning, where);
        return std::nullopt;
    }
    if (entry.times) return check_closed_times(*entry.times, where / field::times, out);
    if (!entry.counts_as) return date_exception::closed();
    const auto day = parse_weekday(*entry.counts_as);
    if (!day) {
        out.add(rule::counts_as_weekday, where / field::counts_as, detail_of(day.fault, day.at));
        return std::nullopt;
    }
    return date_exception::counts_as(*day.value);
}

/// A first date and a last one.
using date_span = std::pair<local_days, local_days>;

/// exception-date-missing, -format, -reversed.
[[nodiscard]] inline std::optional<date_span> check_dates(const exception_entry& entry, const json_pointer& where,
                                                          reporter& out) {
    if (out.has_unreadable_inside(where)) return std::nullopt;
    if (entry.date ? entry.from || entry.to : !entry.from || !entry.to) {
        out.add(rule::exception_date_missing, where);
        return std::nullopt;
    }
    const auto first =
        check_date(entry.date ? *entry.date : *entry.from, where / (entry.date ? field::date : field::from), out);
    const auto last = entry.date ? first : check_date(*entry.to, where / field::to, out);
    if (!first || !last) return std::nullopt;
    if (*last < *first) {
        out.add(rule::exception_dates_reversed, where / field::to);
        return std::nullopt;
    }
    return date_span{*first, *last};
}

[[nodiscard]] inline date_exceptions check_exceptions(const std::optional<std::vector<exception_entry>>& entries,
                                                     const json_pointer& where, reporter& out) {
    date_exceptions result;
    for (std::size_t i = 0; entries && i < entries->size(); ++i) {
        const exception_entry& entry = (*entries)[i];
        const json_pointer place = where / i;
        const auto dates = check_dates(entry, place, out);
        auto meaning = check_meaning(entry, place, out);
        check_policy_members(entry.unknown, exception_fields, place, out);
        if (!dates || !meaning) continue;
        if (!result.insert(dates->first, dates->second, *std::move(meaning), i)) {
            out.add(rule::exception_date_duplicate, place);
        }
    }
    return result;
}

/// local-hours-meaning, local-hours-format, preset-unknown.
[[nodiscard]] inline weekly_hours check_hours(const local_hours_entry& entry, const json_pointer& where,
                                              reporter& out) {
    if (out.is_unreadable(where / field::hours) || out.is_unreadable(where / field::preset)) return {};
    if (entry.hours.has_value() == entry.preset.has_value()) {
        out.add(rule::local_hours_meaning, where);
        return {};
    }
    if (entry.preset) {
        const auto preset = find_legal_hours(*entry.preset);
        if (!preset) out.add(rule::preset_unknown, where / field::preset);
        return preset ? preset->hours : weekly_hours{};
    }
    const auto hours = parse_weekly_hours(*entry.hours);
    if (!hours) out.add(rule::local_hours_format, where / field::hours, detail_of(hours.fault, hours.at));
    return hours.value.value_or(weekly_hours{});
}

/// parse_policy() for a document of which the places `unreadable` were refused by the reader: silent about these.
template <class IsZone>
[[nodiscard]] checked<local_policy> parse_readable_policy(const policy_document& document, IsZone is_zone,
                                                          std::vector<json_pointer> unreadable,
                                                          std::size_t max_diagnostics) {
    checked<local_policy> result;
    result.report.keep_at_most(max_diagnostics);
    stable_sort(unreadable, [](const json_pointer& a, const json_pointer& b) { return a < b; });
    const severity_settings severities;
    reporter out{result.report, severities, unreadable};
    const json_pointer root;
    local_policy policy;
    policy.exceptions = check_exceptions(document.exceptions, root / field::exceptions, out);
    for (std::size_t i = 0; document.local_hours && i < document.local_hours->size(); ++i) {
        const local_hours_entry& entry = (*document.local_hours)[i];
        const json_pointer place = root / field::local_hours / i;
        const bool known = entry.zone && is_zone(std::string_view{*entry.zone});
        if (!known) out.add(rule::local_hours_zone, place / field::zone);
        const weekly_hours hours = check_hours(entry, place, out);
        auto exceptions = check_exceptions(entry.exceptions, place / field::exceptions, out);
        if (known && result.report.valid()) {
            policy.hours.push_back({*entry.zone, hours, std::move(exceptions)});
        }
        check_policy_members(entry.unknown, local_hours_fields, place, out);
    }
    check_policy_members(document.unknown, policy_fields, root, out);
    if (result.report.valid() && unreadable.empty()) result.value = std::move(policy);
    return result;
}

} // namespace detail

template <class IsZone>
checked<local_policy> parse_policy(const policy_document& document, IsZone is_zone) {
    auto result = detail::parse_readable_policy(document, is_zone, {}, report{}.most_kept());
    result.report.order_by_place();
    return result;
}

template <zone Zone, class FindZone>
permission<Zone> permission_with(const local_policy& policy, const task_rules& task, Zone task_zone, FindZone find_zone,
                                 range_end ends) {
    permission<Zone> call{zoned_calendar<Zone>{task, policy.exceptions, std::move(task_zone), ends}};
    for (const local_hours& local : policy.hours) {
        call.add(zoned_calendar<Zone>{local.hours, local.exceptions, find_zone(std::string_view{local.zone})});
    }
    return call;
}

template <zone Zone>
std::optional<json_pointer> policy_place(const permission_verdict& verdict, const permission<Zone>& call) {
    if (!verdict.layer || (*verdict.layer == 0 && !verdict.exception)) return std::nullopt;
    json_pointer place;
    if (*verdict.layer > 0) place = place / field::local_hours / (*verdict.layer - 1);
    if (!verdict.exception) return place;
    return place / field::exceptions / call.layers()[*verdict.layer].exceptions().entries()[*verdict.exception].label;
}

} // namespace curfew::inline v0
