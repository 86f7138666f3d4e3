#pragma once
// A zone made of a short list, with whatever offsets and changes a test wants.

#include <curfew/zone/zone.hpp>

#include <cstdint>
#include <utility>
#include <vector>

/// Starts with one offset, then changes at each instant of the list, which is in order.
class table_zone {
public:
    struct change {
        std::int64_t at;
        std::int64_t offset;
    };

    table_zone(std::int64_t first_offset, std::vector<change> changes)
        : first_offset_{first_offset}, changes_{std::move(changes)} {}

    [[nodiscard]] curfew::seconds offset_at(curfew::sys_seconds t) const {
        std::int64_t offset = first_offset_;
        for (const change& c : changes_) {
            if (t.time_since_epoch().count() >= c.at) offset = c.offset;
        }
        return curfew::seconds{offset};
    }

    [[nodiscard]] curfew::offset_span span_at(curfew::sys_seconds t) const {
        curfew::offset_span span{curfew::sys_seconds::min(), curfew::sys_seconds::max(), offset_at(t)};
        for (const change& c : changes_) {
            const curfew::sys_seconds at{curfew::seconds{c.at}};
            if (at <= t) span.first = at;
            if (at > t) {
                span.last = at;
                break;
            }
        }
        return span;
    }

private:
    std::int64_t first_offset_;
    std::vector<change> changes_;
};
