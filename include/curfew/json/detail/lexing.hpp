#pragma once
// What nlohmann's lexer reads from, and what it gathers a token in: of types of ours, since with those it has for every
// text it would take longer than all that is done with the tokens.

#include <nlohmann/json.hpp>

#include <cstddef>
#include <iterator>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace curfew::inline v0::detail {

[[nodiscard]] constexpr bool is_json_blank(char c) noexcept {
    return c == ' ' || c == '\n' || c == '\r' || c == '\t';
}

/// The part of a text that is still to be read.
struct text_cursor {
    const char* at;
    const char* end;
};

/// Reads by moving a cursor, which must outlive it, so that others see how far a reader has come. An input iterator.
///
/// Blanks after a line break are passed over: an indented text is mostly these. The lexer finds the same in what is left:
/// between tokens a line break says as much as with the blanks after it, and inside a string the line break itself is the
/// fault.
class text_iterator {
public:
    using iterator_category = std::input_iterator_tag;
    using value_type = char;
    using difference_type = std::ptrdiff_t;
    using pointer = const char*;
    using reference = const char&;

    explicit text_iterator(text_cursor& cursor) noexcept : cursor_{&cursor} {}

    const char& operator*() const noexcept { return *cursor_->at; }

    text_iterator& operator++() noexcept {
        const char* at = cursor_->at;
        if (*at++ == '\n') [[unlikely]] {
            while (at != cursor_->end && is_json_blank(*at)) ++at;
        }
        cursor_->at = at;
        return *this;
    }

    /// Whether both have read as far.
    friend bool operator==(const text_iterator& a, const text_iterator& b) noexcept {
        return a.cursor_->at == b.cursor_->at;
    }

private:
    text_cursor* cursor_;
};

/// The byte of the text that a reader who has taken `count` of them, the end counted as one, took last.
[[nodiscard]] inline std::size_t last_read(std::string_view text, std::size_t count) noexcept {
    text_cursor cursor{text.data(), text.data() + text.size()};
    text_iterator place{cursor};
    for (; count > 1 && cursor.at != cursor.end; --count) ++place;
    return static_cast<std::size_t>(cursor.at - text.data());
}

/// A string that takes one character after the other, its push_back() short enough to be inlined. The string below it is
/// room to write in; what the lexer calls is hidden, so that its size is not kept up to date with each character.
class token_text : public std::string {
public:
    using std::string::string;
    /// With room for a usual token.
    token_text() { std::string::resize(64); }

    void clear() noexcept { size_ = 0; }

    void push_back(char c) {
        if (size_ == std::string::size()) std::string::resize(2 * size_);
        (*this)[size_++] = c;
    }

    /// Ends with a NUL.
    [[nodiscard]] const char* data() {
        (*this)[size_] = '\0';
        return std::string::data();
    }

    [[nodiscard]] std::size_t size() const noexcept { return size_; }

    [[nodiscard]] std::string_view view() const noexcept { return {std::string::data(), size_}; }

private:
    std::size_t size_ = 0;
};

/// nlohmann::json for the sake of its SAX parser alone.
using lexing_json = nlohmann::basic_json<std::map, std::vector, token_text>;

} // namespace curfew::inline v0::detail
