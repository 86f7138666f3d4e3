#include "commands.hpp"
#include "earlier_attempts.hpp"
#include "instant.hpp"
#include "json_object.hpp"
#include "loaded_task.hpp"
#include "task_calendar.hpp"
#include "task_options.hpp"
#include "task_words.hpp"
#include "visible_text.hpp"
#include "week_page.hpp"
#include "week_picture.hpp"
#include "week_svg.hpp"
#include "week_terminal.hpp"

#include <cerrno>
#include <cstring>
#include <fstream>
#include <memory>

namespace curfew::tool {

namespace {

struct week_options {
    task_options task;
    std::optional<std::string> svg;
    std::optional<std::string> html;
    std::string now = "now";
    std::string talk = "60";
};

/// A file, or standard output for `-`.
void write(const std::string& path, const std::string& text, const console& io) {
    if (path == "-") {
        io.out.put(text);
        return;
    }
    errno = 0;
    std::ofstream file{path, std::ios::binary};
    file << text;
    if (!file.flush()) throw failure{visible(path) + ": " + (errno != 0 ? std::strerror(errno) : "cannot be written")};
}

std::string json_of(const week_day& day, const week_picture& week) {
    std::vector<std::string> permitted;
    std::vector<std::string> forbidden;
    for (const week_block& b : day.blocks) {
        json_object block;
        block.add("from", clock(b.first)).add("to", clock(b.end));
        if (b.answer == week_answer::permitted) permitted.push_back(block.text());
        if (b.answer != week_answer::forbidden) continue;
        forbidden.push_back(block.add("pointer", pointer_to(week.ranges[b.range].source)).text());
    }
    return json_object{}
        .add("day", short_name(day.day))
        .add_or_null("permitted_minutes", static_cast<std::uint64_t>(day.permitted_minutes))
        .add_json("permitted", json_array(permitted))
        .add_json("forbidden", json_array(forbidden))
        .text();
}

void put_json(const week_report& report, const text_stream& out) {
    std::vector<std::string> days;
    for (const week_day& day : report.week.days) days.push_back(json_of(day, report.week));
    const loaded_task& task = report.task;
    json_object line;
    line.add("start", rfc3339(task.calls.first(), task.zone()))
        .add("end", rfc3339(task.calls.last(), task.zone()))
        .add("now", rfc3339(report.now, task.zone()))
        .add_bool("permitted", task.calls.permits(report.now))
        .add_json("week", json_array(days))
        .add_or_null("callable_seconds", static_cast<std::uint64_t>(report.calendar.total.count()))
        .add_or_null("concurrency", static_cast<std::uint64_t>(task.rules.concurrency().calls()))
        .add_or_null("talk_seconds", static_cast<std::uint64_t>(report.talk.count()))
        .add_or_null("calls", report.calls);
    out.put(line.text() + '\n');
}

void put_text(const week_report& report, const text_stream& out) {
    const loaded_task& task = report.task;
    put_week(report.week, out);
    const bool permitted = task.calls.permits(report.now);
    out.put("\nStartTime  " + for_people(task.calls.first(), task.zone()) + "\nEndTime    " +
            for_people(task.calls.last(), task.zone()) + "\nnow        " + for_people(report.now, task.zone()) + ", ");
    out.put(permitted ? style::good : style::error, permitted ? "permitted" : "forbidden");
    out.put("\ncallable   " + for_people(report.calendar.total) + "\ncalls      ");
    out.put(style::strong, report.calls ? std::to_string(*report.calls) : "more than can be counted");
    out.put(" of " + for_people(report.talk) + " each, " + std::to_string(task.rules.concurrency().calls()) +
            " at once\n");
    if (task.policy) {
        out.put(style::faint, "The week is by the task's own rules; the other lines are under the policy.\n");
    }
}

exit_status week(const week_options& options, const console& io) {
    const zone in = options.task.zone();
    const sys_seconds now = options.task.instant("--now", options.now);
    const seconds talk{count_of_option("--talk", options.talk)};
    if (talk < seconds{1}) throw failure{"--talk: a call that takes no time could be placed without end"};
    const bool file_to_output = options.svg == "-" || options.html == "-";
    if (options.svg == "-" && options.html == "-") throw failure{"week: standard output cannot be both files"};
    if (file_to_output && options.task.json()) throw failure{"week: standard output cannot be both JSON and a file"};

    const auto task = load_task(options.task, io);
    if (!task) return exit_status::no;
    note_limits(*task, "week", io.err);
    week_report report{*task,
                       picture_of(task->rules, options.task.ends(), in.to_local(now)),
                       calendar_of(*task, now),
                       now,
                       talk,
                       {},
                       options.task.zone_name,
                       options.task.end_inclusive,
                       options.task.diagnostics_language()};
    report.calls = carried_calls(report.calendar.total, task->rules.concurrency().calls(), talk);
    if (options.svg) {
        write(*options.svg, week_svg(report.week, svg_form::file, title_of(report), window_of(report), "week"), io);
    }
    if (options.html) write(*options.html, week_page(report), io);
    if (options.task.json()) {
        put_json(report, io.out);
    } else if (!file_to_output) {
        put_text(report, io.out);
    }
    return exit_status::yes;
}

} // namespace

command_run add_week(option_table& table) {
    const auto options = std::make_shared<week_options>();
    add_task_options(table, options->task);
    add_stored_options(table, options->task);
    add_policy_option(table, options->task);
    add_time_format_option(table, options->task);
    table.value("--svg", "PATH", options->svg, "Writes the picture as SVG as well; - is standard output");
    table.value("--html", "PATH", options->html, "Writes the report, one HTML file; - is standard output");
    table.value("--now", "T", options->now, "The instant that is marked, and that the next windows follow");
    table.value("--talk", "SECONDS", options->talk, "How long each call lasts, to say how many fit");
    return [options](const console& io) { return week(*options, io); };
}

} // namespace curfew::tool
