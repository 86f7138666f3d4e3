#include "loaded_task.hpp"

#include "diagnostics_output.hpp"
#include "zones.hpp"

#include <curfew/json.hpp>
#include <curfew/json/policy.hpp>
#include <curfew/task/apply.hpp>
#include <curfew/task/complete.hpp>

#include <utility>

namespace curfew::tool {

namespace {

/// Standard input can be read once.
void check_inputs(const task_options& options) {
    const bool file = options.file == "-";
    const bool stored = options.stored_file == "-";
    const bool policy = options.policy_file == "-";
    if (file && policy) throw failure{"--policy: standard input cannot be both FILE and the policy"};
    if (file && stored) throw failure{"--stored: standard input cannot be both FILE and the stored task"};
    if (stored && policy) throw failure{"--stored: standard input cannot be both the stored task and the policy"};
}

/// The task that `made` holds, with its diagnostics at their places in the text.
std::optional<loaded_rules> put_task(text_file file, result<task> made, const task_options& options,
                                     const console& io) {
    report found = located(made.report(), file.text);
    if (!found.diagnostics().empty()) put_diagnostics(file, found, options, io.err);
    if (!made) {
        if (found.has(rule::forbid_list_absent) && !options.json()) io.err.put("curfew: " + options.ways_out + '\n');
        return std::nullopt;
    }
    return loaded_rules{*std::move(made), std::move(file), std::move(found)};
}

std::optional<loaded_rules> load_alone(const task_options& options, const console& io) {
    text_file file = read_text_file(options.file, io.in);
    const result<task_update> update = read_update_task(file.text, options.parsing());
    return put_task(std::move(file), options.nothing_stored ? new_task(update) : complete(update), options, io);
}

} // namespace

std::optional<loaded_rules> load_update(const task& stored, const task_options& options, const console& io) {
    text_file file = read_text_file(options.file, io.in);
    const parse_options parsing = options.parsing();
    auto made = apply(stored, read_update_task(file.text, parsing), parsing.severities);
    return put_task(std::move(file), std::move(made), options, io);
}

std::optional<loaded_rules> load_rules(const task_options& options, const console& io) {
    check_inputs(options);
    if (!options.stored_file) return load_alone(options, io);
    task_options of_stored = options;
    of_stored.file = *options.stored_file;
    of_stored.stored_file.reset();
    of_stored.ways_out = "the stored task needs a ForbidTimeList; [] if nothing is forbidden";
    const auto stored = load_alone(of_stored, io);
    if (!stored) return std::nullopt;
    return load_update(stored->rules, options, io);
}

std::optional<loaded_policy> load_policy(const task_options& options, const console& io) {
    check_inputs(options);
    const text_file file = read_text_file(*options.policy_file, io.in);
    auto read = read_policy(file.text, find_zone);
    if (!read.report().diagnostics().empty()) put_diagnostics(file, read.report(), options, io.err);
    if (!read) return std::nullopt;
    return loaded_policy{file.name, *std::move(read)};
}

timetable timetable_of(const task& rules, const zone& in, const std::optional<loaded_policy>& under, range_end ends) {
    return under ? timetable{rules, in, under->content, ends} : timetable{rules, in, ends};
}

std::optional<loaded_task> load_task(const task_options& options, const console& io) {
    const zone in = options.zone();
    auto rules = load_rules(options, io);
    auto policy = options.policy_file ? load_policy(options, io) : std::nullopt;
    if (!rules || (options.policy_file && !policy)) return std::nullopt;
    timetable calls = timetable_of(rules->rules, in, policy, options.ends());
    return loaded_task{std::move(rules->rules), std::move(calls), std::move(rules->file), std::move(rules->found),
                       std::move(policy)};
}

} // namespace curfew::tool
