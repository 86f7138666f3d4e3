#pragma once
// JSON text → a flat line of nodes, in one pass of nlohmann's SAX parser.
//
// nlohmann's events carry no positions, so the builder reads them off the cursor that nlohmann moves: at an event it stands
// behind the token, and behind the character after it if that is what ended the token, which it does for a number. What
// nlohmann lets pass and no JSON text may have is refused here: a byte order mark, a NUL (which ends nlohmann's input),
// endless nesting.

#include <curfew/diagnostics/diagnostic.hpp>
#include <curfew/json/detail/lexing.hpp>
#include <curfew/json/detail/utf8.hpp>
#include <curfew/json/limits.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace curfew::inline v0::detail {

/// Why a text is not valid JSON, and the first byte that is wrong.
struct json_text_fault {
    /// The fault, and where it is: the byte, from 0.
    syntax_facts what;
    std::uint32_t offset = 0;
};

/// A range of bytes.
struct token {
    std::uint32_t begin = 0;
    std::uint32_t size = 0;
};

struct json_node {
    token value;
    /// Of a member.
    token key;
    /// The index of the node after this one and all that is inside it.
    std::uint32_t next = 0;
    json_kind kind{};
    /// Whether the string, the key has a backslash in it.
    bool value_escaped = false;
    bool key_escaped = false;
    bool repeats_key = false;
};

/// A string with escapes: the byte it starts at, and what it says in the pool of such strings.
struct unescaped_text {
    std::uint32_t offset;
    std::uint32_t begin;
    std::uint32_t size;
};

/// The values of a text in document order, what is inside a value directly after it.
struct json_nodes {
    std::string_view text;
    std::vector<json_node> line;
    std::vector<unescaped_text> unescaped;
    std::string pool;
    std::optional<json_text_fault> fault;
    bool has_repeated_keys = false;

    /// What the string at `t` says.
    [[nodiscard]] std::string_view string_at(token t, bool escaped) const noexcept;
};

[[nodiscard]] inline json_nodes build_nodes(std::string_view text, const json_limits& limits);

// ---- implementation -------------------------------------------------------------------------------------------

inline std::string_view json_nodes::string_at(token t, bool escaped) const noexcept {
    if (!escaped) return text.substr(t.begin + 1, t.size - 2);
    const auto found = std::lower_bound(unescaped.begin(), unescaped.end(), t.begin,
                                        [](const auto& entry, std::uint32_t offset) { return entry.offset < offset; });
    return std::string_view{pool}.substr(found->begin, found->size);
}

/// What nlohmann's parser says when a number is too large for a double.
inline constexpr int number_overflow = 406;

/// Takes nlohmann's SAX events. An event that answers false ends the parse.
class node_builder {
public:
    /// `read` is the cursor that nlohmann moves through out.text. With `one_token` it is only asked whether the text is a
    /// right token.
    node_builder(json_nodes& out, const text_cursor& read, int max_depth, bool one_token = false)
        : out_{out}, text_{out.text}, read_{read}, depth_left_{max_depth}, one_token_{one_token} {}

    /// Runs nlohmann's SAX parser over the text; whether it was read to the end.
    bool take_all(text_cursor& read) {
        text_cursor all_read{read.end, read.end};
        return lexing_json::sax_parse(text_iterator{read}, text_iterator{all_read}, this);
    }

    bool null() { return scalar(json_kind::null, 4); }
    bool boolean(bool value) { return scalar(json_kind::boolean, value ? 4 : 5); }
    bool number_integer(std::int64_t) { return number(); }
    bool number_unsigned(std::uint64_t) { return number(); }
    bool number_float(double, const std::string&) { return number(); }
    bool binary(const lexing_json::binary_t&) { return false; } // never in a text

    bool string(const token_text& said) {
        bool escaped = false;
        const token value = string_token(said, escaped);
        push(json_kind::string, value, escaped);
        return true;
    }

    bool key(const token_text& said) {
        key_ = string_token(said, key_escaped_);
        return true;
    }

    bool start_object(std::size_t) { return open(json_kind::object); }
    bool start_array(std::size_t) { return open(json_kind::array); }
    bool end_object() { return close(); }
    bool end_array() { return close(); }

    /// nlohmann has taken `position` bytes from the cursor, the end of the text counted as one.
    bool parse_error(std::size_t position, const std::string&, const lexing_json::exception& reason) {
        if (one_token_) return reason.id == number_overflow;
        const std::size_t stopped_at = last_read(text_, position);
        skip_until(stopped_at);
        if (reason.id == number_overflow) {
            fail({json_fault::number_too_large, 0}, cursor_);
            const token number = take(cursor_, stopped_at + 1);
            if (is_integer(number)) push(json_kind::integer, number);
        } else if (const std::size_t bad = ill_formed_before(stopped_at); bad < text_.size()) {
            fail({json_fault::ill_formed_utf8, static_cast<std::uint8_t>(text_[bad])}, bad);
        } else if (parent_ == none && !out_.line.empty()) {
            fail({json_fault::trailing_text, static_cast<std::uint8_t>(text_[cursor_])}, cursor_);
        } else {
            const std::size_t at = token_ends_at(stopped_at) ? cursor_ : stopped_at;
            if (at == text_.size()) {
                fail({json_fault::unexpected_end, 0}, at);
            } else {
                fail({json_fault::unexpected_character, static_cast<std::uint8_t>(text_[at])}, at);
            }
        }
        return false;
    }

