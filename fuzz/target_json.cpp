// Raw bytes as JSON: requests of each action, policy files and responses. The first byte chooses the reader and its
// options, the rest is the text.
//
// Nothing crashes; a text is valid exactly if no diagnostic is an error; each diagnostic has a place that exists and a
// message; what is read, written and read again is the same request with the same report.

#include "input.hpp"

#include <curfew/json.hpp>
#include <curfew/json/policy.hpp>
#include <curfew/diagnostics/wording.hpp>

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

namespace {

using namespace curfew;
using fuzz::require;

/// How deep objects and lists are inside each other, for a text that is JSON.
int depth_of(std::string_view text) {
    int depth = 0;
    int deepest = 0;
    bool in_string = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (in_string && text[i] == '\\') {
            ++i;
        } else if (text[i] == '"') {
            in_string = !in_string;
        } else if (!in_string && (text[i] == '{' || text[i] == '[')) {
            deepest = std::max(deepest, ++depth);
        } else if (!in_string && (text[i] == '}' || text[i] == ']')) {
            --depth;
        }
    }
    return deepest;
}

/// A text is JSON for the library where it is for nlohmann/json, a few things aside that this lets pass.
void check_syntax(std::string_view text, const report& found, const json_limits& limits) {
    const bool taken = !found.has(rule::json_syntax);
    const bool json = nlohmann::json::accept(text);
    const bool all_told = found.left_out() == 0;
    if (taken && all_told && !found.has(rule::integer_out_of_range))
        require(json, "a text without a syntax error is JSON");
    const bool plain = text.find('\0') == text.npos && !text.starts_with("\xEF\xBB\xBF") &&
                       text.size() <= limits.max_bytes && json && depth_of(text) <= limits.max_depth;
    if (plain) require(taken, "JSON within the limits has no syntax error");
}

/// Whether `pointer` or what is around it is in the document.
bool is_place(const nlohmann::json& document, const std::string& pointer) {
    nlohmann::json::json_pointer place{pointer};
    return document.contains(place) || document.contains(place.parent_pointer());
}

/// Whether `c` is what the value starts with.
bool starts_with(const nlohmann::json& value, char c) {
    if (value.is_object()) return c == '{';
    if (value.is_array()) return c == '[';
    if (value.is_string()) return c == '"';
    if (value.is_boolean()) return c == (value.get<bool>() ? 't' : 'f');
    return value.is_null() ? c == 'n' : c == '-' || (c >= '0' && c <= '9');
}

/// The byte of a diagnostic is the start of the value at its place, or of the one around it; of a member's key where
/// nothing knows the member.
bool is_at_place(std::string_view text, const nlohmann::json& document, const diagnostic& d) {
    if (*d.offset >= text.size()) return false;
    nlohmann::json::json_pointer place{d.pointer()};
    if (!d.below.empty()) return text[*d.offset] == '"';
    if (!document.contains(place)) place = place.parent_pointer();
    return starts_with(document.at(place), text[*d.offset]);
}

void check_report(std::string_view text, const report& found, const json_limits& limits) {
    check_syntax(text, found, limits);
    const auto document = nlohmann::json::parse(text, nullptr, false);
    const bool places_known = !document.is_discarded() && found.left_out() == 0 &&
                              !found.has(rule::json_duplicate_key) && !found.has(rule::json_syntax);
    const auto lines = 1 + static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n'));
    std::size_t errors = 0;
    std::uint32_t last = 0;
    bool past_all_places = false;
    for (const diagnostic& d : found) {
        if (d.severity == severity::error) ++errors;
        const std::string pointer = d.pointer();
        require(pointer.empty() || pointer.front() == '/', "a pointer starts with a slash");
        if (places_known) require(is_place(document, pointer), "a place exists, or the place around it");
        if (d.offset) {
            require(*d.offset <= text.size(), "an offset lies inside the text");
            if (places_known) require(is_at_place(text, document, d), "an offset is where the place is");
            require(!past_all_places && *d.offset >= last, "diagnostics are in the order of the text");
            last = *d.offset;
            const text_position at = position_of(text, *d.offset);
            require(at.line >= 1 && at.line <= lines, "there is that line");
            require(at.column >= 1 && at.column <= at.line_text.size() + 2, "there is that column");
            require(at.line_text.data() >= text.data() &&
                        at.line_text.data() + at.line_text.size() <= text.data() + text.size(),
                    "the line is one of the text");
        } else {
            past_all_places = true;
            require(document.is_discarded(), "a place in a JSON text has an offset");
        }
        for (const language in : {language::en, language::zh}) {
            require(!message(d, in).empty(), "there is a message");
            (void)suggested_fix(d, in);
        }
        require(api_message(d).has_value() == info(d.id).api_code.has_value(), "a code has its message");
    }
    require(found.valid() == (errors == 0), "valid is without an error");
    require(found.errors() + found.warnings() == found.diagnostics().size() + found.left_out(),
            "a diagnostic is an error or a warning");
    require(found.left_out() == 0 || found.diagnostics().size() == limits.max_diagnostics,
            "as many are kept as may be");
    require(found.errors() == errors || errors == limits.max_diagnostics, "errors are kept first");
}

