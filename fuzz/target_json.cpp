// Raw bytes as JSON: requests of each action, policy files, responses and call records. The first byte chooses the reader
// and its options, the rest is the text.
//
// Nothing crashes; a text is valid exactly if no diagnostic is an error; each diagnostic has a place that exists and a
// message; what is read, written and read again is the same request with the same report.

#include "input.hpp"

#include <curfew/diagnostics/wording.hpp>
#include <curfew/json.hpp>
#include <curfew/json/policy.hpp>
#include <curfew/task/apply.hpp>
#include <curfew/task/complete.hpp>
#include <curfew/time/text.hpp>
#include <curfew/zone/zone.hpp>

#include <nlohmann/json.hpp>

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

namespace {

using namespace curfew;
using fuzz::require;

constexpr sys_seconds last_instant{latest_local_time.time_since_epoch()};

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
    // A number for a boolean means something where a caller lets it pass.
    const auto recall = document.find(std::string{name(field::recall)});
    if (recall != document.end() && recall->is_number()) *recall = *recall != 0;
    const auto list = document.find(std::string{name(field::forbid_time_list)});
    if (list == document.end()) return document;
    for (nlohmann::json& item : *list) drop_nulls(item, forbid_time_item_fields);
    return document;
}

template <class T>
bool same_values(const result<T>& a, const result<T>& b) {
    return static_cast<bool>(a) == static_cast<bool>(b) && (!a || *a == *b);
}

/// The report is as the text deserves, and the value is there if nothing is an error.
template <class T>
void check_read(std::string_view text, result<T> read, const json_limits& limits) {
    check_report(text, read.report(), limits);
    require(static_cast<bool>(read) == read.report().valid(), "a value is there if nothing is an error");
    if (!read) return;
    const T value = *read;
    const result<T> taken = std::move(read);
    require(!read, "a result that was moved from has no value"); // NOLINT: that is the question
    require(taken && *taken == value, "and the other one has it");
}

/// An update becomes a task where it leaves nothing open, or where the caller says what is stored.
void check_tasks(const result<task_update>& update, const parse_options& options, const json_limits& limits) {
    const bool has_list = update && update->forbid_list().has_value();
    const auto completed = complete(update);
    require(static_cast<bool>(completed) == has_list, "an update without a list is no task by itself");
    if (update) {
        require(completed.report().has(rule::forbid_list_absent) == !has_list || limits.max_diagnostics < 3,
                "the report says that the list is absent");
    }
    const auto created = new_task(update);
    require(static_cast<bool>(created) == static_cast<bool>(update), "where nothing is stored, an update makes a task");
    if (!update) return;
    if (completed) require(*completed == *created, "a list that is given is the list");
    require(created->forbid_list() == update->forbid_list().value_or(std::vector<forbid_rule>{}),
            "a list that is absent forbids nothing where nothing is stored");
    require(static_cast<bool>(known_redial(*created)) == update->redial().has_value(),
            "redial settings are known or known to be unknown");
    const auto again = apply(*created, update, options.severities);
    if (again.report().valid()) require(again && *again == *created, "the same update again changes nothing");
    const auto back = complete(parse(to_request(*created), options));
    if (back) require(*back == *created, "a task becomes a request and the same task again");
}

/// The line and the column of a byte, from 1; columns in code points.
std::pair<std::size_t, std::size_t> place_of(std::string_view text, std::size_t offset) {
    const std::string_view before = text.substr(0, offset);
    const auto newlines = std::count(before.begin(), before.end(), '\n');
    const std::string_view line = before.substr(before.find_last_of('\n') + 1);
    const auto points = std::count_if(line.begin(), line.end(),
                                      [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; });
    return {1 + static_cast<std::size_t>(newlines), 1 + static_cast<std::size_t>(points)};
}

/// What programs print of a report is JSON, and says as much.
void check_printed(std::string_view text, const report& found) {
    for (const language in : {language::en, language::zh}) {
        const auto printed = nlohmann::json::parse(to_json(found, text, in));
        require(printed.at("valid") == found.valid(), "what is printed is as valid");
        require(printed.at("diagnostics").size() == found.diagnostics().size(), "and says as much");
        for (std::size_t i = 0; i < found.diagnostics().size(); ++i) {
            const diagnostic& d = found.diagnostics()[i];
            const auto& line = printed.at("diagnostics").at(i);
            require(line.at("rule") == info(d.id).name, "of the same rules");
            require(line.at("message") == message(d, in), "in the same words");
            // A key of the text that is not well-formed UTF-8 is printed with U+FFFD.
            if (!found.has(rule::json_syntax)) require(line.at("pointer") == d.pointer(), "at the same places");
            require(line.at("line").is_null() == !d.offset, "an offset has its line");
            if (!d.offset) continue;
            const auto [number, column] = place_of(text, *d.offset);
            require(line.at("line") == number && line.at("column") == column, "which is where the byte stands");
        }
    }
}

