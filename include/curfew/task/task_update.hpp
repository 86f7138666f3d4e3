#pragma once
// What an UpdateTask lays down: the meaning of a valid request. It is not a task, since it may leave its list and its redial
// settings to what is stored; apply.hpp and complete.hpp make a task of it.

#include <curfew/task/call_concurrency.hpp>
#include <curfew/task/call_window.hpp>
#include <curfew/task/forbid_rule.hpp>
#include <curfew/task/redial_settings.hpp>
#include <curfew/task/task_open_id.hpp>
#include <curfew/time/detail/reset_on_move.hpp>

#include <optional>
#include <utility>
#include <vector>

namespace curfew::inline v0 {

/// The rules that an UpdateTask sets, each valid by its type. A value; one that was moved from lays down nothing, and no task
/// can be made of it. [rulebook section 3, point 7]
class task_update {
public:
    /// What every update sets, and what it may leave to the stored task: without `redial` (Recall false) the stored redial
    /// settings stay, without `forbid_list` the stored list stays. An empty list forbids nothing.
    task_update(task_open_id id, const call_window& window, call_concurrency concurrency,
                std::optional<redial_settings> redial, std::optional<std::vector<forbid_rule>> forbid_list)
        : id_{std::move(id)}, forbid_list_{std::move(forbid_list)}, window_{window},
          concurrency_{concurrency}, redial_{redial} {}

    /// The task to update, StartTime and EndTime, and the number of calls at once.
    [[nodiscard]] const task_open_id& id() const noexcept { return id_; }
    [[nodiscard]] const call_window& window() const noexcept { return window_; }
    [[nodiscard]] call_concurrency concurrency() const noexcept { return concurrency_; }

    /// Absent: the stored redial settings stay in force (Recall is false).
    [[nodiscard]] const std::optional<redial_settings>& redial() const noexcept { return redial_; }

    /// The items in document order. Absent: the stored list stays in force; empty: nothing is forbidden.
    [[nodiscard]] const std::optional<std::vector<forbid_rule>>& forbid_list() const noexcept {
        return forbid_list_.get();
    }

    /// Whether neither this nor the id it was made with was moved from.
    [[nodiscard]] bool is_whole() const noexcept { return !task_open_id::is_blank(id_.text()); }

    friend bool operator==(const task_update&, const task_update&) noexcept = default;

private:
    task_open_id id_;
    detail::reset_on_move<std::optional<std::vector<forbid_rule>>> forbid_list_;
    call_window window_;
    call_concurrency concurrency_;
    std::optional<redial_settings> redial_;
};

} // namespace curfew::inline v0
