#pragma once
// What the start of the input says of options that may be wrong. A hint changes nothing: neither a verdict nor the status.

#include "audit_plan.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace curfew::tool {

/// Of the header of a table, and its fields: another delimiter, fields in quotes, a record in its place. The columns of the
/// plan need no places yet.
[[nodiscard]] std::vector<std::string> hints_of_header(std::string_view header, const std::vector<std::string>& names,
                                                       const audit_plan& plan);

/// Of a column that is not in the header: names that are nearly its.
[[nodiscard]] std::vector<std::string> hints_of_missing_column(const std::string& column,
                                                               const std::vector<std::string>& names);

/// Of the first record, whose columns have places: a header in its place, members that are not there and others that are
/// named nearly so, a list that has the records. `lacks_list`: see record_frame.
[[nodiscard]] std::vector<std::string> hints_of_first_record(std::string_view record, bool lacks_list,
                                                             const audit_plan& plan);

} // namespace curfew::tool
