#include "record_framer.hpp"

#include "json_framer.hpp"
#include "line_framer.hpp"
#include "list_framer.hpp"

#include <utility>

namespace curfew::tool {

void record_framer::refuse_length(std::size_t longest) {
    refuse("the record is longer than " + std::to_string(longest) + " bytes; are these records?");
}

std::unique_ptr<record_framer> framer_of(record_form form, csv_dialect dialect, std::size_t longest_record,
                                         std::vector<std::string> list) {
    switch (form) {
    case record_form::csv: return std::make_unique<line_framer>(line_rules::csv(dialect), longest_record);
    case record_form::ndjson: return std::make_unique<line_framer>(line_rules::ndjson(), longest_record);
    case record_form::json: break;
    }
    if (!list.empty()) return std::make_unique<list_framer>(std::move(list), longest_record);
    return std::make_unique<json_framer>(longest_record);
}

} // namespace curfew::tool
