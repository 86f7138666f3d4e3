#include "json_framer.hpp"

#include <algorithm>
#include <array>

namespace curfew::tool {

namespace {

/// Bytes that matter outside of strings (1) and inside (2).
constexpr std::array<std::uint8_t, 256> special = [] {
    std::array<std::uint8_t, 256> table{};
    for (const char c : std::string_view{"{}[]\"\n"}) table[static_cast<unsigned char>(c)] |= 1;
    for (const char c : std::string_view{"\"\\\n"}) table[static_cast<unsigned char>(c)] |= 2;
    return table;
}();

std::size_t find_special(std::string_view text, std::size_t at, unsigned kind) noexcept {
    while (at < text.size() && (special[static_cast<unsigned char>(text[at])] & kind) == 0) ++at;
    return at;
}

} // namespace

std::size_t json_framer::cut(std::string_view text, bool is_whole, std::vector<record_frame>& frames) {
    std::size_t at = 0;
    while (fault().empty() && !is_done_) {
        if (!record_) {
            const std::size_t next = std::min(text.find_first_not_of(json_blanks, at), text.size());
            pass_blanks(text.substr(at, next - at));
            at = next;
            if (at == text.size()) {
                if (is_whole && place_.is_inside()) refuse("the array of records is not closed");
                break;
            }
            if (std::string why; !place_.starts_record(text[at], why)) {
                if (!why.empty()) refuse(std::move(why));
                if (!fault().empty()) break;
                ++at;
                ++column_;
                is_done_ = extent_ == extent::array && !place_.is_inside();
                continue;
            }
            start_record();
        }
        const std::string_view rest = text.substr(at);
        const auto end = end_of_record(rest, is_whole);
        if (std::max(end.value_or(rest.size()), record_->at) > longest_) {
            refuse_length(longest_);
            break;
        }
        if (!end) break;
        frames.push_back({at, at + rest.find_last_not_of(json_blanks, *end - 1) + 1});
        column_ = record_->line > 0 ? *end - record_->line : column_ + *end;
        at += *end;
        record_.reset();
        is_done_ = extent_ == extent::record;
    }
    return at;
}

void json_framer::pass_blanks(std::string_view text) noexcept {
    const std::size_t line_end = text.rfind('\n');
    column_ = line_end == std::string_view::npos ? column_ + text.size() : text.size() - line_end - 1;
}

std::optional<std::size_t> json_framer::end_of_record(std::string_view text, bool is_whole) {
    const bool is_container = text[0] == '{' || text[0] == '[';
    std::optional<std::size_t> end;
    if (!is_container) {
        end = end_of_scalar(text);
    } else if (!record_->is_lost) {
        end = end_of_container(text);
    }
    if (record_->is_lost) end = end_of_lost(text);
    const bool is_closed = end && !record_->is_lost && record_->depth == 0;
    if (!end && is_whole) end = text.size();
    is_broken_ = is_container && !is_closed;
    if (end) place_.end_record(is_broken_);
    return end;
}

/// The end of what is no object and no array: a text, or what stands up to a blank or a byte of JSON's structure.
std::optional<std::size_t> json_framer::end_of_scalar(std::string_view text) {
    std::size_t& at = record_->at;
    at = std::max<std::size_t>(1, at);
    if (text[0] == ',' || text[0] == '}' || text[0] == ']') return at;
    if (text[0] != '"') {
        at = std::min(text.find_first_of(" \t\r\n,[]{}\"", at), text.size());
        return at < text.size() ? std::optional{at} : std::nullopt;
    }
    for (; (at = find_special(text, at, 2)) < text.size(); at += 2) {
        if (text[at] == '"') return ++at;
        if (text[at] == '\n') return at;
        if (at + 1 == text.size()) return std::nullopt;
        if (text[at + 1] == '\n') return ++at;
    }
    return std::nullopt;
}

std::optional<std::size_t> json_framer::end_of_container(std::string_view text) {
    open_record& r = *record_;
    while ((r.at = find_special(text, r.at, r.in_string ? 2 : 1)) < text.size()) {
        const char c = text[r.at];
        if (r.in_string) {
            if (c == '\\') {
                if (r.at + 1 == text.size()) return std::nullopt;
                if (text[r.at + 1] != '\n') ++r.at;
            } else if (c == '"') {
                r.in_string = false;
            } else {
                r.is_lost = true;
                return std::nullopt;
            }
        } else if (c == '"') {
            r.in_string = true;
        } else if (c == '\n') {
            r.line = r.at + 1;
        } else if (c == '{' || c == '[') {
            if (c == '{' && r.line > 0 && starts_another(text, r.at)) {
                ++r.at;
                return r.line;
            }
            if (r.depth < r.is_object.size()) r.is_object[r.depth] = c == '{';
            ++r.depth;
        } else if (--r.depth == 0) {
            return ++r.at;
        }
        ++r.at;
    }
    return std::nullopt;
}

/// Whether the brace is the first byte of its line but blanks, stands where no value can, and not right of the record.
bool json_framer::starts_another(std::string_view text, std::size_t brace) const noexcept {
    const open_record& r = *record_;
    if (brace - r.line > r.column) return false;
    const std::size_t before = text.find_last_not_of(json_blanks, brace - 1);
    if (before >= r.line) return false;
    const bool is_known = r.depth <= r.is_object.size();
    const bool may_be_object = !is_known || r.is_object[r.depth - 1];
    const bool may_be_array = !is_known || !may_be_object;
    const char c = text[before];
    const bool can_be_value = (may_be_object && c == ':') || (may_be_array && (c == '[' || c == ','));
    return !can_be_value;
}

/// Goes on behind the line in which the end was lost. Where `at` is a line's start, the line has not been looked at.
std::optional<std::size_t> json_framer::end_of_lost(std::string_view text) {
    open_record& r = *record_;
    for (;;) {
        if (r.at != r.line) {
            r.at = std::min(text.find('\n', r.at), text.size());
            if (r.at == text.size()) return std::nullopt;
            r.line = ++r.at;
        }
        const std::size_t first = text.find_first_not_of(" \t", r.line);
        if (first == std::string_view::npos) return std::nullopt;
        r.at = first + 1;
        if (text[first] == '\n') r.line = r.at;
        if (r.at == r.line || first - r.line > r.column) continue;
        if (text[first] == '{') return r.line;
        if (text[first] == '}') return first + 1;
    }
}

} // namespace curfew::tool
