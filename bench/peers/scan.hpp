#pragma once
// What the peers share: the rules parsed once, and a scan over them at each call.

#include "../workload.hpp"

#include <cstdio>
#include <string>
#include <vector>

namespace bench::peers {

/// What a peer is made of.
struct question {
    const rule_set& rules;
    sys_seconds first;
    sys_seconds last;
    const char* zone;
};

struct parsed_range {
    /// Bit i is the day i days after Sunday.
    unsigned days;
    int first_minute;
    int end_minute;
};

inline unsigned days_of(const curfew::forbid_time_item& item) {
    if (!item.weekdays) return 0x7F;
    unsigned days = 0;
    for (const int number : *item.weekdays) days |= 1U << (number - 1);
    return days;
}

inline parsed_range parse_range(unsigned days, const std::string& text) {
    int start_hour = 0, start_minute = 0, end_hour = 0, end_minute = 0;
    std::sscanf(text.c_str(), "%d:%d-%d:%d", &start_hour, &start_minute, &end_hour, &end_minute);
    return {days, start_hour * 60 + start_minute, end_hour * 60 + end_minute};
}

class range_list {
public:
    explicit range_list(const rule_set& rules) {
        for (const auto& item : rules) {
            for (const std::string& text : *item.times) ranges_.push_back(parse_range(days_of(item), text));
        }
    }

    /// The range that forbids, if one does. `weekday` counts from Sunday, 0.
    const parsed_range* forbidding(unsigned weekday, int minute) const {
        for (const parsed_range& range : ranges_) {
            if ((range.days >> weekday & 1U) != 0 && minute >= range.first_minute && minute < range.end_minute) {
                return &range;
            }
        }
        return nullptr;
    }

    bool forbids(unsigned weekday, int minute) const { return forbidding(weekday, minute) != nullptr; }

    const std::vector<parsed_range>& ranges() const { return ranges_; }

private:
    std::vector<parsed_range> ranges_;
};

} // namespace bench::peers
