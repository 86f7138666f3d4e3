#pragma once
// Howard Hinnant's tz library and a scan: the zone asked at each call; the last sys_info kept by hand; and, for the next
// permitted instant, a jump from range to range.

#include "scan.hpp"

#include <date/tz.h>

#include <algorithm>
#include <optional>

namespace bench::peers {

struct weekday_and_minute {
    unsigned weekday;
    int minute;
};

inline weekday_and_minute split(date::local_seconds local) {
    const auto day = date::floor<date::days>(local);
    return {date::weekday{day}.c_encoding(), static_cast<int>(date::floor<std::chrono::minutes>(local - day).count())};
}

class date_scan {
public:
    explicit date_scan(const question& q)
        : ranges_{q.rules}, first_{q.first}, last_{q.last}, zone_{date::locate_zone(q.zone)} {}

    bool permits(sys_seconds t) {
        if (t < first_ || t >= last_) return false;
        const auto [weekday, minute] = split(zone_->to_local(t));
        return !ranges_.forbids(weekday, minute);
    }

private:
    range_list ranges_;
    sys_seconds first_;
    sys_seconds last_;
    const date::time_zone* zone_;
};

class date_cached_scan {
public:
    explicit date_cached_scan(const question& q)
        : ranges_{q.rules}, first_{q.first}, last_{q.last}, zone_{date::locate_zone(q.zone)}, info_{zone_->get_info(
                                                                                                  first_)} {}

    bool permits(sys_seconds t) {
        if (t < first_ || t >= last_) return false;
        if (t < info_.begin || t >= info_.end) info_ = zone_->get_info(t);
        const auto [weekday, minute] = split(date::local_seconds{t.time_since_epoch() + info_.offset});
        return !ranges_.forbids(weekday, minute);
    }

private:
    range_list ranges_;
    sys_seconds first_;
    sys_seconds last_;
    const date::time_zone* zone_;
    date::sys_info info_;
};

class date_jump {
public:
    explicit date_jump(const question& q)
        : ranges_{q.rules}, first_{q.first}, last_{q.last}, zone_{date::locate_zone(q.zone)} {}

    std::optional<sys_seconds> next_permitted(sys_seconds t) {
        t = std::max(t, first_);
        while (t < last_) {
            const date::sys_info info = zone_->get_info(t);
            const date::local_seconds local{t.time_since_epoch() + info.offset};
            const auto [weekday, minute] = split(local);
            const parsed_range* range = ranges_.forbidding(weekday, minute);
            if (range == nullptr) return t;
            const date::local_seconds end = date::floor<date::days>(local) + std::chrono::minutes{range->end_minute};
            // A clock change in between: ask again from there.
            t = std::min(sys_seconds{end.time_since_epoch() - info.offset}, info.end);
        }
        return std::nullopt;
    }

private:
    range_list ranges_;
    sys_seconds first_;
    sys_seconds last_;
    const date::time_zone* zone_;
};

} // namespace bench::peers
