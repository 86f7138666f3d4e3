#pragma once
// Which range forbids, minute by minute of the week, worked out once: explain.hpp's answer without its walk.

#include <curfew/timetable/explain.hpp>

#include <cstdint>
#include <optional>
#include <vector>

namespace curfew::tool {

/// The first range in document order that holds, for each minute of the week. Immutable; 12 bytes for each change of it.
class forbid_places {
public:
    /// Linear in the number of ranges.
    forbid_places(const std::vector<forbid_rule>& forbid_list, range_end ends);

    /// find_forbidding_range(), in logarithmic time.
    [[nodiscard]] std::optional<range_place> find(local_seconds t) const noexcept;

private:
    /// From this minute on, up to that of the next.
    struct run {
        std::int32_t first_minute;
        /// Of all ranges of the list, counted through; -1 for none.
        std::int32_t range;
    };

    std::vector<run> runs_;
    /// Of each range that holds first somewhere.
    std::vector<range_place> places_;
};

} // namespace curfew::tool
