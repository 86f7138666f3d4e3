#pragma once
// TaskOpenId: which task a request is about.

#include <curfew/time/detail/reset_on_move.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace curfew::inline v0 {

/// The id of a task: not empty, not only blanks. One that was moved from is empty.
class task_open_id {
public:
    /// nullopt for a text that is blank. Other text is kept as it is.
    [[nodiscard]] static std::optional<task_open_id> from(std::string_view text) {
        if (is_blank(text)) return std::nullopt;
        return task_open_id{std::string{text}};
    }

    /// As it was given, blanks at its ends included.
    [[nodiscard]] const std::string& text() const noexcept { return text_.get(); }

    /// Whether there is nothing but ASCII white space in it.
    [[nodiscard]] static constexpr bool is_blank(std::string_view text) noexcept {
        return text.find_first_not_of(" \t\r\n\f\v") == std::string_view::npos;
    }

    friend bool operator==(const task_open_id&, const task_open_id&) noexcept = default;

private:
    explicit task_open_id(std::string text) noexcept : text_{std::move(text)} {}

    detail::reset_on_move<std::string> text_;
};

} // namespace curfew::inline v0
