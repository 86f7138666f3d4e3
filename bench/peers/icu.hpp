#pragma once
// ICU: TimeZone::getOffset, and a scan.

#include "scan.hpp"

#include <unicode/timezone.h>

#include <memory>

namespace bench::peers {

class icu_scan {
public:
    explicit icu_scan(const question& q)
        : ranges_{q.rules}, first_{q.first}, last_{q.last}, zone_{icu::TimeZone::createTimeZone(q.zone)} {}

    bool permits(sys_seconds t) {
        if (t < first_ || t >= last_) return false;
        const std::int64_t second = t.time_since_epoch().count();
        std::int32_t raw = 0;
        std::int32_t dst = 0;
        UErrorCode status = U_ZERO_ERROR;
        zone_->getOffset(static_cast<UDate>(second) * 1000, false, raw, dst, status);
        const std::int64_t local = second + (raw + dst) / 1000;
        const std::int64_t day = local / 86400;
        // 1970-01-01 was a Thursday.
        return !ranges_.forbids(static_cast<unsigned>((day + 4) % 7), static_cast<int>(local % 86400 / 60));
    }

private:
    range_list ranges_;
    sys_seconds first_;
    sys_seconds last_;
    std::unique_ptr<icu::TimeZone> zone_;
};

} // namespace bench::peers
