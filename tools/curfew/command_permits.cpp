#include "commands.hpp"
#include "earlier_attempts.hpp"
#include "instant.hpp"
#include "json_object.hpp"
#include "line_reader.hpp"
#include "loaded_task.hpp"
#include "task_options.hpp"
#include "task_words.hpp"

#include <curfew/timetable/words.hpp>

#include <algorithm>
#include <cstdint>
#include <memory>
#include <utility>

namespace curfew::tool {

namespace {

struct permits_options {
    task_options task;
    attempt_options attempts;
    std::vector<std::string> at;
    std::vector<std::string> more;
    bool from_stdin = false;
};

/// What is said about one instant.
struct answer_of_call {
    bool permitted = false;
    std::string_view reason;
    /// Into FILE, or into the policy.
    std::optional<std::string> pointer;
    /// In words, with the pointer and the policy's file.
    std::string why;
    /// When `permitted` changes.
    std::optional<sys_seconds> until;
};

/// Answers for one instant after the other, and remembers what the run comes to.
class judge {
public:
    judge(const loaded_task& task, const earlier_attempts& attempts, const permits_options& options, const console& io)
        : task_{task}, attempts_{attempts}, options_{options}, format_{options.task.time_format()}, io_{io} {}

    void answer(std::string_view text) {
        const auto instant = read_instant(text, task_.zone(), format_);
        if (!instant.value) {
            refuse(text, instant.error);
            return;
        }
        const answer_of_call answer = judged(*instant.value);
        forbidden_ = forbidden_ || !answer.permitted;
        if (options_.task.json()) {
            put_json(*instant.value, answer);
        } else {
            put_text(*instant.value, answer);
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

    [[nodiscard]] answer_of_call judged(sys_seconds t) const {
        const verdict found = task_.calls.at(t);
        if (!found.permitted()) return forbidden_by_timetable(t);
        if (attempts_.allow(t)) return {true, name(found.reason), {}, {}, found.until};
        std::string pointer = "/Limits";
        std::string why = "attempt limits";
        if (const auto limit = attempts_.find_forbidding(t)) {
            pointer += '/' + std::to_string(*limit);
            why = limit_in_words(attempts_.limits().limits()[*limit]);
        }
        why += "  " + pointer + " in " + task_.policy->name;
        return {false, "attempt-limit", pointer, std::move(why), attempts_.next_permitted(task_.calls, t)};
    }

    [[nodiscard]] answer_of_call forbidden_by_timetable(sys_seconds t) const {
        const explanation found = task_.calls.explain(t);
        const auto pointer = pointer_of(found);
        std::string why = in_words(found);
        if (pointer) why += "  " + *pointer;
        if (found.document == document::policy) why += " in " + task_.policy->name;
        return {false, name(found.reason), pointer, std::move(why), attempts_.next_permitted(task_.calls, t)};
    }

    /// Unsigned, since two instants may be further apart than 63 bits say.
    [[nodiscard]] static std::optional<std::uint64_t> wait_of(sys_seconds t, const answer_of_call& answer) {
        if (answer.permitted) return 0;
        if (!answer.until) return std::nullopt;
        return static_cast<std::uint64_t>(answer.until->time_since_epoch().count()) -
               static_cast<std::uint64_t>(t.time_since_epoch().count());
    }

    void put_json(sys_seconds t, const answer_of_call& answer) const {
        put_line(json_object{}
                     .add("at", rfc3339(t, task_.zone()))
                     .add_bool("permitted", answer.permitted)
                     .add("reason", answer.reason)
                     .add_or_null("pointer", answer.pointer)
                     .add_or_null("until", rfc3339(answer.until, task_.zone()))
                     .add_or_null("wait_seconds", wait_of(t, answer)));
    }

    void put_text(sys_seconds t, const answer_of_call& answer) const {
        const std::string instant = for_people(t, task_.zone());
        io_.out.put(instant + std::string(instant_width - std::min(instant.size(), instant_width), ' ') + "  ");
        io_.out.put(answer.permitted ? style::good : style::error, answer.permitted ? "permitted" : "forbidden");
        const std::string until = answer.until ? " until " + for_people(*answer.until, task_.zone()) : " for good";
        io_.out.put(until);
        if (!answer.why.empty())
            io_.out.put(std::string(until_width - std::min(until.size(), until_width), ' ') + "  ");
        io_.out.put(style::faint, answer.why);
        const auto wait = wait_of(t, answer);
        if (wait && *wait > 0 && *wait <= longest_wait) {
            io_.out.put(style::faint, "  wait " + for_people(seconds{static_cast<std::int64_t>(*wait)}));
        }
        io_.out.put("\n");
    }

    void put_line(const json_object& object) const { io_.out.put(object.text() + '\n'); }

    /// Of "Thu 2021-05-20 17:35:43 +08:00".
    static constexpr std::size_t instant_width = 30;
    /// Of " until Thu 2021-05-20 17:35:43 +08:00".
    static constexpr std::size_t until_width = 37;
    /// About ten thousand years; longer ones lie outside the calendar.
    static constexpr std::uint64_t longest_wait = std::uint64_t{1} << 39;

    const loaded_task& task_;
    const earlier_attempts& attempts_;
    const permits_options& options_;
    std::optional<time_format> format_;
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
    if (options.from_stdin && options.task.stored_file == "-") {
        throw failure{"permits: standard input cannot be both the stored task and the instants"};
    }
    if (options.from_stdin && options.task.policy_file == "-") {
        throw failure{"permits: standard input cannot be both the policy and the instants"};
    }
    if (options.at.size() > 1 && !options.more.empty()) {
        throw failure{"permits: write --at T T or --at T --at T, not both, so that the order is clear"};
    }
    const auto task = load_task(options.task, io);
    if (!task) return exit_status::no;
    const earlier_attempts attempts{options.attempts, options.task, *task, "permits"};
    judge judge{*task, attempts, options, io};
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
    add_stored_options(table, options->task);
    add_policy_option(table, options->task);
    add_time_format_option(table, options->task);
    add_attempt_options(table, options->attempts);
    table.values("--at", "T", options->at, "An instant to judge; may be given several times");
    table.arguments("T", options->more, "More instants, after --at T");
    table.flag("--stdin", options->from_stdin, "Judge the instants on standard input, one a line");
    table.exclude("--stdin", "--at");
    return [options](const console& io) { return permits(*options, io); };
}

} // namespace curfew::tool
