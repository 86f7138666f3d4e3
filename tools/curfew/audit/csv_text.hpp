#pragma once
// CSV as RFC 4180 has it: where a record ends, which fields it has, and how a field is written.
//
//     a,"b, ""b""",c     three fields: a | b, "b" | c
//     "a LF b",c         one record of two lines
//     a"b,c              a quote inside a field that does not start with one is a character like others
//     "a"b,c             a fault: text after the quote that closes the field; it ends where "a",c would
//
// Records end with LF or CR LF.

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace curfew::tool {

/// Finds the ends of records in a text that may still grow at its end.
class csv_scanner {
public:
    explicit csv_scanner(char delimiter, std::size_t record_begin = 0) noexcept
        : record_begin_{record_begin}, at_{record_begin}, delimiter_{delimiter} {}

    /// Goes on from where it stopped to the end of the record, past its LF: true if there is one. Else all of `text` has
    /// been looked at, and the next call goes on when there is more. Linear in what it has not looked at before.
    [[nodiscard]] bool find_end(std::string_view text) noexcept;

    /// Where the record starts that is looked for next: the end of the one that was found.
    [[nodiscard]] std::size_t record_begin() const noexcept { return record_begin_; }

    /// Whether a quote is open at the end of what was looked at.
    [[nodiscard]] bool inside_quotes() const noexcept { return place_ == place::quoted; }

    /// The text has lost its first `count` bytes, which lie before record_begin().
    void shift(std::size_t count) noexcept {
        record_begin_ -= count;
        at_ -= count;
    }

private:
    enum class place : std::uint8_t { outside, quoted, after_quote };

    std::size_t record_begin_;
    std::size_t at_;
    place place_ = place::outside;
    char delimiter_;
};

/// A field as it stands in a record: without the quotes around it, quotes inside still doubled.
struct csv_field {
    std::string_view raw;
    bool has_doubled_quotes = false;
};

/// A CR that ends no record, in a field without quotes, is a fault: where records end with CR alone, the text is one record.
enum class csv_fault : std::uint8_t { none, text_after_quote, unclosed_quote, stray_carriage_return };

/// The fields of a record, which comes without its end. With a fault those before it are there.
[[nodiscard]] csv_fault split_fields(std::string_view record, char delimiter, std::vector<csv_field>& fields);

/// What the field says: a part of the record, or of `scratch`.
[[nodiscard]] std::string_view value_of(const csv_field& field, std::string& scratch);

/// Appends a field, in quotes where it needs them.
void append_field(std::string& out, std::string_view value, char delimiter);

} // namespace curfew::tool
