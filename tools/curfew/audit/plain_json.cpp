#include "plain_json.hpp"

#include <algorithm>
#include <charconv>
#include <cstddef>
#include <cstdint>
#include <system_error>

namespace curfew::tool {

namespace {

constexpr std::string_view decimal_digits = "0123456789";

/// How many digits `text` starts with.
std::size_t count_digits(std::string_view text) noexcept {
    return std::min(text.find_first_not_of(decimal_digits), text.size());
}

/// Takes digits off the front; false if there are none.
bool take_digits(std::string_view& text) noexcept {
    const std::size_t count = count_digits(text);
    text.remove_prefix(count);
    return count > 0;
}

enum class number_kind { none, integer, other };

/// What RFC 8259 makes of a token.
number_kind kind_of_number(std::string_view token) noexcept {
    if (token.starts_with('-')) token.remove_prefix(1);
    const bool has_leading_zero =
        token.size() > 1 && token[0] == '0' && decimal_digits.find(token[1]) != std::string_view::npos;
    if (has_leading_zero || !take_digits(token)) return number_kind::none;
    if (token.empty()) return number_kind::integer;
    if (token[0] == '.') {
        token.remove_prefix(1);
        if (!take_digits(token)) return number_kind::none;
    }
    if (!token.empty() && (token[0] == 'e' || token[0] == 'E')) {
        token.remove_prefix(1);
        if (token.starts_with('+') || token.starts_with('-')) token.remove_prefix(1);
        if (!take_digits(token)) return number_kind::none;
    }
    return token.empty() ? number_kind::other : number_kind::none;
}

template <class Integer>
bool fits(std::string_view token) noexcept {
    Integer value = 0;
    return std::from_chars(token.data(), token.data() + token.size(), value).ec == std::errc{};
}

bool is_plain_number(std::string_view token) noexcept {
    const number_kind kind = kind_of_number(token);
    if (kind == number_kind::integer) return fits<std::int64_t>(token) || fits<std::uint64_t>(token);
    return kind == number_kind::none;
}

constexpr std::size_t escape_size = 6;

/// The code unit of an escape such as \ud83d at the start of `text`; 0 if it starts with another one.
unsigned code_unit(std::string_view text) noexcept {
    if (!text.starts_with("\\u") || text.size() < escape_size) return 0;
    unsigned unit = 0;
    const char* const end = text.data() + escape_size;
    const auto [stop, fault] = std::from_chars(text.data() + 2, end, unit, 16);
    return fault == std::errc{} && stop == end ? unit : 0;
}

bool is_high(unsigned unit) noexcept {
    return unit >= 0xD800 && unit < 0xDC00;
}

bool is_low(unsigned unit) noexcept {
    return unit >= 0xDC00 && unit < 0xE000;
}

class plain_writer {
public:
    plain_writer(std::string_view text, std::string& plain) noexcept : text_{text}, plain_{plain} {}

    bool run() {
        for (std::size_t at = 0; at < text_.size();) {
            const char c = text_[at];
            if (c == '"') {
                at = pass_string(at + 1);
            } else if (c == '-' || decimal_digits.find(c) != std::string_view::npos) {
                at = pass_number(at);
            } else {
                ++at;
            }
        }
        return changed_;
    }

private:
    std::size_t pass_number(std::size_t at) {
        const std::size_t end = std::min(text_.find_first_of(" \t\r\n,:[]{}\"", at), text_.size());
        if (!is_plain_number(text_.substr(at, end - at))) {
            std::string zero(end - at, '0');
            zero[1] = '.';
            replace(at, zero);
        }
        return end;
    }

    std::size_t pass_string(std::size_t at) {
        while (at < text_.size() && text_[at] != '"') {
            if (text_[at] != '\\') {
                ++at;
                continue;
            }
            const unsigned unit = code_unit(text_.substr(at));
            if (is_high(unit) && is_low(code_unit(text_.substr(at + escape_size)))) {
                at += 2 * escape_size;
            } else if (is_high(unit) || is_low(unit)) {
                replace(at, "\\ufffd");
                at += escape_size;
            } else {
                at += 2;
            }
        }
        return at + 1;
    }

    void replace(std::size_t at, std::string_view by) {
        if (!changed_) plain_ = text_;
        changed_ = true;
        plain_.replace(at, by.size(), by);
    }

    std::string_view text_;
    std::string& plain_;
    bool changed_ = false;
};

} // namespace

bool make_plain(std::string_view text, std::string& plain) {
    return plain_writer{text, plain}.run();
}

} // namespace curfew::tool
