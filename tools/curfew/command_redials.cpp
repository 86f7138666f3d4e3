#include "commands.hpp"
#include "diagnostics_output.hpp"
#include "earlier_attempts.hpp"
#include "instant.hpp"
#include "json_object.hpp"
#include "loaded_task.hpp"
#include "task_options.hpp"

#include <curfew/json/report.hpp>
#include <curfew/plan/redial.hpp>

#include <memory>
#include <utility>

namespace curfew::tool {

namespace {

struct redials_options {
    task_options task;
    attempt_options attempts;
    std::string ended;
    std::string talk = "0";
};

std::string_view end_in_words(redial_end end) {
    switch (end) {
    case redial_end::all_placed: return "all redials are placed";
    case redial_end::window_over: return "no further redial: the next is due at EndTime or later";
    case redial_end::limit_reached: return "no further redial: the limits of the policy allow none before EndTime";
    case redial_end::never_permitted: break;
    }
    return "no further redial: from when it is due to EndTime nothing is permitted";
}

void put(const redial& r, const zone& in, bool json, const text_stream& out) {
    if (json) {
        json_object line;
        line.add_or_null("redial", static_cast<std::uint64_t>(r.number));
        line.add("due", rfc3339(r.due, in)).add("at", rfc3339(r.at, in));
        out.put(line.text() + '\n');
        return;
    }
    out.put("redial " + std::to_string(r.number) + "  due " + for_people(r.due, in) + "  at ");
    out.put(style::good, for_people(r.at, in));
    if (r.at > r.due) out.put(style::faint, "  " + for_people(r.at - r.due) + " later");
    out.put("\n");
}

/// The settings of the stored task hold, and they are not known.
void put_unknown_redials(const report& found, const text_file& file, const task_options& options,
                         const text_stream& err) {
    put_diagnostics(file, located(found, file.text), options, err);
    if (!options.json()) err.put("curfew: give the stored task with --stored FILE, or the settings in FILE\n");
}

exit_status redials(const redials_options& options, const console& io) {
    const zone in = options.task.zone();
    const sys_seconds ended = options.task.instant("--ended", options.ended);
    const seconds talk{count_of_option("--talk", options.talk)};
    const auto task = load_task(options.task, io);
    if (!task) return exit_status::no;
    const auto settings = known_redial(task->rules);
    if (!settings) {
        put_unknown_redials(settings.report(), task->file, options.task, io.err);
        return exit_status::no;
    }
    const earlier_attempts attempts{options.attempts, options.task, *task, "redials"};
    // The attempt that ended counts as well: when it began is not known, and not later than it ended.
    attempt_history history = attempts.history();
    history.add(ended);
    const redial_plan plan{task->calls, *settings, {.ended = ended}, attempts.limits(), std::move(history), talk};
    for (const redial& r : plan) put(r, in, options.task.json(), io.out);
    const redial_end over = plan.over();
    if (options.task.json()) {
        io.out.put(json_object{}.add("end", name(over)).text() + '\n');
    } else {
        io.out.put(style::strong, end_in_words(over));
        io.out.put("\n");
    }
    return exit_status::yes;
}

} // namespace

command_run add_redials(option_table& table) {
    const auto options = std::make_shared<redials_options>();
    add_task_options(table, options->task);
    add_stored_options(table, options->task);
    add_policy_option(table, options->task);
    add_time_format_option(table, options->task);
    add_attempt_options(table, options->attempts);
    table.required_value("--ended", "T", options->ended, "When the attempt before the first redial ended");
    table.value("--talk", "SECONDS", options->talk, "How long each redial lasts");
    return [options](const console& io) { return redials(*options, io); };
}

} // namespace curfew::tool
