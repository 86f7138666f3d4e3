#pragma once
// What a JSON text may ask of the reader.

#include <cstddef>

namespace curfew::inline v0 {

/// What a text may ask of the reader. Reading takes time linear in the text (objects of many members: n log n); the stack
/// does not grow with the text.
struct json_limits {
    /// A longer text is refused unread. 4 GiB and more are never taken.
    std::size_t max_bytes = std::size_t{1} << 20;
    /// Objects and lists inside each other; a list in a list is 2.
    int max_depth = 32;
    /// Diagnostics that are kept; those beyond are counted (report::left_out). Once so many values have a wrong type or a
    /// duplicate key, the rules are not asked any more.
    std::size_t max_diagnostics = 1000;
};

} // namespace curfew::inline v0
