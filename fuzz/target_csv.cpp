// Records of `curfew audit` that are lines: CSV with and without quotes, TSV, NDJSON. The first bytes choose the form, the
// longest record and the pieces in which the text arrives; the rest is the text.
//
// Records are those of a reader that goes byte by byte, whatever the pieces; fields that are read and written again say
// the same.

#include "input.hpp"

#include "support/slow_records.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace {

using namespace curfew::tool;
using fuzz::require;

void check_fields(std::string_view record, csv_dialect dialect) {
    std::vector<csv_field> fields;
    if (split_fields(record, dialect, fields) != csv_fault::none) return;
    std::string written;
    std::string scratch;
    for (const csv_field& field : fields) {
        if (!written.empty() || &field != fields.data()) written += dialect.delimiter;
        append_field(written, value_of(field, scratch), dialect);
    }
    std::vector<csv_field> again;
    require(split_fields(written, dialect, again) == csv_fault::none, "what is written can be read");
    require(again.size() == fields.size(), "as many fields are read as are written");
    std::string other;
    for (std::size_t i = 0; i < fields.size(); ++i) {
        require(value_of(again[i], other) == value_of(fields[i], scratch), "a field is read as it was written");
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    fuzz::input in{data, size};
    const int form = in.below(4);
    const auto longest = static_cast<std::size_t>(1 + in.below(256));
    const auto piece = static_cast<std::size_t>(1 + in.below(64));
    const std::string text{in.text()};
    const csv_dialect dialect{form == 1 ? '\t' : ',', form != 1 && form != 2};
    const bool is_csv = form != 3;
    const auto framer = framer_of(is_csv ? record_form::csv : record_form::ndjson, dialect, longest);
    const auto cut = slow_records::cut_in_pieces(*framer, text, [piece] { return piece; });
    if (is_csv) {
        const auto slow = slow_records::cut_slowly(text, dialect, longest);
        require(cut.records == slow.records, "the records are those of the slow reader");
        require(cut.fault == slow.fault, "the fault is that of the slow reader");
        for (const std::string& record : cut.records) check_fields(record, dialect);
    } else {
        const auto whole = framer_of(record_form::ndjson, dialect, longest);
        const auto at_once = slow_records::cut_in_pieces(*whole, text, [&] { return text.size(); });
        require(cut.records == at_once.records && cut.fault == at_once.fault, "pieces make no difference");
    }
    return 0;
}
