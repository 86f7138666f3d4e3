#include "commands.hpp"
#include "holidays/holiday_collector.hpp"
#include "holidays/holiday_dates.hpp"
#include "holidays/holiday_file.hpp"
#include "holidays/holiday_policy.hpp"
#include "holidays/special_entry.hpp"
#include "holidays/workday_choice.hpp"
#include "loaded_task.hpp"
#include "task_options.hpp"
#include "text_file.hpp"

#include <curfew/json/policy.hpp>

#include <algorithm>
#include <memory>

namespace curfew::tool {

namespace {

struct holidays_options {
    std::vector<std::string> files;
    std::vector<std::string> workdays_count_as;
    std::vector<std::string> skip;
    std::vector<std::string> take;
    std::optional<std::string> task_file;
};

void check_inputs(const holidays_options& options) {
    if (options.files.empty()) throw failure{"FILE is required\nRun with --help for more information."};
    const auto standard_inputs = std::count(options.files.begin(), options.files.end(), "-") +
                                 (options.task_file && *options.task_file == "-" ? 1 : 0);
    if (standard_inputs > 1) throw failure{"standard input can be read once, and is given more than once"};
}

/// Refuses each part of the task's window that no file covers. Whether there is a task with a window.
bool check_window(const std::string& file, holiday_collector& collected, const console& io) {
    task_options of_task;
    of_task.file = file;
    // The window is the same whatever list is in force.
    of_task.nothing_stored = true;
    const auto task = load_rules(of_task, io);
    if (!task) return false;
    const auto date_of = [](local_seconds time) { return std::chrono::floor<days>(time); };
    const call_window& window = task->rules.window();
    for (const auto& gap : collected.coverage.gaps(date_of(window.start()), date_of(window.end() - seconds{1}))) {
        collected.findings.refuse(task->file.name, dates_text(gap.first, gap.last) + ": " + gap.reason);
    }
    return true;
}

std::string policy_of(const std::vector<holiday_date>& dates) {
    auto text = policy_text(dates);
    if (!text) throw failure{"holidays: the policy would be longer than 1 MiB, which no policy file may be"};
    if (!read_policy(*text, find_zone)) throw failure{"holidays: the policy is not valid; please report this"};
    return *std::move(text);
}

exit_status holidays(const holidays_options& options, const console& io) {
    check_inputs(options);
    const workday_choice choice = workday_choice::from(options.workdays_count_as);
    holiday_collector collected{special_handlings::from(options.skip, options.take)};
    for (const std::string& file : options.files) read_holiday_file(read_text_file(file, io.in), collected);
    const std::vector<holiday_date> dates = dates_of(collected, choice);
    const bool has_window = !options.task_file || check_window(*options.task_file, collected, io);
    if (dates.empty() && collected.findings.status() == exit_status::yes) {
        collected.findings.refuse("holidays",
                                  "no day off and no make-up workday is left, so there is no policy to write");
    }
    collected.findings.put(io.err);
    collected.put_handled(io.err);
    if (collected.findings.status() != exit_status::yes) return collected.findings.status();
    if (!has_window) return exit_status::no;
    io.out.put(policy_of(dates));
    return exit_status::yes;
}

} // namespace

command_run add_holidays(option_table& table) {
    const auto options = std::make_shared<holidays_options>();
    table.arguments("FILE", options->files,
                    "ICS, holiday-cn JSON, Nager JSON, or a list of dates yyyy-MM-dd; - is standard input");
    table.values("--workday-counts-as", "[DATE=]WEEKDAY", options->workdays_count_as,
                 "Whose rules hold on make-up workdays: Fri on all, 2026-10-10=Fri on one; may be given several times");
    table.values("--skip", special_handlings::skip_words(), options->skip,
                 "Leaves out such entries, which otherwise make the command fail; may be given several times");
    table.values("--take", special_handlings::take_words(), options->take,
                 "Makes such entries days off; may be given several times");
    table.value("--check", "TASK", options->task_file,
                "An UpdateTask request body: fails if no file covers a date of its window");
    return [options](const console& io) { return holidays(*options, io); };
}

} // namespace curfew::tool
