#pragma once
// A holiday file of any form. The form is known by how the text begins: `BEGIN:` is ICS, `{` holiday-cn, `[` Nager, anything
// else a list of dates.

#include "holiday_collector.hpp"
#include "text_file.hpp"

#include <string_view>

namespace curfew::tool {

/// Reads the file, at most 1 MiB of well-formed UTF-8, in linear time.
void read_holiday_file(const text_file& file, holiday_collector& into);

/// The same for each form, of a text that is known to be UTF-8 without control characters and byte order mark, and not too long.
void read_date_list(std::string_view text, holiday_collector& into);
void read_holiday_cn(std::string_view text, holiday_collector& into);
void read_nager(std::string_view text, holiday_collector& into);
/// Where the tool was built without libical, it says so.
void read_ics(std::string_view text, holiday_collector& into);

} // namespace curfew::tool