    void fail(syntax_facts what, std::size_t offset) {
        out_.fault = json_text_fault{what, static_cast<std::uint32_t>(offset)};
    }

    /// Ends the values that a fault has left open.
    void finish() {
        while (parent_ != none) end_parent();
    }

private:
    static constexpr std::uint32_t none = std::numeric_limits<std::uint32_t>::max();

    static constexpr std::string_view number_characters = "+-.0123456789Ee";

    /// How far nlohmann has read.
    [[nodiscard]] std::size_t read() const noexcept { return static_cast<std::size_t>(read_.at - text_.data()); }

    [[nodiscard]] static constexpr bool is_digit(char c) noexcept { return c >= '0' && c <= '9'; }

    /// To the token that was not expected, which may be a separator.
    void skip_until(std::size_t last) noexcept {
        while (cursor_ < last && (is_json_blank(text_[cursor_]) || text_[cursor_] == ',' || text_[cursor_] == ':'))
            ++cursor_;
    }

    /// The string that has just been read and says `said`: as long as it says, unless it has escapes.
    token string_token(const token_text& said, bool& escaped) {
        const std::size_t end = read();
        // Escapes are longer than what they say. So with escapes this place is inside the string, where only an escaped
        // quote can stand; without, it is the opening quote, and a separator before it.
        std::size_t begin = end - said.size() - 2;
        escaped = text_[begin] != '"' || (begin != 0 && text_[begin - 1] == '\\');
        if (escaped) {
            begin = text_.find('"', cursor_);
            out_.unescaped.push_back({static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(out_.pool.size()),
                                      static_cast<std::uint32_t>(said.size())});
            out_.pool += said.view();
        }
        return take(begin, end);
    }

