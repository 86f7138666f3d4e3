#pragma once
// The forms that records come in.

#include <cstdint>

namespace curfew::tool {

enum class record_form : std::uint8_t {
    /// Fields between delimiters; a record is a line, or several where quotes hold newlines.
    csv,
    /// A JSON object a line.
    ndjson,
    /// JSON objects wherever they lie: one after another, over several lines, or in arrays.
    json,
};

/// Stands around fields of CSV.
inline constexpr char csv_quote = '"';

/// How the fields of CSV are told apart.
struct csv_dialect {
    char delimiter = ',';
    /// Without them a quote is a character like others, and each line is a record.
    bool has_quotes = true;
};

} // namespace curfew::tool
