#pragma once
// The rules of policy files: from what was written to what it means.

#include <curfew/diagnostics/detail/reporter.hpp>
#include <curfew/diagnostics/result.hpp>
#include <curfew/json/detail/bind_policy.hpp>
#include <curfew/time/text.hpp>
#include <curfew/time/weekly_hours.hpp>
#include <curfew/timetable/attempt_limits.hpp>
#include <curfew/timetable/date_exceptions.hpp>
#include <curfew/timetable/policy.hpp>
#include <curfew/timetable/presets.hpp>
#include <curfew/zone/zone.hpp>

#include <charconv>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace curfew::inline v0::detail {

/// policy-unknown-field.
inline void check_policy_members(const std::vector<unknown_field>& unknown, std::span<const field> known,
                                 const json_pointer& where, reporter& out) {
    for (const unknown_field& f : unknown) {
        diagnostic found{
            rule::policy_unknown_field, severity::error, where, '/' + escaped_pointer_token(f.name), {}, {}};
        if (const auto nearest = nearest_field(known, f.name)) found.facts = nearest_facts{*nearest};
        out.add(std::move(found));
    }
}

[[nodiscard]] inline text_facts facts_of(text_fault fault, std::size_t at) noexcept {
    return {fault, static_cast<std::uint32_t>(at)};
}

/// exception-date-format.
[[nodiscard]] inline std::optional<local_days> check_date(const std::string& text, const json_pointer& where,
                                                          reporter& out) {
    const auto date = parse_local_date(text);
    if (!date) out.add(rule::exception_date_format, where, facts_of(date.fault, date.at));
    return date.value;
}

/// A first date and a last one.
using date_span = std::pair<local_days, local_days>;

/// exception-date-missing, -format, -reversed.
[[nodiscard]] inline std::optional<date_span> check_dates(const exception_body& entry, const json_pointer& where,
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

/// times-empty, time-range-format, time-range-empty. An overnight range and one until 24:00 are fine here.
[[nodiscard]] inline std::optional<date_exception> check_closed_times(const std::vector<std::string>& times,
                                                                      const json_pointer& where, reporter& out) {
    if (times.empty()) out.add(rule::times_empty, where);
    std::vector<time_range> ranges;
    for (std::size_t i = 0; i < times.size(); ++i) {
        const auto pair = parse_time_pair(times[i]);
        if (!pair) {
            out.add(rule::time_range_format, where / i, facts_of(pair.fault, pair.at));
        } else if (const auto range = time_range::from(pair.value->start, pair.value->end)) {
            ranges.push_back(*range);
        } else {
            out.add(rule::time_range_empty, where / i);
        }
    }
    return ranges.size() == times.size() ? date_exception::closed_in(std::move(ranges)) : std::nullopt;
}

/// exception-meaning, counts-as-weekday, and the rules of Times.
[[nodiscard]] inline std::optional<date_exception> check_meaning(const exception_body& entry, const json_pointer& where,
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
        out.add(rule::counts_as_weekday, where / field::counts_as, facts_of(day.fault, day.at));
        return std::nullopt;
    }
    return date_exception::counts_as(*day.value);
}

/// All rules of Exceptions; then exception-counts-as-conflict among the entries that are right.
[[nodiscard]] inline date_exceptions check_exceptions(std::optional<std::vector<exception_body>>& entries,
                                                      const json_pointer& where, reporter& out) {
    date_exceptions result;
    if (!entries) return result;
    std::vector<std::size_t> places;
    for (std::size_t i = 0; i < entries->size(); ++i) {
        exception_body& entry = (*entries)[i];
        const json_pointer place = where / i;
        const auto dates = check_dates(entry, place, out);
        auto meaning = check_meaning(entry, place, out);
        check_policy_members(entry.unknown, exception_fields, place, out);
        if (dates && meaning &&
            result.insert(dates->first, dates->second, *std::move(meaning),
                          std::move(entry.name).value_or(std::string{}))) {
            places.push_back(i);
        }
    }
    for_each_conflict(result.entries(), [&](std::size_t entry, const date_exceptions::conflict& c) {
        const std::size_t other = entry == c.earlier ? c.later : c.earlier;
        out.add(rule::exception_counts_as_conflict, where / places[entry] / field::counts_as,
                conflict_facts{c.date, static_cast<std::uint32_t>(places[other])});
    });
    return result;
}

/// Finds zones by name, each name once.
template <class FindZone>
class named_zones {
public:
    explicit named_zones(FindZone& find) noexcept : find_{find} {}

    /// The zone of that name, or of that offset. Without one, what the finder reports is reported at `where`, and `unknown`
    /// if it reports no error.
    [[nodiscard]] std::optional<zone> find(const std::string& name, const json_pointer& where, rule unknown,
                                           reporter& out) {
        if (const auto offset = parse_offset(name)) return zone::fixed(*offset.value);
        auto known = zones_.find(name);
        if (known == zones_.end()) known = zones_.emplace(name, result<zone>{find_(std::string_view{name})}).first;
        const result<zone>& found = known->second;
        for (diagnostic d : found.report()) {
            d.where = where;
            d.below.clear();
            d.offset.reset();
            out.add(std::move(d));
        }
        if (found) return *found;
        if (found.report().valid()) out.add(unknown, where);
        return std::nullopt;
    }

private:
    FindZone& find_;
    std::map<std::string, result<zone>, std::less<>> zones_;
};

