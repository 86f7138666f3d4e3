#pragma once
// Records that are JSON objects: one after another, over several lines, or the elements of arrays.
//
// Only braces, brackets and quotes are looked at; whether a record is JSON is for its reader to say. A record that is
// broken, so that its end cannot be found, ends before the next line that looks like the start of another one: its first
// byte but blanks is a `{` where none can be, and does not stand farther right than the record does.
//
//     {"a": 1}{"a": 2}        two records
//     [{"a": 1}, {"a": 2}]    the same two
//     {"a": "x}               a record that is no JSON
//     {"a": 2}                and one that is

#include "array_place.hpp"
#include "record_framer.hpp"

#include <bitset>
#include <cstdint>
#include <optional>

namespace curfew::tool {

/// What may lie between the parts of JSON.
inline constexpr std::string_view json_blanks = " \t\r\n";

class json_framer final : public record_framer {
public:
    explicit json_framer(std::size_t longest) noexcept : longest_{longest} {}

    /// What is taken of a text; the rest is for others.
    enum class extent : std::uint8_t {
        all,
        /// The record that the text starts with.
        record,
        /// The records of an array, whose bracket lies before the text, and its end.
        array,
    };

    /// The text starts `column` bytes behind the start of its line.
    json_framer(std::size_t longest, extent taken, std::size_t column) noexcept
        : longest_{longest}, extent_{taken}, column_{column} {
        if (taken == extent::array) place_ = array_place::inside();
        if (taken == extent::record) start_record();
    }

    [[nodiscard]] std::size_t cut(std::string_view text, bool is_whole, std::vector<record_frame>& frames) override;

    /// Whether all that is to be taken has been.
    [[nodiscard]] bool is_done() const noexcept { return is_done_; }

    /// Whether the end of the last record was not found, so that another end had to do.
    [[nodiscard]] bool is_broken() const noexcept { return is_broken_; }

    /// How many bytes of its line lie before what comes next.
    [[nodiscard]] std::size_t column() const noexcept { return column_; }

private:
    /// Of a record whose end is not found yet; places are those of a text that starts with the record.
    struct open_record {
        /// How far it has been looked at.
        std::size_t at = 0;
        std::size_t depth = 0;
        bool in_string = false;
        /// Its end is lost: a string has a newline in it.
        bool is_lost = false;
        /// How far from the start of its line it stands.
        std::size_t column = 0;
        /// Where the line starts that is looked at; 0 for the record's first one.
        std::size_t line = 0;
        /// Whether the containers around are objects, as far down as matters.
        std::bitset<64> is_object;
    };

    [[nodiscard]] std::optional<std::size_t> end_of_record(std::string_view text, bool is_whole);
    [[nodiscard]] std::optional<std::size_t> end_of_scalar(std::string_view text);
    [[nodiscard]] std::optional<std::size_t> end_of_container(std::string_view text);
    [[nodiscard]] std::optional<std::size_t> end_of_lost(std::string_view text);
    [[nodiscard]] bool starts_another(std::string_view text, std::size_t brace) const noexcept;
    void start_record() noexcept {
        record_ = open_record{};
        record_->column = column_;
    }
    void pass_blanks(std::string_view text) noexcept;

    std::size_t longest_;
    extent extent_ = extent::all;
    array_place place_;
    bool is_done_ = false;
    bool is_broken_ = false;
    std::optional<open_record> record_;
    /// How many bytes of the line lie before the text.
    std::size_t column_ = 0;
};

} // namespace curfew::tool
