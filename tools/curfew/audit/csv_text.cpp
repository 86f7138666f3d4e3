#include "csv_text.hpp"

#include "bytes.hpp"

namespace curfew::tool {

bool is_delimiter(char c) noexcept {
    const bool is_ascii = static_cast<unsigned char>(c) < 0x80;
    return is_ascii && c != csv_quote && c != '\n' && c != '\r' && c != '\0';
}

csv_fault split_fields(std::string_view record, csv_dialect dialect, std::vector<csv_field>& fields) {
    fields.clear();
    for (std::size_t at = 0;;) {
        std::size_t end = at;
        if (dialect.has_quotes && at < record.size() && record[at] == csv_quote) {
            csv_field field;
            std::size_t mark = find_byte(record, csv_quote, at + 1, record.size());
            while (mark + 1 < record.size() && record[mark + 1] == csv_quote) {
                field.has_doubled_quotes = true;
                mark = find_byte(record, csv_quote, mark + 2, record.size());
            }
            if (mark == record.size()) return csv_fault::unclosed_quote;
            field.raw = record.substr(at + 1, mark - at - 1);
            fields.push_back(field);
            end = mark + 1;
            if (end < record.size() && record[end] != dialect.delimiter) return csv_fault::text_after_quote;
        } else {
            end = find_byte(record, dialect.delimiter, at, record.size());
            if (find_byte(record, '\r', at, end) != end) return csv_fault::stray_carriage_return;
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
        if (field.raw[i] == csv_quote) ++i;
    }
    return scratch;
}

void append_field(std::string& out, std::string_view value, csv_dialect dialect) {
    const char special[] = {dialect.delimiter, '\n', '\r', csv_quote};
    // A quote is special in a dialect that has quotes.
    const std::string_view wanted{special, sizeof special - (dialect.has_quotes ? 0 : 1)};
    if (value.find_first_of(wanted) == std::string_view::npos) {
        out += value;
        return;
    }
    if (dialect.has_quotes) out += csv_quote;
    for (const char c : value) {
        if (dialect.has_quotes && c == csv_quote) out += csv_quote;
        const bool is_lost = !dialect.has_quotes && wanted.find(c) != std::string_view::npos;
        out += is_lost ? ' ' : c;
    }
    if (dialect.has_quotes) out += csv_quote;
}

} // namespace curfew::tool
