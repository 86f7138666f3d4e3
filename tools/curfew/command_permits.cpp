#include "commands.hpp"
#include "instant.hpp"
#include "json_object.hpp"
#include "line_reader.hpp"
#include "loaded_task.hpp"
#include "task_options.hpp"
#include "task_words.hpp"
#include "visible_text.hpp"

#include <curfew/timetable/explain.hpp>
#include <curfew/timetable/policy.hpp>
#include <curfew/time/text.hpp>

#include <memory>

namespace curfew::tool {

namespace {

struct permits_options {
    task_options task;
    std::vector<std::string> at;
    std::vector<std::string> more;
    bool from_stdin = false;
};

/// Answers for one instant after the other, and remembers what the run comes to.
class judge {
public:
    judge(const loaded_task& task, const permits_options& options, const console& io)
        : task_{task}, options_{options}, io_{io} {}

    void answer(std::string_view text) {
        const auto instant = read_instant(text, task_.zone);
        if (!instant.value) {
            refuse(text, instant.error);
        } else if (options_.task.json()) {
            put_json(*instant.value);
        } else {
            put_text(*instant.value);
        }
    }

    [[nodiscard]] exit_status status() const noexcept {
        return unreadable_ ? exit_status::unusable : forbidden_ ? exit_status::no : exit_status::yes;
    }

private:
    void refuse(std::string_view text, const std::string& error) {
        unreadable_ = true;
        if (options_.task.json()) {
            put_line(json_object{}.add("at", text).add("error", error));
        } else {
            io_.out.bytes.flush();
            io_.err.put("curfew: " + error + '\n');
        }
    }

    void put_json(sys_seconds t) {
        const auto verdict = judged(t);
        put_line(json_object{}
                     .add("at", rfc3339(t, task_.zone))
                     .add_bool("permitted", verdict.permitted())
                     .add("reason", name(verdict.reason))
                     .add_or_null("pointer", pointer(verdict, t))
                     .add_or_null("until", rfc3339(verdict.until, task_.zone)));
    }

    void put_text(sys_seconds t) {
        const auto verdict = judged(t);
        const std::string instant = for_people(t, task_.zone);
        io_.out.put(instant + std::string(instant_width - std::min(instant.size(), instant_width), ' ') + "  ");
        io_.out.put(verdict.permitted() ? style::good : style::error, verdict.permitted() ? "permitted" : "forbidden");
        const std::string until = verdict.until ? " until " + for_people(*verdict.until, task_.zone) : " for good";
        const std::string why = words_of(verdict, t);
        io_.out.put(until);
        if (!why.empty()) io_.out.put(std::string(until_width - std::min(until.size(), until_width), ' ') + "  ");
        io_.out.put(style::faint, why);
        io_.out.put("\n");
    }

    void put_line(const json_object& object) const { io_.out.put(object.text() + '\n'); }

    permission_verdict judged(sys_seconds t) {
        const permission_verdict verdict = task_.policy ? task_.policy->call.at(t) : of_task_alone(t);
        forbidden_ = forbidden_ || !verdict.permitted();
        return verdict;
    }

    [[nodiscard]] permission_verdict of_task_alone(sys_seconds t) const {
        const auto verdict = task_.schedule.at(t);
        return {verdict.reason, verdict.permitted() ? std::nullopt : std::optional<std::size_t>{0}, {}, verdict.until};
    }

    /// A forbidden instant lies inside the window, so that it has a wall-clock time.
    [[nodiscard]] std::optional<range_place> forbidding_range(const permission_verdict& verdict, sys_seconds t) const {
        if (verdict.reason != reason::forbid_range) return std::nullopt;
        const auto& list = *task_.rules.forbid_list;
        const auto local = task_.schedule.to_local(t);
        if (!task_.policy) return find_forbidding_range(list, local, options_.task.ends());
        return find_forbidding_range(list, task_.policy->content.exceptions, local, options_.task.ends());
    }

    /// Into the policy file.
    [[nodiscard]] std::optional<json_pointer> policy_pointer(const permission_verdict& verdict) const {
        return task_.policy ? policy_place(verdict, task_.policy->call) : std::nullopt;
    }

    [[nodiscard]] std::optional<std::string> pointer(const permission_verdict& verdict, sys_seconds t) const {
        if (const auto place = policy_pointer(verdict)) return place->text();
        const auto range = forbidding_range(verdict, t);
        return range ? std::optional{pointer_to(*range)} : std::nullopt;
    }

    [[nodiscard]] std::string words_of_policy(const permission_verdict& verdict, const json_pointer& place) const {
        const bool holiday = verdict.reason == reason::holiday;
        std::string result = holiday ? "holiday" : "local hours";
        if (*verdict.layer > 0) {
            result += holiday ? " in " : " of ";
            result += visible(task_.policy->content.hours[*verdict.layer - 1].zone);
        }
        return result + "  " + place.text() + " in " + task_.policy->name;
    }

    [[nodiscard]] std::string words_of(const permission_verdict& verdict, sys_seconds t) const {
        if (const auto place = policy_pointer(verdict)) return words_of_policy(verdict, *place);
        switch (verdict.reason) {
        case reason::permitted: return {};
        case reason::before_start: return "before StartTime";
        case reason::after_end: return "after EndTime";
        case reason::forbid_range:
        case reason::holiday:
        case reason::local_hours: break;
        }
        const auto range = forbidding_range(verdict, t);
        if (!range) return {};
        const forbid_rule& r = (*task_.rules.forbid_list)[range->item];
        return words(r.days()) + ' ' + std::string{format(r.ranges()[range->entry]).view()} + "  " + pointer_to(*range);
    }

    /// Of "Thu 2021-05-20 17:35:43 +08:00".
    static constexpr std::size_t instant_width = 30;
    /// Of " until Thu 2021-05-20 17:35:43 +08:00".
    static constexpr std::size_t until_width = 37;

    const loaded_task& task_;
    const permits_options& options_;
    const console& io_;
    bool unreadable_ = false;
    bool forbidden_ = false;
};

exit_status permits(const permits_options& options, const console& io) {
    if (options.at.empty() && (!options.from_stdin || !options.more.empty()))
        throw failure{"permits: give --at T, or --stdin"};
    if (options.from_stdin && options.task.file == "-") {
        throw failure{"permits: standard input cannot be both FILE and the instants"};
    }
    if (options.from_stdin && options.task.policy_file == "-") {
        throw failure{"permits: standard input cannot be both the policy and the instants"};
    }
    if (options.at.size() > 1 && !options.more.empty()) {
        throw failure{"permits: write --at T T or --at T --at T, not both, so that the order is clear"};
    }
    const auto task = load_task(options.task, io);
    if (!task) return exit_status::no;
    judge judge{*task, options, io};
    for (const std::string& text : options.at) judge.answer(text);
    for (const std::string& text : options.more) judge.answer(text);
    if (options.from_stdin) {
        line_reader lines{io.in, io.out.bytes};
        while (const auto line = lines.next()) {
            judge.answer(*line);
            if (!io.out.bytes) break;
        }
    }
    return judge.status();
}

} // namespace

command_run add_permits(option_table& table) {
    const auto options = std::make_shared<permits_options>();
    add_task_options(table, options->task);
    add_policy_option(table, options->task);
    table.values("--at", "T", options->at, "An instant to judge; may be given several times");
    table.arguments("T", options->more, "More instants, after --at T");
    table.flag("--stdin", options->from_stdin, "Judge the instants on standard input, one a line");
    table.exclude("--stdin", "--at");
    return [options](const console& io) { return permits(*options, io); };
}

} // namespace curfew::tool
