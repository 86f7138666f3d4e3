#include "csv_text.hpp"

#include <cstring>

namespace curfew::tool {

namespace {

constexpr char quote = '"';

/// The place of `c` in [from, to) of the text, or `to`.
std::size_t find(std::string_view text, char c, std::size_t from, std::size_t to) noexcept {
    if (from >= to) return to;
    const void* const found = std::memchr(text.data() + from, c, to - from);
    return found == nullptr ? to : static_cast<std::size_t>(static_cast<const char*>(found) - text.data());
}

} // namespace

bool csv_scanner::find_end(std::string_view text) noexcept {
    while (at_ < text.size()) {
        switch (place_) {
        case place::outside: {
            const std::size_t line_end = find(text, '\n', at_, text.size());
            const std::size_t mark = find(text, quote, at_, line_end);
            if (mark < line_end) {
                const bool opens = mark == record_begin_ || text[mark - 1] == delimiter_;
                place_ = opens ? place::quoted : place::outside;
                at_ = mark + 1;
            } else if (line_end < text.size()) {
                record_begin_ = at_ = line_end + 1;
                return true;
            } else {
                at_ = text.size();
            }
            break;
        }
        case place::quoted: {
            const std::size_t mark = find(text, quote, at_, text.size());
            at_ = mark;
            if (mark == text.size()) break;
            ++at_;
            place_ = place::after_quote;
            break;
        }
        case place::after_quote:
            if (text[at_] == quote) {
                ++at_;
                place_ = place::quoted;
            } else {
                place_ = place::outside;
            }
            break;
        }
    }
    return false;
}

csv_fault split_fields(std::string_view record, char delimiter, std::vector<csv_field>& fields) {
    fields.clear();
    for (std::size_t at = 0;;) {
        std::size_t end = at;
        if (at < record.size() && record[at] == quote) {
            csv_field field;
            std::size_t mark = find(record, quote, at + 1, record.size());
            while (mark + 1 < record.size() && record[mark + 1] == quote) {
                field.has_doubled_quotes = true;
                mark = find(record, quote, mark + 2, record.size());
            }
            if (mark == record.size()) return csv_fault::unclosed_quote;
            field.raw = record.substr(at + 1, mark - at - 1);
            fields.push_back(field);
            end = mark + 1;
            if (end < record.size() && record[end] != delimiter) return csv_fault::text_after_quote;
        } else {
            end = find(record, delimiter, at, record.size());
            if (find(record, '\r', at, end) != end) return csv_fault::stray_carriage_return;
            fields.push_back({record.substr(at, end - at)});
        }
        if (end == record.size()) return csv_fault::none;
        at = end + 1;
    }
}

std::string_view value_of(const csv_field& field, std::string& scratch) {
    if (!field.has_doubled_quotes) return field.raw;
    scratch.clear();
    for (std::size_t i = 0; i < field.raw.size(); ++i) {
        scratch += field.raw[i];
        if (field.raw[i] == quote) ++i;
    }
    return scratch;
}

void append_field(std::string& out, std::string_view value, char delimiter) {
    const char special[] = {delimiter, quote, '\n', '\r'};
    if (value.find_first_of({special, sizeof special}) == std::string_view::npos) {
        out += value;
        return;
    }
    out += quote;
    for (const char c : value) {
        if (c == quote) out += quote;
        out += c;
    }
    out += quote;
}

} // namespace curfew::tool
