#pragma once
// A task: everything that decides when it may call. It is complete, or it does not exist. Made by
//
//     apply(stored, update)      the task after an UpdateTask: apply.hpp
//     complete(update)           the update leaves nothing open for calling: complete.hpp
//     new_task(update)           the caller says that nothing is stored: complete.hpp
//     new_task(request)          of a CreateTask: create_task.hpp

#include <curfew/diagnostics/field.hpp>
#include <curfew/diagnostics/json_pointer.hpp>
#include <curfew/diagnostics/result.hpp>
#include <curfew/task/call_concurrency.hpp>
#include <curfew/task/call_window.hpp>
#include <curfew/task/forbid_rule.hpp>
#include <curfew/task/redial_settings.hpp>
#include <curfew/task/task_open_id.hpp>
#include <curfew/time/detail/reset_on_move.hpp>

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace curfew::inline v0 {

namespace detail {
struct task_maker;
} // namespace detail

/// A complete task. A value; one that was moved from is known as such, and what is made of it forbids.
class task {
public:
    /// Absent for a task that CreateTask makes: the server gives it one.
    [[nodiscard]] const std::optional<task_open_id>& id() const noexcept { return id_; }

    /// The same task under the id that the server gave it.
    [[nodiscard]] task with_id(task_open_id id) const {
        task result = *this;
        result.id_ = std::move(id);
        return result;
    }

    /// StartTime and EndTime, and how many calls may be in flight at once.
    [[nodiscard]] const call_window& window() const noexcept { return window_; }
    [[nodiscard]] call_concurrency concurrency() const noexcept { return concurrency_; }

    /// The items of ForbidTimeList in document order; empty: nothing is forbidden.
    [[nodiscard]] const std::vector<forbid_rule>& forbid_list() const noexcept { return forbid_list_.get(); }

    /// Absent: the redial settings are not known (Recall is false, and nothing was said of a stored task).
    [[nodiscard]] const std::optional<redial_settings>& redial() const noexcept { return redial_; }

    /// Whether it was not moved from. What it says of its window and its list counts only then.
    [[nodiscard]] bool is_whole() const noexcept { return present_.get(); }

    friend bool operator==(const task&, const task&) noexcept = default;

private:
    friend struct detail::task_maker;

    task(std::optional<task_open_id> id, const call_window& window, call_concurrency concurrency,
         std::optional<redial_settings> redial, std::vector<forbid_rule> forbid_list)
        : id_{std::move(id)}, forbid_list_{std::move(forbid_list)}, window_{window},
          concurrency_{concurrency}, redial_{redial} {}

    std::optional<task_open_id> id_;
    detail::reset_on_move<std::vector<forbid_rule>> forbid_list_;
    call_window window_;
    call_concurrency concurrency_;
    std::optional<redial_settings> redial_;
    detail::presence present_;
};

/// The redial settings of a task, or redial-settings-absent if they are not known.
[[nodiscard]] inline result<redial_settings> known_redial(const task& of);

// ---- implementation -------------------------------------------------------------------------------------------

namespace detail {

/// The way to a task for the functions named above.
struct task_maker {
    [[nodiscard]] static task make(std::optional<task_open_id> id, const call_window& window,
                                   call_concurrency concurrency, std::optional<redial_settings> redial,
                                   std::vector<forbid_rule> forbid_list) {
        return {std::move(id), window, concurrency, redial, std::move(forbid_list)};
    }
};

/// A report of one error of the rulebook.
[[nodiscard]] inline report report_of(rule id, const json_pointer& where, std::string subject = {},
                                      std::string context = {}) {
    report result;
    result.add({id, severity::error, where, {}, {}, {}, std::move(subject), std::move(context)});
    return result;
}

} // namespace detail

inline result<redial_settings> known_redial(const task& of) {
    if (of.is_whole() && of.redial()) return *of.redial();
    return detail::report_of(rule::redial_settings_absent, json_pointer{} / field::recall);
}

} // namespace curfew::inline v0
