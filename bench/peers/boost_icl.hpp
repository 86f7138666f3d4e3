#pragma once
// Boost.ICL: the forbidden minutes of the week as an interval_set, and the eras of the zone in a sorted vector.

#include "scan.hpp"

#include <boost/icl/interval_set.hpp>
#include <date/tz.h>

#include <algorithm>
#include <vector>

namespace bench::peers {

class boost_icl {
public:
    explicit boost_icl(const question& q) : first_{q.first}, last_{q.last} {
        const date::time_zone* zone = date::locate_zone(q.zone);
        for (sys_seconds t = first_; t < last_;) {
            const date::sys_info info = zone->get_info(t);
            eras_.push_back({t, info.offset});
            t = info.end;
        }
        const range_list list{q.rules};
        for (const parsed_range& range : list.ranges()) {
            for (int day = 0; day < 7; ++day) {
                if ((range.days >> day & 1U) == 0) continue;
                forbidden_ +=
                    minutes::interval_type::right_open(day * 1440 + range.first_minute, day * 1440 + range.end_minute);
            }
        }
    }

    bool permits(sys_seconds t) {
        if (t < first_ || t >= last_) return false;
        const auto after =
            std::upper_bound(eras_.begin(), eras_.end(), t, [](sys_seconds x, const era& e) { return x < e.first; });
        const std::int64_t local = (t.time_since_epoch() + std::prev(after)->offset).count();
        // 1970-01-04 was a Sunday.
        const int minute = static_cast<int>((local - 3 * 86400) / 60 % 10080);
        return !boost::icl::contains(forbidden_, minute);
    }

private:
    using minutes = boost::icl::interval_set<int>;

    struct era {
        sys_seconds first;
        seconds offset;
    };

    std::vector<era> eras_;
    minutes forbidden_;
    sys_seconds first_;
    sys_seconds last_;
};

} // namespace bench::peers
