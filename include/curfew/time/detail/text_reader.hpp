#pragma once
// How the parsers of texts of fixed form read.

#include <curfew/time/parsed.hpp>

#include <cstddef>
#include <optional>
#include <string_view>

namespace curfew::inline v0::detail {

/// Reads a text of fixed form from left to right; the first fault stands.
class text_reader {
public:
    constexpr explicit text_reader(std::string_view text) noexcept : text_{text} {}

    /// `width` digits, at most `most`; `over` is the fault of a greater number.
    constexpr int number(std::size_t width, int most, text_fault over) noexcept {
        const std::size_t start = at_;
        int value = 0;
        for (std::size_t i = 0; i < width && !failed_; ++i) {
            const char c = peek();
            if (c < '0' || c > '9') {
                fail(at_ < text_.size() ? text_fault::not_a_digit : text_fault::wrong_length, at_);
            } else {
                value = value * 10 + (c - '0');
                ++at_;
            }
        }
        if (!failed_ && value > most) fail(over, start);
        return value;
    }

    constexpr void separator(char wanted) noexcept {
        if (failed_) return;
        if (at_ >= text_.size()) {
            fail(text_fault::wrong_length, at_);
        } else if (peek() != wanted) {
            fail(text_fault::wrong_separator, at_);
        } else {
            ++at_;
        }
    }

    /// The next `width` bytes; nothing where there are fewer.
    [[nodiscard]] constexpr std::string_view take(std::size_t width) noexcept {
        if (text_.size() - at_ < width) {
            fail(text_fault::wrong_length, text_.size());
            return {};
        }
        at_ += width;
        return text_.substr(at_ - width, width);
    }

    constexpr void end() noexcept {
        if (!failed_ && at_ != text_.size()) fail(text_fault::wrong_length, at_);
    }

    constexpr void fail(text_fault fault, std::size_t at) noexcept {
        if (failed_) return;
        failed_ = true;
        fault_ = fault;
        fault_at_ = at;
    }

    /// A mark and digits, at least one, which are passed over.
    constexpr void fraction() noexcept {
        skip();
        number(1, 9, text_fault::not_a_digit);
        while (!failed_ && at_digit()) skip();
    }

    [[nodiscard]] constexpr bool at_digit() const noexcept { return peek() >= '0' && peek() <= '9'; }

    /// The next byte; NUL at the end, which no form has.
    [[nodiscard]] constexpr char peek() const noexcept { return at_ < text_.size() ? text_[at_] : '\0'; }
    constexpr void skip() noexcept { ++at_; }
    [[nodiscard]] constexpr std::size_t at() const noexcept { return at_; }
    [[nodiscard]] constexpr bool failed() const noexcept { return failed_; }

    template <class T>
    [[nodiscard]] constexpr parsed<T> result(std::optional<T> value) const noexcept {
        if (failed_) return {std::nullopt, fault_, fault_at_};
        return {value, text_fault::out_of_range, 0};
    }

private:
    std::string_view text_;
    std::size_t at_ = 0;
    std::size_t fault_at_ = 0;
    text_fault fault_{};
    bool failed_ = false;
};

} // namespace curfew::inline v0::detail
