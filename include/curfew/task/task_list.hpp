#pragma once
// The tasks that the server lists: the answer to QueryTaskList. [J26]
//
// It says when a task runs and nothing else about time. ForbidTimeList, the redial settings and Concurrency are not in it, so
// no `task` and no timetable can be made of it, and nothing here permits a call. It serves to compare: whether the window that
// the server has is the one that was sent.

#include <curfew/task/task_open_id.hpp>
#include <curfew/time/instant.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace curfew::inline v0 {

/// What QueryTaskList answers: a page of the account's tasks, in its order. [J26]
struct task_list {
    /// A task as the server lists it. What the answer leaves open is absent.
    struct entry {
        /// TaskOpenId, which every entry has.
        task_open_id id;
        /// Name; empty where the answer has none.
        std::string name;
        /// State, as the number that came: no source says what the numbers mean.
        std::optional<std::int32_t> state;
        /// StartTime and EndTime, in the task's wall-clock time. As the server has them: the end may be before the start.
        std::optional<local_seconds> start;
        std::optional<local_seconds> end;

        friend bool operator==(const entry&, const entry&) = default;
    };

    /// Records. A task that is not among them may be on another page: QueryTaskList gives 10 tasks unless it is asked for more.
    std::vector<entry> tasks;
    /// Total: how many tasks the query has found, on all pages.
    std::optional<std::int64_t> total;
    /// Offset: how many of them come before this page.
    std::optional<std::int64_t> offset;

    friend bool operator==(const task_list&, const task_list&) = default;
};

} // namespace curfew::inline v0
