#pragma once
// The week in a terminal.

#include "console.hpp"
#include "week_picture.hpp"

namespace curfew::tool {

/// A row for each day, a cell for half an hour, with the marks below the rows; then the ranges by their letters. No line
/// is longer than 72 columns, and that of the hours is as long as that.
///
/// ─ permitted   █ forbidden, from the letter of the range on   ▌ forbidden at first, then permitted   + several ranges
/// start here; blank: outside the window
void put_week(const week_picture& week, const text_stream& out);

} // namespace curfew::tool
