#include "commands.hpp"
#include "instant.hpp"
#include "json_object.hpp"
#include "loaded_task.hpp"
#include "task_options.hpp"

#include <curfew/plan/redial.hpp>

#include <memory>

namespace curfew::tool {

namespace {

struct redials_options {
    task_options task;
    std::string ended;
    std::string talk = "0";
};

std::string_view words(redial_end end) {
    switch (end) {
    case redial_end::all_placed: return "all redials are placed";
    case redial_end::window_over: return "no further redial: the next is due at EndTime or later";
    case redial_end::never_permitted: break;
    }
    return "no further redial: from when it is due to EndTime nothing is permitted";
}

void put(const redial& r, const any_zone& zone, bool json, const text_stream& out) {
    if (json) {
        json_object line;
        line.add_or_null("redial", static_cast<std::uint64_t>(r.number));
        line.add("due", rfc3339(r.due, zone)).add("at", rfc3339(r.at, zone));
        out.put(line.text() + '\n');
        return;
    }
    out.put("redial " + std::to_string(r.number) + "  due " + for_people(r.due, zone) + "  at ");
    out.put(style::good, for_people(r.at, zone));
    if (r.at > r.due) out.put(style::faint, "  " + for_people(r.at - r.due) + " later");
    out.put("\n");
}

exit_status redials(const redials_options& options, const console& io) {
    const any_zone zone = options.task.zone();
    const sys_seconds ended = instant_of_option("--ended", options.ended, zone);
    const seconds talk{count_of_option("--talk", options.talk)};
    const auto task = load_task(options.task, io);
    if (!task) return exit_status::no;
    if (!task->rules.redial) {
        throw failure{"redials: Recall is false, so that the redial settings are those stored with the task"};
    }
    const redial_end over = task->ask([&](const auto& calls) {
        auto next = redial_plan{calls, *task->rules.redial, ended, 0, talk}.begin();
        for (; next != std::default_sentinel; ++next) put(*next, zone, options.task.json(), io.out);
        return next.over().value_or(redial_end::all_placed);
    });
    if (options.task.json()) {
        io.out.put(json_object{}.add("end", name(over)).text() + '\n');
    } else {
        io.out.put(style::strong, words(over));
        io.out.put("\n");
    }
    return exit_status::yes;
}

} // namespace

command_run add_redials(option_table& table) {
    const auto options = std::make_shared<redials_options>();
    add_task_options(table, options->task);
    add_policy_option(table, options->task);
    table.required_value("--ended", "T", options->ended, "When the attempt before the first redial ended");
    table.value("--talk", "SECONDS", options->talk, "How long each redial lasts");
    return [options](const console& io) { return redials(*options, io); };
}

} // namespace curfew::tool