void check_update_task(std::string_view text, const parse_options& options, const json_limits& limits) {
    const result<task_update> read = read_update_task(text, options, limits);
    const report& found = read.report();
    check_read(text, read, limits);
    check_printed(text, found);
    check_same_report(found, read_update_task(text, options, limits).report());
    check_tasks(read, options, limits);
    const bool readable = std::none_of(found.begin(), found.end(), [](const diagnostic& d) {
        return d.severity == severity::error &&
               (d.id == rule::json_syntax || d.id == rule::json_duplicate_key || d.id == rule::type_mismatch ||
                d.id == rule::integer_out_of_range || d.id == rule::boolean_as_number);
    });
    const auto request = read_request(text, options.severities, limits);
    check_read(text, request, limits);
    require(static_cast<bool>(request) == readable, "the request is there if all of it could be read");
    if (!request) return;

    const auto parsed = parse(*request, options);
    require(same_values(parsed, read), "reading and parsing give the same update");
    const bool all_told = found.left_out() == 0 && !found.has(rule::boolean_as_number);
    if (all_told) require(said(parsed.report()) == said(found), "and the same report");
    for (const int indent : {-1, 2}) {
        const std::string written = write_json(*request, indent);
        const json_limits wide{json_limits{}.max_bytes, limits.max_depth};
        const auto request_again = read_request(written, options.severities, wide);
        require(request_again && *request_again == *request, "what is written is read as the same request");
        const auto again = read_update_task(written, options, wide);
        require(same_values(again, read), "with the same meaning");
        require(again.report().errors() == found.errors(), "and as many errors");
        if (all_told) require(said(again.report()) == said(found), "and the same report");
        require(write_json(*request_again, indent) == written, "and written in the same way");
        require(nlohmann::json::parse(written) == meaning_of(text), "no value changes on the way through JSON");
    }
    if (!read) return;
    require(same_values(parse(to_request(*read), options), read),
            "an update becomes a request and the same update again");
}

void check_create_task(std::string_view text, const parse_options& options, const json_limits& limits) {
    const auto read = read_create_task(text, options, limits);
    check_read(text, read, limits);
    check_same_report(read.report(), read_create_task(text, options, limits).report());
    const auto request = read_create_task_request(text, options.severities, limits);
    check_read(text, request, limits);
    if (!request) {
        require(!read, "what cannot be read makes no task");
        return;
    }
    require(same_values(new_task(*request, options), read), "reading and making give the same task");
    for (const int indent : {-1, 2}) {
        const json_limits wide{json_limits{}.max_bytes, limits.max_depth};
        const auto again = read_create_task_request(write_json(*request, indent), options.severities, wide);
        require(again && *again == *request, "what is written is read as the same request");
    }
    if (read) require(!read->id() && read->redial(), "a new task has no id, and redial settings");
}

/// Zones by their first letter; counts how often each name is asked for.
class zone_finder {
public:
    result<zone> operator()(std::string_view name) {
        require(!parse_offset(name), "an offset is no name to be looked up");
        require(asked_.insert(std::string{name}).second, "a zone is looked up once");
        if (name.starts_with('E')) return zone::utc;
        return no_zone(zone_fault::name_unknown, std::string{name});
    }

private:
    std::set<std::string> asked_;
};

void check_policy(std::string_view text, const json_limits& limits) {
    const auto read = read_policy(text, zone_finder{}, limits);
    check_read(text, read, limits);
    check_printed(text, read.report());
    check_same_report(read.report(), read_policy(text, zone_finder{}, limits).report());
}

/// What the server says: an answer, an answer that lists tasks, the record of a call.
void check_from_server(std::string_view text, const json_limits& limits) {
    const auto answer = read_response(text, limits);
    check_read(text, answer, limits);
    const auto list = read_task_list(text, limits);
    check_read(text, list, limits);
    if (list) {
        require(answer && !answer->error && answer->result, "a list of tasks is an answer without an error");
        for (const task_list::entry& task : list->tasks)
            require(!task_open_id::is_blank(task.id.text()), "a task that is listed has an id");
    }
    const auto record = read_call_record(text, limits);
    check_read(text, record, limits);
    if (!record) return;
    for (const auto time : {record->begin_call_time, record->ring_time, record->start_time, record->end_time}) {
        require(!time || (time->time_since_epoch().count() > 0 && std::chrono::floor<seconds>(*time) <= last_instant),
                "a time is later than 1970 and before the year 10000");
    }
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
    case 1: options.severities = severity_settings::strict(); break;
    case 2:
        require(options.severities.set(rule::time_range_overnight, severity::warning), "a caller may lower the rule");
        require(options.severities.set(rule::boolean_as_number, severity::warning), "and that one");
        require(options.severities.set(rule::unknown_field, std::nullopt), "a caller may silence a warning");
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
    case 1: check_create_task(text, options, limits); break;
    case 2: check_read(text, read_single_batch_append(text, options.severities, limits), limits); break;
    case 3: check_policy(text, limits); break;
    default: check_from_server(text, limits);
    }
    return 0;
}
