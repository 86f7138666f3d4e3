#pragma once
// A zone made of a short list, with whatever offsets and transitions a test wants; and the same list asked the slow way.

#include <curfew/zone/zone.hpp>

#include <cstdint>
#include <span>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

/// A second since 1970, and the offset from then on, in seconds.
struct listed_transition {
    std::int64_t at;
    std::int64_t offset;
};

/// Starts with one offset, then changes at each entry of the list, which is in order.
inline curfew::zone table_zone(std::int64_t first_offset, const std::vector<listed_transition>& list) {
    std::vector<curfew::transition> transitions;
    for (const listed_transition& t : list) {
        transitions.push_back({curfew::sys_seconds{curfew::seconds{t.at}}, curfew::seconds{t.offset}});
    }
    const auto made = curfew::zone::from_transitions(curfew::seconds{first_offset}, transitions);
    if (!made) throw std::invalid_argument{"no zone: transition " + std::to_string(made.at)};
    return *made.value;
}

/// The span around `t`, as a walk through the whole list finds it. Entries that change nothing end no span.
inline curfew::offset_span slow_span(curfew::seconds first_offset, std::span<const curfew::transition> list,
                                     curfew::sys_seconds t) {
    curfew::offset_span span{curfew::sys_seconds::min(), curfew::sys_seconds::max(), first_offset};
    for (const curfew::transition& entry : list) {
        if (entry.offset == span.offset) continue;
        if (entry.at > t) {
            span.last = entry.at;
            break;
        }
        span.first = entry.at;
        span.offset = entry.offset;
    }
    return span;
}
