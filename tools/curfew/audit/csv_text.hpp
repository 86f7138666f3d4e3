#pragma once
// The fields of a CSV record as RFC 4180 has them, and how a field is written.
//
//     a,"b, ""b""",c     three fields: a | b, "b" | c
//     a"b,c              a quote inside a field that does not start with one is a character like others
//     "a"b,c             a fault: text after the quote that closes the field
//
// In a dialect without quotes a quote is always a character like others.

#include "record_form.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace curfew::tool {

/// Whether a byte can stand between fields.
[[nodiscard]] bool is_delimiter(char c) noexcept;

/// A field as it stands in a record: without the quotes around it, quotes inside still doubled.
struct csv_field {
    std::string_view raw;
    bool has_doubled_quotes = false;
};

/// A CR that ends no record, in a field without quotes, is a fault: where records end with CR alone, the text is one record.
enum class csv_fault : std::uint8_t { none, text_after_quote, unclosed_quote, stray_carriage_return };

/// The fields of a record, which comes without its end. With a fault those before it are there.
[[nodiscard]] csv_fault split_fields(std::string_view record, csv_dialect dialect, std::vector<csv_field>& fields);

/// What the field says: a part of the record, or of `scratch`.
[[nodiscard]] std::string_view value_of(const csv_field& field, std::string& scratch);

/// Appends a field, in quotes where it needs them. In a dialect without quotes blanks stand for the delimiters and line ends
/// in it.
void append_field(std::string& out, std::string_view value, csv_dialect dialect);

} // namespace curfew::tool
