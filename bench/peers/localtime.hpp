#pragma once
// The C library alone: localtime_r, and the texts of the request read again at each call.

#include "scan.hpp"

#include <cstdlib>
#include <ctime>

namespace bench::peers {

class localtime_sscanf {
public:
    explicit localtime_sscanf(const question& q) : rules_{q.rules}, first_{q.first}, last_{q.last} {
        setenv("TZ", q.zone, 1);
        tzset();
    }

    bool permits(sys_seconds t) {
        if (t < first_ || t >= last_) return false;
        const std::time_t instant = t.time_since_epoch().count();
        std::tm local{};
        localtime_r(&instant, &local);
        const int minute = local.tm_hour * 60 + local.tm_min;
        for (const auto& item : rules_) {
            const unsigned days = days_of(item);
            if ((days >> local.tm_wday & 1U) == 0) continue;
            for (const std::string& text : *item.times) {
                const parsed_range range = parse_range(days, text);
                if (minute >= range.first_minute && minute < range.end_minute) return false;
            }
        }
        return true;
    }

private:
    rule_set rules_;
    sys_seconds first_;
    sys_seconds last_;
};

/// The same with the texts read once.
class localtime_scan {
public:
    explicit localtime_scan(const question& q) : ranges_{q.rules}, first_{q.first}, last_{q.last} {
        setenv("TZ", q.zone, 1);
        tzset();
    }

    bool permits(sys_seconds t) {
        if (t < first_ || t >= last_) return false;
        const std::time_t instant = t.time_since_epoch().count();
        std::tm local{};
        localtime_r(&instant, &local);
        return !ranges_.forbids(static_cast<unsigned>(local.tm_wday), local.tm_hour * 60 + local.tm_min);
    }

private:
    range_list ranges_;
    sys_seconds first_;
    sys_seconds last_;
};

} // namespace bench::peers
