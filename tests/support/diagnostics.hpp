#pragma once
// Requests to break, and reports as lines that a person can read.

#include <curfew/diagnostics/wording.hpp>
#include <curfew/task/parse.hpp>

#include <functional>
#include <string>
#include <vector>

namespace diagnostics {

using namespace curfew;
using lines = std::vector<std::string>;

/// The example of the API page, which breaks no rule: Thursday 17:35:43 to Friday 17:35:44, Sundays 10:00-11:00.
inline update_task_request page_example() {
    update_task_request r;
    r.task_open_id = "123";
    r.start_time = "2021-05-20 17:35:43";
    r.end_time = "2021-05-21 17:35:44";
    r.ring_again_times = 1;
    r.ring_again_interval = 5;
    r.concurrency = 1;
    r.forbid_time_list = {{{{1}}, {{"10:00-11:00"}}, {}}};
    return r;
}

/// An item of ForbidTimeList for those weekdays, in the API's numbers.
inline forbid_time_item on(std::vector<std::int32_t> weekdays, std::vector<std::string> times) {
    return {std::move(weekdays), std::move(times), {}};
}

/// An item without Weekdays.
inline forbid_time_item every_day(std::vector<std::string> times) {
    return {std::nullopt, std::move(times), {}};
}

/// "error times-empty /ForbidTimeList/0/Times [InvalidParameter: The specified ... invalid.] ForbidTimeParseFail".
inline std::string line(const diagnostic& d) {
    const rule_info& row = info(d.id);
    std::string result{name(d.severity)};
    result += ' ';
    result += row.name;
    result += ' ';
    result += d.pointer();
    if (row.api_code) {
        result += " [";
        result += name(*row.api_code);
        result += ": ";
        result += api_message(d).value_or("none");
        result += ']';
    } else if (api_message(d)) {
        result += " [a message without a code]";
    }
    if (row.business_code) {
        result += ' ';
        result += name(*row.business_code);
    }
    return result;
}

inline lines all(const report& found) {
    lines result;
    for (const diagnostic& d : found) result.push_back(line(d));
    return result;
}

/// The same without codes: "error times-empty /ForbidTimeList/0/Times".
inline lines short_form(const report& found) {
    lines result;
    for (const diagnostic& d : found) {
        result.push_back(std::string{name(d.severity)} + ' ' + std::string{info(d.id).name} + ' ' + d.pointer());
    }
    return result;
}

/// A change of the page's example that breaks a rule, or just does not, and everything that is found in it then.
struct example {
    rule id;
    std::string what;
    std::function<void(update_task_request&)> change;
    lines expected;
    parse_options options = {};
};

/// The report of an example is as it says; it has a value exactly if there is no error.
inline lines found_in(const example& e) {
    update_task_request request = page_example();
    e.change(request);
    const auto result = parse(request, e.options);
    lines found = all(result.report());
    if (static_cast<bool>(result) != result.report().valid()) found.emplace_back("a value beside an error, or none");
    return found;
}

/// What is expected of an example where `id` speaks as an error, or not at all.
inline lines expected_with(const example& e, rule id, std::optional<severity> counts_as) {
    const std::string words = ' ' + std::string{info(id).name} + ' ';
    lines result;
    for (const std::string& text : e.expected) {
        const std::size_t severity_end = text.find(' ');
        if (text.compare(severity_end, words.size(), words) != 0) {
            result.push_back(text);
        } else if (counts_as == severity::error) {
            result.push_back("error" + text.substr(severity_end));
        }
    }
    return result;
}

/// The settings that do not do to `e` what they say: each of its rules raised to an error and, where that is allowed, silenced.
inline lines settings_without_effect(const example& e) {
    lines wrong;
    for (const rule_info& row : rule_table) {
        if (expected_with(e, row.id, std::nullopt) == e.expected) continue;
        for (const auto counts_as : {std::optional{severity::error}, std::optional<severity>{}}) {
            example changed = e;
            if (!changed.options.severities.set(row.id, counts_as)) continue;
            if (found_in(changed) != expected_with(e, row.id, counts_as)) {
                wrong.push_back(std::string{row.name} + (counts_as ? " raised: " : " silenced: ") + e.what);
            }
        }
    }
    return wrong;
}

/// What is expected of an example under strict settings: no warning is left.
inline lines expected_strictly(const example& e) {
    lines result;
    for (const std::string& text : e.expected) result.push_back("error" + text.substr(text.find(' ')));
    return result;
}

/// The rules of [first, last] of which no example is broken, or none is not.
inline lines without_both_sides(const std::vector<example>& examples, rule first, rule last) {
    lines missing;
    for (const rule_info& row : rule_table) {
        if (row.id < first || row.id > last) continue;
        bool broken = false;
        bool kept = false;
        for (const example& e : examples) {
            if (e.id != row.id) continue;
            bool has = false;
            for (const std::string& text : e.expected)
                has = has || text.find(' ' + std::string{row.name} + ' ') != text.npos;
            (has ? broken : kept) = true;
        }
        if (!broken || !kept) missing.emplace_back(row.name);
    }
    return missing;
}

} // namespace diagnostics
