#pragma once
// Texts to read, and reports as lines that a person can read.

#include <curfew/json.hpp>

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace json_text {

using namespace curfew;
using lines = std::vector<std::string>;

inline constexpr std::string_view page_example = R"({
    "TaskOpenId":"123",
    "Concurrency":1,
    "ForbidTimeList":[
        {
            "Weekdays":[
                1
            ],
            "Times":[
                "10:00-11:00"
            ]
        }
    ],
    "RingAgainTimes":1,
    "RingAgainInterval":5,
    "EndTime":"2021-05-21 17:35:44",
    "StartTime":"2021-05-20 17:35:43"
})";

/// A text on the heap that ends exactly where its last byte does, so that a sanitizer sees a byte too far.
class exact {
public:
    explicit exact(std::string_view text) : bytes_(text.begin(), text.end()) {}
    [[nodiscard]] std::string_view view() const { return {bytes_.data(), bytes_.size()}; }

private:
    std::vector<char> bytes_;
};

/// What the readers of an UpdateTask make of a text.
struct reading {
    /// Of read_request(): the JSON types are right.
    std::optional<update_task_request> request;
    /// Of read_update_task(): nothing is an error.
    std::optional<task_update> update;
    curfew::report report;
    /// Whether the two readers agree: no update without a request, and nothing in the report of one that is not in the other's.
    bool agree = true;
};

inline reading read(std::string_view text, const parse_options& options = {}, const json_limits& limits = {}) {
    const exact copy{text};
    const result<task_update> update = read_update_task(copy.view(), options, limits);
    const result<update_task_request> request = read_request(copy.view(), options.severities, limits);
    reading all;
    if (request) all.request = *request;
    if (update) all.update = *update;
    all.report = update.report();
    all.agree = (request || !update) && request.report().errors() <= all.report.errors();
    for (const diagnostic& d : request.report())
        all.agree = all.agree && (all.report.left_out() != 0 || all.report.has(d.id));
    return all;
}

/// "rule pointer @offset" for each.
inline lines said(const report& r) {
    lines result;
    for (const diagnostic& d : r) {
        std::string& line = result.emplace_back(info(d.id).name);
        line += ' ' + d.pointer();
        if (d.offset) line += " @" + std::to_string(*d.offset);
    }
    return result;
}

/// A valid request on one line, with the members of `changes` in the place of its own; one without a value is left out.
inline std::string body(const std::vector<std::pair<std::string, std::optional<std::string>>>& changes = {}) {
    std::vector<std::pair<std::string, std::optional<std::string>>> members{{"TaskOpenId", R"("123")"},
                                                                            {"StartTime", R"("2021-05-20 17:35:43")"},
                                                                            {"EndTime", R"("2021-05-21 17:35:44")"},
                                                                            {"RingAgainTimes", "1"},
                                                                            {"RingAgainInterval", "5"},
                                                                            {"Concurrency", "1"}};
    for (const auto& change : changes) {
        const auto same =
            std::find_if(members.begin(), members.end(), [&](auto& m) { return m.first == change.first; });
        if (same == members.end()) {
            members.push_back(change);
        } else {
            same->second = change.second;
        }
    }
    std::string text;
    for (const auto& [key, value] : members) {
        if (value) text += (text.empty() ? "{\"" : ",\"") + key + "\":" + *value;
    }
    return text + '}';
}

} // namespace json_text
