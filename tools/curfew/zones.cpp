#include "zones.hpp"

#include "console.hpp"
#include "visible_text.hpp"

#include <curfew/date_tz.hpp>
#include <curfew/diagnostics/wording.hpp>

#include <charconv>
#include <optional>
#include <utility>
#include <variant>

namespace curfew::tool {

namespace {

bool is_offset(std::string_view text) {
    return text.starts_with('+') || text.starts_with('-');
}

bool are_digits(std::string_view text) {
    return text.find_first_not_of("0123456789") == std::string_view::npos;
}

int number(std::string_view digits) {
    int result = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), result);
    return result;
}

/// Minutes of `:30`, `30`, or, as a part of an hour, `.5` and `.50`; nullopt where they are not whole.
std::optional<int> minutes_of(std::string_view text) {
    if (text.empty()) return 0;
    const char mark = text.front();
    const std::string_view digits = mark == ':' || mark == '.' ? text.substr(1) : text;
    if (digits.empty() || digits.size() > 2 || !are_digits(digits)) return std::nullopt;
    if (mark != '.') return digits.size() == 2 && number(digits) < 60 ? std::optional{number(digits)} : std::nullopt;
    const int hundredths = digits.size() == 1 ? number(digits) * 10 : number(digits);
    return hundredths * 60 % 100 == 0 ? std::optional{hundredths * 60 / 100} : std::nullopt;
}

std::optional<zone> zone_of_offset(std::string_view text) {
    const bool west = text.front() == '-';
    text.remove_prefix(1);
    const std::size_t hour_digits = std::min(text.find_first_not_of("0123456789"), text.size());
    const std::size_t digits_of_hour = std::min<std::size_t>(hour_digits, 2);
    if (digits_of_hour == 0 || (digits_of_hour == 1 && text.substr(1).starts_with(':'))) return std::nullopt;
    const auto rest = minutes_of(text.substr(digits_of_hour));
    if (!rest) return std::nullopt;
    const seconds offset = std::chrono::hours{number(text.substr(0, digits_of_hour))} + minutes{*rest};
    return zone::fixed(west ? -offset : offset);
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
    if (auto offset = zone_of_offset(text)) return *offset;
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
