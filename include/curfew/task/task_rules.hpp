#pragma once
// Everything a task is bound by: the meaning of a valid request.

#include <curfew/task/call_window.hpp>
#include <curfew/task/forbid_rule.hpp>
#include <curfew/task/redial_settings.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace curfew::inline v0 {

/// The id of a task: not empty, not only blanks.
class task_open_id {
public:
    /// nullopt for a text that is blank. Other text is taken as it is.
    [[nodiscard]] static std::optional<task_open_id> from(std::string_view text) {
        if (is_blank(text)) return std::nullopt;
        return task_open_id{std::string{text}};
    }

    /// As it was given, blanks at its ends included.
    [[nodiscard]] const std::string& text() const noexcept { return text_; }

    /// Whether there is nothing but ASCII white space in it.
    [[nodiscard]] static constexpr bool is_blank(std::string_view text) noexcept {
        return text.find_first_not_of(" \t\r\n\f\v") == std::string_view::npos;
    }

    friend bool operator==(const task_open_id&, const task_open_id&) noexcept = default;

private:
    explicit task_open_id(std::string text) noexcept : text_{std::move(text)} {}

    std::string text_;
};

/// How many calls of a task may be in flight at once, at least 1.
class call_concurrency {
public:
    /// nullopt for less than one call.
    [[nodiscard]] static constexpr std::optional<call_concurrency> from(std::int32_t calls) noexcept {
        if (calls < 1) return std::nullopt;
        call_concurrency result;
        result.calls_ = calls;
        return result;
    }

    /// 1 or more.
    [[nodiscard]] constexpr std::int32_t calls() const noexcept { return calls_; }

    friend constexpr bool operator==(call_concurrency, call_concurrency) noexcept = default;

private:
    constexpr call_concurrency() noexcept = default;

    std::int32_t calls_ = 1;
};

/// What an UpdateTask request lays down, or what a task is bound by after it. Each part is valid by its type.
/// [rulebook section 3, point 7]
struct task_rules {
    /// What every update sets: the task, StartTime and EndTime, and how many calls at once.
    task_open_id id;
    call_window window;
    call_concurrency concurrency;
    /// Absent: the redial settings stored with the task stay as they are (Recall is false).
    std::optional<redial_settings> redial;
    /// The items in document order. Absent: the list stored with the task stays as it is; empty: nothing is forbidden.
    std::optional<std::vector<forbid_rule>> forbid_list;

    friend bool operator==(const task_rules&, const task_rules&) = default;
};

} // namespace curfew::inline v0
