#include "audit_counts.hpp"

#include "instant.hpp"
#include "json_object.hpp"
#include "visible_text.hpp"

#include <curfew/time/weekday_set.hpp>

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace curfew::tool {

void audit_counts::add(const record_outcome& outcome) {
    ++records;
    if (outcome.other_unit != epoch_unit::none) ++by_other_unit[static_cast<std::size_t>(outcome.other_unit)];
    switch (outcome.what) {
    case record_outcome::kind::unreadable: ++unreadable; return;
    case record_outcome::kind::skipped: ++skipped; return;
    case record_outcome::kind::repeated: ++repeated; return;
    case record_outcome::kind::judged: break;
    }
    ++by_reason[outcome.why.index()];
    far_off += outcome.is_far_off ? 1 : 0;
    if (!outcome.why.permits()) add_violation(outcome.line, outcome.at, outcome.offset);
}

void audit_counts::add_violation(std::uint64_t line, sys_seconds at, seconds offset) {
    last = violation{records, line, at, offset};
    if (!first) first = last;
    constexpr seconds week = std::chrono::days{7};
    constexpr seconds sunday = std::chrono::days{3};
    // 1970-01-04 was a Sunday. Remainders first, so that no instant overflows.
    const seconds second = (at.time_since_epoch() % week + offset % week - sunday + 3 * week) % week;
    const auto hour = static_cast<std::size_t>(second / std::chrono::hours{1});
    ++by_hour[hour / 24][hour % 24];
}

void audit_counts::add(const audit_counts& later) {
    const auto moved = [this](std::optional<violation> v) {
        if (v) v->record += records;
        return v;
    };
    if (!first) first = moved(later.first);
    if (later.last) last = moved(later.last);
    records += later.records;
    unreadable += later.unreadable;
    skipped += later.skipped;
    repeated += later.repeated;
    far_off += later.far_off;
    for (std::size_t i = 0; i < by_other_unit.size(); ++i) by_other_unit[i] += later.by_other_unit[i];
    if (!other_encoding) other_encoding = later.other_encoding;
    for (std::size_t i = 0; i < by_reason.size(); ++i) by_reason[i] += later.by_reason[i];
    for (std::size_t day = 0; day < by_hour.size(); ++day) {
        for (std::size_t hour = 0; hour < by_hour[day].size(); ++hour) by_hour[day][hour] += later.by_hour[day][hour];
    }
}

namespace {

constexpr std::array forbidding{audit_reason{reason::before_start}, audit_reason{reason::after_end},
                                audit_reason{reason::forbid_range}, audit_reason{reason::holiday},
                                audit_reason{reason::local_hours},  audit_reason::ambiguous_time(),
                                audit_reason::attempt_limit()};

std::uint64_t count_of(const audit_counts& counts, audit_reason r) {
    return counts.by_reason[r.index()];
}

std::string right(std::string_view text, std::size_t width) {
    return std::string(width - std::min(width, text.size()), ' ') + std::string{text};
}

std::string left(std::string_view text, std::size_t width) {
    return std::string{text} + std::string(width - std::min(width, text.size()), ' ');
}

std::string two_digits(std::size_t n) {
    return {static_cast<char>('0' + n / 10), static_cast<char>('0' + n % 10)};
}

std::string words_of(const violation& v) {
    return "record " + std::to_string(v.record) + ", line " + std::to_string(v.line) + ", " +
           for_people(v.at, v.offset) + '\n';
}

std::string words_of(audit_end end) {
    switch (end) {
    case audit_end::whole: break;
    case audit_end::stopped: return "stopped by a signal: what follows was not read\n";
    case audit_end::fault: return "stopped by an error: what follows was not judged\n";
    case audit_end::strict: return "stopped at the first record that cannot be read: --strict\n";
    }
    return {};
}

/// A row an hour in which something is, a column a weekday.
std::string hours_table(const audit_counts& counts) {
    constexpr std::size_t width = 10;
    std::string table = "violations by hour and weekday\n  hour ";
    for (const weekday day : all_weekdays) table += right(short_name(day), width);
    for (std::size_t hour = 0; hour < 24; ++hour) {
        const auto any = [hour](const auto& day) { return day[hour] > 0; };
        if (std::none_of(counts.by_hour.begin(), counts.by_hour.end(), any)) continue;
        table += "\n  " + two_digits(hour) + ":00";
        for (const auto& day : counts.by_hour) table += right(day[hour] == 0 ? "." : std::to_string(day[hour]), width);
    }
    return table + '\n';
}

/// Those with the most records first, so many of them at most.
std::vector<std::pair<std::string, std::uint64_t>> most_called(const callee_summary& callees) {
    constexpr std::size_t most = 10;
    std::vector<std::pair<std::string, std::uint64_t>> list{callees.called_too_often.begin(),
                                                            callees.called_too_often.end()};
    const std::size_t count = std::min(most, list.size());
    std::partial_sort(list.begin(), list.begin() + static_cast<std::ptrdiff_t>(count), list.end(),
                      [](const auto& a, const auto& b) { return a.second != b.second ? a.second > b.second : a < b; });
    list.resize(count);
    return list;
}

void put_text(const callee_summary& callees, const text_stream& out) {
    if (!callees.called_too_often.empty()) {
        out.put("callees called too often: " + std::to_string(callees.called_too_often.size()) + '\n');
        for (const auto& [callee, records] : most_called(callees)) {
            out.put("  " + visible(callee) + "  " + std::to_string(records) +
                    (records == 1 ? " record\n" : " records\n"));
        }
    }
    if (callees.uncertain == 0) return;
    out.put(std::to_string(callees.uncertain) + (callees.uncertain == 1 ? " record is" : " records are") +
            " within the limits only if there were no attempts before the first record\n");
}

std::string json_of(const callee_summary& callees) {
    std::vector<std::string> most;
    for (const auto& [callee, records] : most_called(callees)) {
        most.push_back(json_object{}.add("callee", callee).add_json("records", std::to_string(records)).text());
    }
    return json_object{}
        .add_json("called_too_often", std::to_string(callees.called_too_often.size()))
        .add_json("most", json_array(most))
        .add_json("uncertain", std::to_string(callees.uncertain))
        .text();
}

void put_text(const audit_counts& counts, audit_end end, const text_stream& out) {
    out.put(words_of(end));
    out.put(style::strong, std::to_string(counts.records) + (counts.records == 1 ? " record" : " records"));
    out.put(": " + std::to_string(counts.permitted()) + " permitted, ");
    out.put(counts.forbidden() > 0 ? style::error : style::plain, std::to_string(counts.forbidden()) + " forbidden");
    out.put(", " + std::to_string(counts.unreadable) + " unreadable");
    if (counts.skipped > 0) out.put(", " + std::to_string(counts.skipped) + " skipped");
    if (counts.repeated > 0) out.put(", " + std::to_string(counts.repeated) + " repeated");
    out.put("\n");
    const bool is_wide =
        count_of(counts, audit_reason::ambiguous_time()) + count_of(counts, audit_reason::attempt_limit()) > 0;
    for (const audit_reason r : forbidding) {
        if (count_of(counts, r) == 0) continue;
        out.put("  " + left(name(r), is_wide ? 15 : 13) + std::to_string(count_of(counts, r)) + '\n');
    }
    if (!counts.first) return;
    out.put("first violation: " + words_of(*counts.first));
    out.put("last violation:  " + words_of(*counts.last));
    out.put(hours_table(counts));
}

std::string json_of(const std::optional<violation>& v) {
    if (!v) return "null";
    return json_object{}
        .add_json("record", std::to_string(v->record))
        .add_json("line", std::to_string(v->line))
        .add("at", rfc3339(v->at, v->offset))
        .text();
}

json_object json_of(const audit_counts& counts, audit_end end) {
    json_object reasons;
    for (const audit_reason r : forbidding) reasons.add_json(name(r), std::to_string(count_of(counts, r)));
    json_object by_hour;
    for (const weekday day : all_weekdays) {
        std::vector<std::string> hours;
        for (const std::uint64_t n : counts.by_hour[std::size_t{day.c_encoding()}]) hours.push_back(std::to_string(n));
        by_hour.add_json(short_name(day), json_array(hours));
    }
    json_object summary;
    summary.add_bool("whole", end == audit_end::whole)
        .add_json("records", std::to_string(counts.records))
        .add_json("permitted", std::to_string(counts.permitted()))
        .add_json("forbidden", std::to_string(counts.forbidden()))
        .add_json("unreadable", std::to_string(counts.unreadable))
        .add_json("skipped", std::to_string(counts.skipped))
        .add_json("repeated", std::to_string(counts.repeated))
        .add_json("reasons", reasons.text())
        .add_json("first", json_of(counts.first))
        .add_json("last", json_of(counts.last))
        .add_json("by_hour", by_hour.text());
    return summary;
}

} // namespace

void put_hints(const std::vector<std::string>& hints, const text_stream& out) {
    for (const std::string& hint : hints) out.put("hint: " + hint + '\n');
}

void put_summary(const audit_counts& counts, audit_end end, const std::optional<callee_summary>& callees,
                 const std::vector<std::string>& hints, bool as_json, const text_stream& out) {
    if (as_json) {
        std::vector<std::string> hint_texts;
        for (const std::string& hint : hints) hint_texts.push_back(json_string(hint));
        json_object summary = json_of(counts, end);
        if (callees) summary.add_json("callees", json_of(*callees));
        summary.add_json("hints", json_array(hint_texts));
        out.put(summary.text() + '\n');
        return;
    }
    put_text(counts, end, out);
    if (callees) put_text(*callees, out);
    put_hints(hints, out);
}

} // namespace curfew::tool
