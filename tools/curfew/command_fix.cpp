#include "commands.hpp"
#include "diagnostics_output.hpp"
#include "task_options.hpp"
#include "text_file.hpp"

#include <curfew/json.hpp>
#include <curfew/task/safe_fixes.hpp>

#include <algorithm>
#include <memory>
#include <utility>

namespace curfew::tool {

namespace {

/// The changes as they were found in the text, where they have lines.
report with_lines(const report& changes, const report& found) {
    report result;
    for (const diagnostic& d : found) {
        const auto is_same = [&](const diagnostic& c) { return c.id == d.id && c.pointer() == d.pointer(); };
        if (std::any_of(changes.begin(), changes.end(), is_same)) result.add(d);
    }
    return result;
}

exit_status fix(const task_options& options, const console& io) {
    const parse_options parsing = options.parsing();
    const text_file file = read_text_file(options.file, io.in);
    const report found = read_update_task(file.text, parsing).report();
    auto request = read_request(file.text, parsing.severities);
    if (!request) {
        put_diagnostics(file, found, options, io.err);
        return exit_status::no;
    }
    update_task_request fixed = *std::move(request);
    const report changes = apply_safe_fixes(fixed);
    constexpr int blanks_a_level = 4;
    const text_file written{"standard output", write_json(fixed, options.json() ? -1 : blanks_a_level)};
    io.out.put(written.text + '\n');

    put_changes(file, with_lines(changes, found), options, io.err);
    const report left = read_update_task(written.text, parsing).report();
    if (!left.diagnostics().empty()) put_diagnostics(written, left, options, io.err);
    return left.valid() ? exit_status::yes : exit_status::no;
}

} // namespace

command_run add_fix(option_table& table) {
    const auto options = std::make_shared<task_options>();
    add_task_options(table, *options);
    return [options](const console& io) { return fix(*options, io); };
}

} // namespace curfew::tool
