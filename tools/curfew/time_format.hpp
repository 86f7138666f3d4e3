#pragma once
// --time-format: times in a form of the caller's.

#include <curfew/time/written_time.hpp>

#include <optional>
#include <string>
#include <string_view>

namespace curfew::tool {

/// Letters of strftime, read by date's parser: `%Y/%m/%d %H:%M`, `%d.%m.%Y %H:%M:%S`, `%m/%d/%Y %I:%M:%S %p %z`.
class time_format {
public:
    /// Throws `failure` for a format that no time could be read by, or whose times would not be what they say: without a date or
    /// a time of day, with %z twice, or with %Z, since abbreviations of zones stand for several.
    explicit time_format(std::string text);

    /// The whole of `text`, to the second it is in; nullopt if it is not of the form.
    [[nodiscard]] std::optional<written_time> read(std::string_view text) const;

    [[nodiscard]] const std::string& text() const noexcept { return text_; }

private:
    std::string text_;
    /// What stands before its %z; nullopt where it has none.
    std::optional<std::string> before_offset_;
};

} // namespace curfew::tool