    [[nodiscard]] static token make_token(std::size_t begin, std::size_t end) noexcept {
        return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end - begin)};
    }

    /// The token [begin, end), after which reading goes on.
    token take(std::size_t begin, std::size_t end) noexcept {
        cursor_ = end;
        return make_token(begin, end);
    }

    bool scalar(json_kind kind, std::size_t size) {
        push(kind, take(read() - size, read()));
        return true;
    }

    /// The character after a number has been read as well, and is no digit unless the number is 0: there is no 01.
    bool number() {
        std::size_t end = read();
        while (!is_digit(text_[end - 1])) --end;
        std::size_t begin = end;
        while (begin > cursor_ && number_characters.find(text_[begin - 1]) != text_.npos) --begin;
        const std::size_t first_digit = begin + (text_[begin] == '-' ? 1 : 0);
        if (text_[first_digit] == '0' && first_digit + 1 < end && is_digit(text_[first_digit + 1])) {
            end = first_digit + 1;
        }
        const token number = take(begin, end);
        push(is_integer(number) ? json_kind::integer : json_kind::number, number);
        return true;
    }

    /// Whether a number has digits alone.
    [[nodiscard]] bool is_integer(token number) const noexcept {
        return text_.substr(number.begin, number.size).find_first_of(".Ee") == text_.npos;
    }

    void push(json_kind kind, token value, bool escaped = false) {
        if (out_.line.size() == out_.line.capacity()) reserve_exactly();
        const auto next = static_cast<std::uint32_t>(out_.line.size() + 1);
        out_.line.push_back({value, key_, next, kind, escaped, key_escaped_, false});
    }

    void reserve_exactly() {
        // Each value but the first follows a comma, or what opens the value around it.
        const auto announces = [](char c) { return c == ',' || c == '[' || c == '{'; };
        out_.line.reserve(1 + static_cast<std::size_t>(std::count_if(text_.begin(), text_.end(), announces)));
    }

    /// While a value is open, its `next` is the index of the value around it.
    bool open(json_kind kind) {
        const std::size_t begin = read() - 1;
        if (depth_left_ == 0) {
            cursor_ = begin;
            fail({json_fault::nesting_too_deep, static_cast<std::uint8_t>(text_[begin])}, begin);
            return false;
        }
        --depth_left_;
        const auto index = static_cast<std::uint32_t>(out_.line.size());
        push(kind, take(begin, read()));
        out_.line.back().next = std::exchange(parent_, index);
        return true;
    }

    bool close() {
        cursor_ = read();
        ++depth_left_;
        end_parent();
        return true;
    }

    void end_parent() {
        json_node& ended = out_.line[parent_];
        const std::uint32_t index = std::exchange(parent_, ended.next);
        ended.next = static_cast<std::uint32_t>(out_.line.size());
        ended.value = make_token(ended.value.begin, cursor_);
        if (ended.kind == json_kind::object) mark_repeated_keys(index);
    }

    void mark_repeated_keys(std::uint32_t object) {
        // Most objects are small: compared each with each, without the cost of a sort.
        std::array<std::uint32_t, 8> members;
        std::size_t count = 0;
        const std::uint32_t end = out_.line[object].next;
        for (std::uint32_t i = object + 1; i != end; i = out_.line[i].next) {
            if (count == members.size()) return mark_repeated_keys_of_many(object);
            for (std::size_t k = 0; k < count; ++k) {
                if (!same_key(members[k], i)) continue;
                mark_repeated(i);
                break;
            }
            members[count++] = i;
        }
    }

    void mark_repeated_keys_of_many(std::uint32_t object) {
        std::vector<std::uint32_t> members;
        const std::uint32_t end = out_.line[object].next;
        for (std::uint32_t i = object + 1; i != end; i = out_.line[i].next) members.push_back(i);
        std::sort(members.begin(), members.end(), [this](std::uint32_t a, std::uint32_t b) {
            const int order = key_of(a).compare(key_of(b));
            return order != 0 ? order < 0 : a < b;
        });
        for (std::size_t i = 1; i < members.size(); ++i) {
            if (same_key(members[i - 1], members[i])) mark_repeated(members[i]);
        }
    }

    [[nodiscard]] std::string_view key_of(std::uint32_t index) const noexcept {
        return out_.string_at(out_.line[index].key, out_.line[index].key_escaped);
    }

    [[nodiscard]] bool same_key(std::uint32_t a, std::uint32_t b) const noexcept {
        const json_node& x = out_.line[a];
        const json_node& y = out_.line[b];
        return (x.key.size == y.key.size || x.key_escaped || y.key_escaped) && key_of(a) == key_of(b);
    }

    void mark_repeated(std::uint32_t index) {
        out_.line[index].repeats_key = true;
        out_.has_repeated_keys = true;
    }

    /// The first ill-formed byte between the cursor and where nlohmann stopped; the end of the text if there is none.
    [[nodiscard]] std::size_t ill_formed_before(std::size_t stopped_at) const noexcept {
        constexpr std::size_t longest_sequence = 4;
        const std::string_view tail = text_.substr(cursor_);
        const std::size_t bad =
            cursor_ + first_ill_formed_utf8(tail.substr(0, stopped_at - cursor_ + longest_sequence));
        return bad <= stopped_at ? bad : text_.size();
    }

    /// Whether the token at the cursor is one that ends at `last`: a right one in a wrong place.
    [[nodiscard]] bool token_ends_at(std::size_t last) const {
        if (last >= text_.size()) return false;
        json_nodes alone;
        alone.text = text_.substr(cursor_, last + 1 - cursor_);
        alone.line.reserve(1);
        text_cursor read{alone.text.data(), alone.text.data() + alone.text.size()};
        node_builder builder{alone, read, 0, true};
        return builder.take_all(read);
    }

    json_nodes& out_;
    std::string_view text_;
    const text_cursor& read_;
    /// The end of the token that was taken last.
    std::size_t cursor_ = 0;
    int depth_left_;
    bool one_token_;
    /// The innermost open value.
    std::uint32_t parent_ = none;
    /// The key that was read last.
    token key_;
    bool key_escaped_ = false;
};

inline json_nodes build_nodes(std::string_view text, const json_limits& limits) {
    json_nodes result;
    result.text = text;
    constexpr std::size_t most = std::numeric_limits<std::uint32_t>::max();
    if (const std::size_t limit = std::min(limits.max_bytes, most); text.size() > limit) {
        result.fault = json_text_fault{{json_fault::text_too_long, 0}, static_cast<std::uint32_t>(limit)};
        return result;
    }
    if (text.starts_with("\xEF\xBB\xBF")) {
        result.fault = json_text_fault{{json_fault::byte_order_mark, 0xEF}, 0};
        return result;
    }
    // nlohmann takes a NUL for the end of the text, so what it gets ends before the first.
    result.text = text.substr(0, text.find('\0'));
    // Short texts are indented ones, long ones are not.
    const std::size_t usual_bytes_per_node = text.size() < 4096 ? 16 : 8;
    result.line.reserve(result.text.size() / usual_bytes_per_node + 4);
    text_cursor read{result.text.data(), result.text.data() + result.text.size()};
    node_builder builder{result, read, limits.max_depth};
    builder.take_all(read);
    builder.finish();
    if (result.text.size() < text.size() && (!result.fault || result.fault->offset == result.text.size())) {
        result.fault =
            json_text_fault{{json_fault::unexpected_character, 0}, static_cast<std::uint32_t>(result.text.size())};
    }
    result.text = text;
    return result;
}

} // namespace curfew::inline v0::detail
