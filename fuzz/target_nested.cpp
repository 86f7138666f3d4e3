// Records of `curfew audit --records`: the elements of a list inside of each JSON object. The first bytes choose the longest record,
// the pieces in which the text arrives and the path to the list; the rest is the text.
//
// Records are the same whatever the pieces. Of a text that is JSON for nlohmann, every element of every list is a record, and
// every object without its list; nothing else is.

#include "input.hpp"

#include "support/slow_records.hpp"

#include <nlohmann/json.hpp>

#include <cstdint>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace {

using namespace curfew::tool;
using fuzz::require;
using nlohmann::json;
using member_path = std::vector<std::string>;

/// The document; discarded for no JSON, and for an object that has a key twice, of which nlohmann keeps one.
json document_of(const std::string& text) {
    std::vector<std::set<std::string>> keys;
    bool repeats = false;
    const json document = json::parse(
        text,
        [&](int /*depth*/, json::parse_event_t event, json& value) {
            if (event == json::parse_event_t::object_start) keys.emplace_back();
            if (event == json::parse_event_t::object_end) keys.pop_back();
            if (event == json::parse_event_t::key) {
                repeats = !keys.back().insert(value.get<std::string>()).second || repeats;
            }
            return true;
        },
        false);
    return repeats ? json(json::value_t::discarded) : document;
}

/// nullptr if there is none.
const json* find_list(const json& object, const member_path& to) {
    const json* at = &object;
    for (const std::string& member : to) {
        if (!at->is_object()) return nullptr;
        const auto found = at->find(member);
        if (found == at->end()) return nullptr;
        at = &*found;
    }
    return at->is_array() ? at : nullptr;
}

json records_of(const json& document, const member_path& to) {
    json records = json::array();
    for (const json& element : document.is_array() ? document : json::array({document})) {
        if (const json* const list = find_list(element, to)) {
            records.insert(records.end(), list->begin(), list->end());
        } else {
            records.push_back(element);
        }
    }
    return records;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    fuzz::input in{data, size};
    const auto longest = static_cast<std::size_t>(1 + in.below(1024));
    const auto piece = static_cast<std::size_t>(1 + in.below(64));
    const member_path to = in.below(2) == 0 ? member_path{"l"} : member_path{"a", "b"};
    const std::string text{in.text()};
    const auto framer = framer_of(record_form::json, {}, longest, to);
    const auto cut = slow_records::cut_in_pieces(*framer, text, [piece] { return piece; });
    const auto whole = framer_of(record_form::json, {}, longest, to);
    const auto at_once = slow_records::cut_in_pieces(*whole, text, [&] { return text.size(); });
    require(cut.records == at_once.records && cut.fault == at_once.fault, "pieces make no difference");
    // nlohmann takes a NUL for the end of the text.
    if (text.size() > longest || text.starts_with("\xEF\xBB\xBF") || text.find('\0') != text.npos) return 0;
    const json document = document_of(text);
    if (document.is_discarded()) return 0;
    require(cut.fault.empty(), "JSON is cut without a fault");
    const json expected = records_of(document, to);
    require(cut.records.size() == expected.size(), "the records are the elements of the lists, and what has none");
    for (std::size_t i = 0; i < expected.size(); ++i) {
        require(json::parse(cut.records[i]) == expected[i], "a record is the element");
    }
    return 0;
}