/// local-hours-meaning, local-hours-format, preset-unknown.
[[nodiscard]] inline weekly_hours check_hours(const local_hours_body& entry, const json_pointer& where, reporter& out) {
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
    if (!hours) out.add(rule::local_hours_format, where / field::hours, facts_of(hours.fault, hours.at));
    return hours.value.value_or(weekly_hours{});
}

/// A number of 1 to 9 digits, not zero, and s, min, h or d. A day is 24 hours here.
[[nodiscard]] inline parsed<seconds> parse_span(std::string_view text) noexcept {
    constexpr std::size_t most_digits = 9;
    std::int64_t number = 0;
    const char* const end = text.data() + text.size();
    const char* const unit =
        text.empty() || text.front() == '-' ? text.data() : std::from_chars(text.data(), end, number).ptr;
    const auto digits = static_cast<std::size_t>(unit - text.data());
    if (digits == 0) return {std::nullopt, text.empty() ? text_fault::wrong_length : text_fault::not_a_digit, 0};
    if (digits > most_digits || number == 0) return {std::nullopt, text_fault::out_of_range, 0};
    const std::string_view name = text.substr(digits);
    if (name == "s") return {seconds{number}, {}, 0};
    if (name == "min") return {minutes{number}, {}, 0};
    if (name == "h") return {std::chrono::hours{number}, {}, 0};
    if (name == "d") return {std::chrono::days{number}, {}, 0};
    return {std::nullopt, name.empty() ? text_fault::wrong_length : text_fault::wrong_separator, digits};
}

/// limit-count, limit-span, limit-zone, and what the finder of zones reports.
template <class FindZone>
[[nodiscard]] std::optional<attempt_limit> check_limit(const limit_body& entry, const json_pointer& where,
                                                       named_zones<FindZone>& zones, reporter& out) {
    check_policy_members(entry.unknown, limit_fields, where, out);
    if (out.has_unreadable_inside(where)) return std::nullopt;
    const bool has_count = entry.count && *entry.count >= 1;
    if (!has_count) {
        const json_pointer place = where / field::count;
        if (entry.count) {
            out.add(rule::limit_count, place, given_number{*entry.count});
        } else {
            out.add(rule::limit_count, place);
        }
    }
    const attempts count{entry.count.value_or(0)};
    if (entry.span == "day") {
        if (!entry.zone) return has_count ? std::optional{attempt_limit::per_day(count)} : std::nullopt;
        const auto zone = zones.find(*entry.zone, where / field::zone, rule::limit_zone, out);
        return has_count && zone ? std::optional{attempt_limit::per_day(count, *zone)} : std::nullopt;
    }
    if (entry.zone) out.add(rule::limit_zone, where / field::zone);
    if (!entry.span) {
        out.add(rule::limit_span, where / field::span);
        return std::nullopt;
    }
    const auto span = parse_span(*entry.span);
    if (!span) out.add(rule::limit_span, where / field::span, facts_of(span.fault, span.at));
    return has_count && span && !entry.zone ? std::optional{attempt_limit::within(count, *span.value)} : std::nullopt;
}

/// What a policy file means; nullopt if a part of it means nothing. Moves texts out of `body`.
template <class FindZone>
[[nodiscard]] std::optional<policy> check_policy(policy_body& body, FindZone& find_zone, reporter& out) {
    const json_pointer root;
    named_zones<FindZone> zones{find_zone};
    bool whole = true;

    date_exceptions exceptions = check_exceptions(body.exceptions, root / field::exceptions, out);
    std::vector<local_hours> layers;
    for (std::size_t i = 0; body.local_hours && i < body.local_hours->size(); ++i) {
        local_hours_body& entry = (*body.local_hours)[i];
        const json_pointer place = root / field::local_hours / i;
        std::optional<zone> found;
        if (entry.zone) {
            found = zones.find(*entry.zone, place / field::zone, rule::local_hours_zone, out);
        } else {
            out.add(rule::local_hours_zone, place / field::zone);
        }
        const weekly_hours hours = check_hours(entry, place, out);
        date_exceptions dates = check_exceptions(entry.exceptions, place / field::exceptions, out);
        check_policy_members(entry.unknown, local_hours_fields, place, out);
        whole = whole && found;
        if (!found) continue;
        layers.push_back(
            {hours, *found, std::move(dates), *std::move(entry.zone), std::move(entry.preset).value_or(std::string{})});
    }

    std::vector<attempt_limit> limits;
    for (std::size_t i = 0; body.limits && i < body.limits->size(); ++i) {
        const auto limit = check_limit((*body.limits)[i], root / field::limits / i, zones, out);
        whole = whole && limit;
        if (limit) limits.push_back(*limit);
    }
    check_policy_members(body.unknown, policy_fields, root, out);
    if (!whole) return std::nullopt;
    if (!body.limits) return policy::from(std::move(exceptions), std::move(layers));
    return policy::from(std::move(exceptions), std::move(layers),
                        limits.empty() ? attempt_limits::unlimited() : attempt_limits::from(std::move(limits)));
}

} // namespace curfew::inline v0::detail
