// Records of `curfew audit` that are JSON objects, in arrays or one after another. The first bytes choose the longest record
// and the pieces in which the text arrives; the rest is the text.
//
// Records are the same whatever the pieces; each is read where nlohmann reads it, with the same values; a text that is an
// array of objects for nlohmann has these as its records.

#include "input.hpp"

#include "audit/json_record.hpp"
#include "audit/plain_json.hpp"
#include "support/slow_records.hpp"

#include <nlohmann/json.hpp>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace {

using namespace curfew::tool;
using fuzz::require;
using nlohmann::json;

void check_record(const std::string& record) {
    json_record_reader reader{{"t", "/v/s"}, {"permitted"}};
    std::string plain;
    const bool is_plain = !make_plain(record, plain);
    const std::string& same = is_plain ? record : plain;
    const bool has_mark = record.starts_with("\xEF\xBB\xBF") || record.find('\0') != std::string::npos;
    std::vector<char> bytes{record.begin(), record.end()};
    bytes.resize(record.size() + json_record_reader::padding, '"');
    const bool is_read = reader.read({bytes.data(), record.size()});
    const bool is_json = !has_mark && json::accept(same);
    require(is_json || !is_read, "what is read is JSON");
    if (!is_json || reader.error().find("nested") != std::string::npos) return;
    const json document = json::parse(same);
    require(document.is_object() || !is_read, "what is read is an object");
    if (!document.is_object()) return;
    require(is_read || !reader.error().empty(), "a fault has words");
    if (!is_read || !is_plain) return;
    const record_value& value = reader.values()[0];
    const auto member = document.find("t");
    require((member == document.end()) == (value.what == record_value::kind::absent),
            "a member is found if it is there");
    if (member == document.end()) return;
    require(member->is_string() == (value.what == record_value::kind::text), "a text is one");
    require(member->is_number_integer() == (value.what == record_value::kind::integer), "an integer is one");
    if (member->is_string()) require(member->get<std::string>() == value.text, "a text is read as nlohmann reads it");
    if (member->is_number_integer()) require(member->dump() == value.text, "an integer is read as nlohmann reads it");
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    fuzz::input in{data, size};
    const auto longest = static_cast<std::size_t>(1 + in.below(1024));
    const auto piece = static_cast<std::size_t>(1 + in.below(64));
    const std::string text{in.text()};
    const auto framer = framer_of(record_form::json, {}, longest);
    const auto cut = slow_records::cut_in_pieces(*framer, text, [piece] { return piece; });
    const auto whole = framer_of(record_form::json, {}, longest);
    const auto at_once = slow_records::cut_in_pieces(*whole, text, [&] { return text.size(); });
    require(cut.records == at_once.records && cut.fault == at_once.fault, "pieces make no difference");
    for (const std::string& record : cut.records) check_record(record);
    // nlohmann takes a NUL for the end of the text.
    if (text.size() > longest || text.starts_with("\xEF\xBB\xBF") || text.find('\0') != text.npos) return 0;
    const json document = json::parse(text, nullptr, false);
    if (!document.is_array()) return 0;
    require(cut.fault.empty(), "an array is cut without a fault");
    require(cut.records.size() == document.size(), "the records of an array are its elements");
    for (std::size_t i = 0; i < document.size(); ++i) {
        require(json::parse(cut.records[i]) == document[i], "a record is the element");
    }
    return 0;
}
