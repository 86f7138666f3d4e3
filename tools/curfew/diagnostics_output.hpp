#pragma once
// The diagnostics of a file, for people and for machines.

#include "console.hpp"
#include "task_options.hpp"

#include <curfew/diagnostics/report.hpp>

namespace curfew::tool {

struct text_file;

/// In the form the options ask for: for people each diagnostic with the line of the file it is about, then a summary;
/// or one JSON object on a line.
void put_diagnostics(const text_file& file, const report& found, const task_options& options, const text_stream& out);

/// The same for faults that have been fixed: what was wrong, and the fix that was applied.
void put_changes(const text_file& file, const report& fixed, const task_options& options, const text_stream& out);

} // namespace curfew::tool
