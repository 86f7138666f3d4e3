#pragma once
// Records of the tool's `audit`, cut in pieces as they may arrive, and by a reader that goes byte by byte.

#include "audit/csv_text.hpp"
#include "audit/record_framer.hpp"

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace slow_records {

using curfew::tool::csv_dialect;
using curfew::tool::csv_fault;
using curfew::tool::record_frame;
using curfew::tool::record_framer;

/// A record as the slow reader sees it.
struct slow_record {
    std::string text;
    std::vector<std::string> fields;
    csv_fault fault = csv_fault::none;
    bool has_end = true;
    bool is_open = false;
};

/// RFC 4180, a byte at a time.
inline std::vector<slow_record> read_slowly(const std::string& text, char delimiter) {
    enum { field_start, plain, quoted, quote_in_quoted } state = field_start;
    std::vector<slow_record> records;
    slow_record record;
    std::string field;
    const auto end_field = [&] {
        record.fields.push_back(field);
        field.clear();
        state = field_start;
    };
    const auto end_record = [&] {
        if (state == plain && record.text.ends_with("\r\n") && field.ends_with('\r')) field.pop_back();
        end_field();
        records.push_back(record);
        record = {};
    };
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        record.text += c;
        const bool before_line_end = c == '\r' && i + 1 < text.size() && text[i + 1] == '\n';
        switch (state) {
        case field_start:
        case plain:
            if (c == '\n') {
                end_record();
            } else if (c == delimiter) {
                end_field();
            } else if (c == '"' && state == field_start) {
                state = quoted;
            } else {
                if (c == '\r' && !before_line_end && record.fault == csv_fault::none)
                    record.fault = csv_fault::stray_carriage_return;
                field += c;
                state = plain;
            }
            break;
        case quoted:
            if (c == '"') {
                state = quote_in_quoted;
            } else {
                field += c;
            }
            break;
        case quote_in_quoted:
            if (c == '"') {
                field += c;
                state = quoted;
            } else if (c == delimiter) {
                end_field();
            } else if (c == '\n') {
                end_record();
            } else if (!before_line_end) {
                if (record.fault == csv_fault::none) record.fault = csv_fault::text_after_quote;
                state = plain;
            }
            break;
        }
    }
    if (record.text.empty()) return records;
    record.has_end = false;
    record.is_open = state == quoted;
    if (record.is_open && record.fault == csv_fault::none) record.fault = csv_fault::unclosed_quote;
    record.fields.push_back(field);
    records.push_back(record);
    return records;
}

/// Without its end, as split_fields() wants it.
inline std::string_view content_of(std::string_view record) {
    if (record.ends_with("\r\n")) return record.substr(0, record.size() - 2);
    return record.ends_with('\n') ? record.substr(0, record.size() - 1) : record;
}

/// What a framer makes of a text that comes in pieces.
struct cut_text {
    std::vector<std::string> records;
    std::string fault;
};

template <class NextSize>
cut_text cut_in_pieces(record_framer& framer, const std::string& text, NextSize next_size) {
    cut_text result;
    std::string held;
    for (std::size_t at = 0;;) {
        const bool is_whole = at == text.size();
        const std::vector<char> exact{held.begin(), held.end()};
        std::vector<record_frame> frames;
        const std::size_t count = framer.cut({exact.data(), exact.size()}, is_whole, frames);
        for (const record_frame& frame : frames) {
            result.records.push_back(held.substr(frame.begin, frame.end - frame.begin));
        }
        held.erase(0, count);
        if (!framer.fault().empty() && frames.empty() && count == 0) {
            result.fault = framer.fault();
            return result;
        }
        if (is_whole && framer.fault().empty()) {
            if (!held.empty()) result.fault = "bytes are left";
            return result;
        }
        if (is_whole) continue;
        const std::size_t size = std::min<std::size_t>(next_size(), text.size() - at);
        held += text.substr(at, size);
        at += size;
    }
}

/// Records of lines by their definition: a quote that nothing closes in time costs its line.
inline cut_text cut_slowly(const std::string& text, csv_dialect dialect, std::size_t longest) {
    cut_text result;
    for (std::size_t begin = 0; begin < text.size();) {
        const std::string rest = text.substr(begin);
        const std::string line = rest.substr(0, std::min(rest.find('\n'), rest.size() - 1) + 1);
        const auto length = [](std::string_view t) { return t.size() - (t.ends_with('\n') ? 1 : 0); };
        if (length(line) > longest) {
            result.fault = "the record is longer than " + std::to_string(longest) + " bytes; are these records?";
            return result;
        }
        const slow_record first = dialect.has_quotes ? read_slowly(rest, dialect.delimiter).front() : slow_record{};
        const bool is_line = !dialect.has_quotes || first.is_open || length(first.text) > longest;
        const std::string record = is_line ? line : first.text;
        if (!content_of(record).empty()) result.records.emplace_back(content_of(record));
        begin += record.size();
    }
    return result;
}

} // namespace slow_records