/// What is said, whatever the order.
std::vector<std::tuple<rule, severity, std::string>> said(const report& found) {
    std::vector<std::tuple<rule, severity, std::string>> result;
    for (const diagnostic& d : found) result.emplace_back(d.id, d.severity, d.pointer());
    std::sort(result.begin(), result.end());
    return result;
}

void check_same_report(const report& a, const report& b) {
    require(a.diagnostics().size() == b.diagnostics().size(), "two ways say as much");
    for (std::size_t i = 0; i < a.diagnostics().size(); ++i) {
        const auto& one = a.diagnostics()[i];
        const auto& other = b.diagnostics()[i];
        require(one.id == other.id && one.severity == other.severity && one.offset == other.offset &&
                    one.where == other.where && one.below == other.below,
                "two ways say the same");
    }
}

/// null for a field of the API is no field.
void drop_nulls(nlohmann::json& object, std::span<const field> known) {
    for (const field f : known) {
        const auto member = object.find(std::string{name(f)});
        if (member != object.end() && member->is_null()) object.erase(member);
    }
}

/// What nlohmann makes of a request, told in the same way as what the library writes of it.
nlohmann::json meaning_of(std::string_view text) {
    auto document = nlohmann::json::parse(text);
    drop_nulls(document, update_task_fields);
    const auto list = document.find(std::string{name(field::forbid_time_list)});
    if (list == document.end()) return document;
    for (nlohmann::json& item : *list) drop_nulls(item, forbid_time_item_fields);
    return document;
}

void check_update_task(std::string_view text, const parse_options& options, const json_limits& limits) {
    const read_result read = read_json(text, options, beijing, limits);
    check_report(text, read.report, limits);
    check_same_report(read.report, check_json(action::update_task, text, options, beijing, limits));
    require(read.rules.has_value() == read.report.valid(), "rules are there if nothing is an error");
    const bool readable = !read.report.has(rule::json_syntax) && !read.report.has(rule::json_duplicate_key) &&
                          !read.report.has(rule::type_mismatch) && !read.report.has(rule::integer_out_of_range);
    require(read.request.has_value() == readable, "the request is there if all of it could be read");
    if (!read.request) return;

    const auto parsed = parse(*read.request, options);
    require(parsed.value == read.rules, "reading and parsing give the same rules");
    if (read.report.left_out() == 0) require(said(parsed.report) == said(read.report), "and the same report");
    for (const int indent : {-1, 2}) {
        const std::string written = write_json(*read.request, indent);
        const read_result again = read_json(written, options, beijing, {json_limits{}.max_bytes, limits.max_depth});
        require(again.request == read.request, "what is written is read as the same request");
        require(again.rules == read.rules, "with the same rules");
        require(again.report.errors() == read.report.errors(), "and as many errors");
        if (read.report.left_out() == 0) require(said(again.report) == said(read.report), "and the same report");
        require(write_json(*again.request, indent) == written, "and written in the same way");
        require(nlohmann::json::parse(written) == meaning_of(text), "no value changes on the way through JSON");
    }
    if (!read.rules) return;
    const auto back = parse(to_request(*read.rules), options);
    require(back.value == read.rules, "rules become a request and the same rules again");
}

template <class T>
void check_value(std::string_view text, const checked<T>& read, const json_limits& limits) {
    check_report(text, read.report, limits);
    if (read.report.valid()) require(read.value.has_value(), "what has no error has a value");
}

/// Lower limits, so that small inputs pass them.
json_limits limits_of(int choice) {
    if (choice == 0) return {};
    return choice == 1 ? json_limits{json_limits{}.max_bytes, 3, 2} : json_limits{64, 32};
}

parse_options options_of(int choice) {
    parse_options options;
    switch (choice) {
    case 0: break;
    case 1: options.policy = severity_settings::strict(); break;
    case 2:
        require(options.policy.set(rule::time_range_overnight, rule_action::warning), "a caller may lower the rule");
        require(options.policy.set(rule::unknown_field, rule_action::off), "a caller may silence a warning");
        break;
    default: options.now = sys_seconds{seconds{1621500000}}; options.concurrency_quota = 5;
    }
    return options;
}

} // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    fuzz::input in{data, size};
    const int choice = in.below(60);
    const std::string_view text = in.text();
    const json_limits limits = limits_of(choice / 5 % 3);
    const parse_options options = options_of(choice / 15);
    switch (choice % 5) {
    case 0: check_update_task(text, options, limits); break;
    case 1: check_value(text, read_create_task(text, options, beijing, limits), limits); break;
    case 2: check_value(text, read_single_batch_append(text, options, limits), limits); break;
    case 3: {
        const auto is_zone = [](std::string_view name) { return name.starts_with("E"); };
        const auto read = read_policy(text, is_zone, limits);
        check_value(text, read, limits);
        require(read.value.has_value() == read.report.valid(), "a policy is there if nothing is an error");
        break;
    }
    default: check_value(text, read_response(text, limits), limits);
    }
    return 0;
}
