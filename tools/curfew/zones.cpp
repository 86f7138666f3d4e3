#include "zones.hpp"

#include "console.hpp"
#include "visible_text.hpp"

#include <curfew/date_tz.hpp>
#include <curfew/diagnostics/wording.hpp>

#include <optional>
#include <utility>
#include <variant>

namespace curfew::tool {

namespace {

bool is_offset(std::string_view text) {
    return text.starts_with('+') || text.starts_with('-');
}

/// A sentence of the library as a part of another: small letter first, no full stop.
std::string inside_a_sentence(std::string text) {
    if (text.ends_with('.')) text.pop_back();
    if (!text.empty()) text.front() = curfew::detail::ascii_lower(text.front());
    return text;
}

} // namespace

result<zone> find_zone(std::string_view text) {
    if (!is_offset(text)) return load_zone(text);
    if (const auto offset = parse_offset(text)) return *zone::fixed(*offset);
    return no_zone(zone_fault::name_unknown, std::string{text});
}

std::string why_no_zone(const report& found) {
    const diagnostic& fault = found.diagnostics().front();
    if (is_offset(fault.subject)) {
        return in_quotes(fault.subject) + " is not an offset such as +08:00, of less than a day";
    }
    std::string result = inside_a_sentence(message(fault));
    if (const auto fix = suggested_fix(fault)) result += "; " + inside_a_sentence(*fix);
    return result;
}

zone zone_of_option(std::string_view option, std::string_view text) {
    const auto found = find_zone(text);
    if (!found) throw failure{std::string{option} + ": " + why_no_zone(found.report())};
    return *found;
}

const zone* zone_cache::find(std::string_view text) {
    if (const auto known = known_.find(text); known != known_.end()) return &known->second;
    if (const auto unknown = unknown_.find(text); unknown != unknown_.end()) {
        why_ = &unknown->second;
        return nullptr;
    }
    const auto found = find_zone(text);
    if (found) return &known_.emplace(text, *found).first->second;
    if (unknown_.size() >= most_unknown) unknown_.clear();
    why_ = &unknown_.emplace(text, why_no_zone(found.report())).first->second;
    return nullptr;
}

} // namespace curfew::tool
