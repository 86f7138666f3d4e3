#pragma once
// Records that are lines, or several lines that quotes hold together.
//
// A quote that nothing closes within the longest record, or before the end of the text, costs its line: that line is a
// record, and the next one is read as if it had not been there.

#include "record_framer.hpp"

#include <optional>

namespace curfew::tool {

/// What makes a line a record.
struct line_rules {
    bool has_quotes = false;
    /// What a quote must follow to open a field, unless it starts the line.
    char delimiter = ',';
    /// A line of blanks is no record, as an empty one is none.
    bool skips_blanks = false;

    [[nodiscard]] static line_rules csv(csv_dialect dialect) noexcept {
        return {dialect.has_quotes, dialect.delimiter, false};
    }
    [[nodiscard]] static line_rules ndjson() noexcept { return {false, '\n', true}; }
};

class line_framer final : public record_framer {
public:
    line_framer(line_rules rules, std::size_t longest) noexcept : rules_{rules}, longest_{longest} {}

    [[nodiscard]] std::size_t cut(std::string_view text, bool is_whole, std::vector<record_frame>& frames) override;

private:
    /// A line by its first byte and the one behind its LF.
    struct line {
        std::size_t begin = 0;
        std::size_t end = 0;
    };

    /// What is known of the record that a quote holds together.
    enum class closing : std::uint8_t { found, none, not_yet };

    [[nodiscard]] std::optional<std::size_t> end_of_line(std::string_view text, std::size_t begin, bool is_whole);
    [[nodiscard]] bool ends_open(std::string_view text, bool open) const noexcept;
    [[nodiscard]] closing find_closing(std::string_view text, const line& first, bool is_whole);
    [[nodiscard]] bool is_too_long(std::string_view text, std::size_t begin, std::size_t end) const noexcept;
    void add(std::string_view text, std::size_t begin, std::size_t end, std::vector<record_frame>& frames) const;
    void shift(std::size_t count) noexcept;

    line_rules rules_;
    std::size_t longest_;
    /// The last line, as far as it has been seen to hold no LF.
    line unfinished_;
    /// The next line that closes a quote which is open at its start: it lies at searched_to_ or behind.
    std::size_t searched_to_ = 0;
    std::optional<line> closing_;
};

} // namespace curfew::tool
