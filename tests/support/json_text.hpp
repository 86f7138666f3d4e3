#pragma once
// Texts to read, and reports as lines that a person can read.

#include <curfew/json.hpp>

#include <algorithm>
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

inline read_result read(std::string_view text, const parse_options& options = {}, const json_limits& limits = {}) {
    return read_json(exact{text}.view(), options, beijing, limits);
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

/// A valid request on one line, with the members of `changes` in the place of its own.
inline std::string body(const std::vector<std::pair<std::string, std::string>>& changes = {}) {
    std::vector<std::pair<std::string, std::string>> members{{"TaskOpenId", R"("123")"},
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
    for (const auto& [key, value] : members) text += (text.empty() ? "{\"" : ",\"") + key + "\":" + value;
    return text + '}';
}

} // namespace json_text
