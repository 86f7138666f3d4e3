#pragma once
// JSON document → values with the right JSON types, and what is wrong with the others: type-mismatch,
// integer-out-of-range, boolean-as-number, json-duplicate-key. Knows the API's names and nothing of any one request.

#include <curfew/diagnostics/detail/reporter.hpp>
#include <curfew/json/detail/document.hpp>
#include <curfew/task/request.hpp>

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace curfew::inline v0::detail {

/// A value as JSON text without white space outside of its strings; numbers keep their digits, strings their escapes.
[[nodiscard]] inline std::string compact_json(std::string_view raw);

/// Reads values out of a document and records what cannot be read, each place once. Refers to the document, the settings and
/// the report.
class json_binder {
public:
    /// Reads from `document`; what it finds goes to `out`, as `severities` judges it.
    json_binder(const json_document& document, const severity_settings& severities, report& out)
        : document_{document}, out_{out, severities, no_places()} {}
    json_binder(const json_document&, const severity_settings&&, report&) = delete; // would be gone before it is asked

    /// Each answers nullopt (or false) for a value of another type, which is type-mismatch and makes `where` unreadable.
    [[nodiscard]] std::optional<std::string> text(json_value value, const json_pointer& where);
    /// 0 and 1 are boolean-as-number: refused, unless the settings make that a warning.
    [[nodiscard]] std::optional<bool> boolean(json_value value, const json_pointer& where);
    /// Digits alone make an integer, so 5.0 and 5e0 are none. Also integer-out-of-range.
    [[nodiscard]] std::optional<std::int32_t> integer(json_value value, const json_pointer& where);
    /// The same for a number from 0 to `most`.
    [[nodiscard]] std::optional<std::int64_t> natural(json_value value, const json_pointer& where, std::int64_t most);

    /// `entry(value, place, T&)` reads each entry of the list.
    template <class T, class Entry>
    void list(json_value value, const json_pointer& where, std::optional<std::vector<T>>& out, Entry entry);

    /// `member(field, value, place)` is told of each of the `known` members that is not null; the others go to `unknown`.
    /// False for a value that is no object.
    template <class Member>
    bool object(json_value value, const json_pointer& where, std::span<const field> known,
                std::vector<unknown_field>& unknown, Member member);

    /// json-syntax, for what is wrong with the text itself. To be called after everything was read.
    void report_fault();

    /// The places that could not be read, in the order they were met.
    [[nodiscard]] std::vector<json_pointer>& unreadable() noexcept { return unreadable_; }

private:
    static const std::vector<json_pointer>& no_places() noexcept {
        static const std::vector<json_pointer> none;
        return none;
    }

    /// Whether it is the number that ended the reading, since nlohmann has no type for one so large.
    [[nodiscard]] bool is_fault(json_value value) const noexcept {
        const auto& fault = document_.fault();
        return fault && fault->what.fault == json_fault::number_too_large && fault->offset == value.offset();
    }

    [[nodiscard]] bool expect(json_kind wanted, json_value value, const json_pointer& where);
    void refuse(rule id, json_value value, const json_pointer& where, diagnostic_facts facts);
    void refuse_number(json_value value, const json_pointer& where, diagnostic_facts facts);
    void make_unreadable(const json_pointer& where);
    void repeated_key(json_value member, const json_pointer& where, std::string below);
    void repeated_keys_inside(json_value value, const json_pointer& where, std::optional<std::string_view> name);

    const json_document& document_;
    reporter out_;
    std::vector<json_pointer> unreadable_;
    bool fault_told_ = false;
};

// ---- implementation -------------------------------------------------------------------------------------------

/// The kind of JSON value that becomes a T.
template <class T>
inline constexpr json_kind kind_of = json_kind::object;
template <>
inline constexpr json_kind kind_of<std::string> = json_kind::string;
template <>
inline constexpr json_kind kind_of<std::int32_t> = json_kind::integer;

inline std::string compact_json(std::string_view raw) {
    std::string result;
    result.reserve(raw.size());
    bool in_string = false;
    bool escaped = false;
    for (const char c : raw) {
        if (c == '"' && !escaped) in_string = !in_string;
        escaped = c == '\\' && !escaped;
        if (in_string || !is_json_blank(c)) result += c;
    }
    return result;
}

/// The number that the digits of a JSON integer make; nullopt if 64 bits do not hold it.
[[nodiscard]] inline std::optional<std::int64_t> int64_of(std::string_view digits) {
    std::int64_t number = 0;
    const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), number);
    return read.ec == std::errc{} ? std::optional{number} : std::nullopt;
}

inline void json_binder::refuse(rule id, json_value value, const json_pointer& where, diagnostic_facts facts) {
    out_.add({id, info(id).severity, where, {}, value.offset(), std::move(facts)});
    make_unreadable(where);
}

inline void json_binder::make_unreadable(const json_pointer& where) {
    if (!out_.full_of_errors()) unreadable_.push_back(where);
}

inline void json_binder::refuse_number(json_value value, const json_pointer& where, diagnostic_facts facts) {
    refuse(rule::integer_out_of_range, value, where, std::move(facts));
    if (is_fault(value)) fault_told_ = true;
}

inline bool json_binder::expect(json_kind wanted, json_value value, const json_pointer& where) {
    if (value.kind() == wanted) return true;
    if (is_fault(value)) return false;
    refuse(rule::type_mismatch, value, where, type_facts{wanted, value.kind()});
    repeated_keys_inside(value, where, std::nullopt);
    return false;
}

inline std::optional<std::string> json_binder::text(json_value value, const json_pointer& where) {
    if (!expect(json_kind::string, value, where)) return std::nullopt;
    return std::string{value.text()};
}

inline std::optional<bool> json_binder::boolean(json_value value, const json_pointer& where) {
    const bool is_number = value.kind() == json_kind::integer && (value.raw() == "0" || value.raw() == "1");
    if (is_number) {
        const bool means = value.raw() == "1";
        constexpr rule id = rule::boolean_as_number;
        out_.add({id, info(id).severity, where, {}, value.offset(), given_number{means ? 1 : 0}});
        if (out_.judge(id) != severity::error) return means;
        make_unreadable(where);
        return std::nullopt;
    }
    if (!expect(json_kind::boolean, value, where)) return std::nullopt;
    return value.raw() == "true";
}

inline std::optional<std::int32_t> json_binder::integer(json_value value, const json_pointer& where) {
    if (!expect(json_kind::integer, value, where)) return std::nullopt;
    const auto number = int64_of(value.raw());
    if (number && std::in_range<std::int32_t>(*number)) return static_cast<std::int32_t>(*number);
    refuse_number(value, where, number ? diagnostic_facts{given_number{*number}} : diagnostic_facts{});
    return std::nullopt;
}

inline std::optional<std::int64_t> json_binder::natural(json_value value, const json_pointer& where,
                                                        std::int64_t most) {
    if (!expect(json_kind::integer, value, where)) return std::nullopt;
    const auto number = int64_of(value.raw());
    if (number && *number >= 0 && *number <= most) return number;
    refuse_number(value, where, bounded_number{0, most, number});
    return std::nullopt;
}

template <class T, class Entry>
void json_binder::list(json_value value, const json_pointer& where, std::optional<std::vector<T>>& out, Entry entry) {
    if (!expect(json_kind::array, value, where)) return;
    std::vector<T>& entries = out.emplace();
    std::size_t right = 0;
    std::size_t wrong = 0;
    for (const json_value child : value.children()) ++(child.kind() == kind_of<T> ? right : wrong);
    entries.reserve(right + std::min(wrong, out_.most_kept()));
    std::size_t index = 0;
    for (const json_value child : value.children()) {
        const json_pointer place = where / index++;
        if (out_.full_of_errors()) {
            // Nothing will be made of the list, so it need not take room.
            T left_out{};
            entry(child, place, left_out);
        } else {
            entry(child, place, entries.emplace_back());
        }
    }
}

template <class Member>
bool json_binder::object(json_value value, const json_pointer& where, std::span<const field> known,
                         std::vector<unknown_field>& unknown, Member member) {
    if (!expect(json_kind::object, value, where)) return false;
    for (const json_value child : value.children()) {
        const std::string_view key = child.key();
        const auto name = find_field(known, key);
        if (child.repeats_key()) {
            repeated_key(child, name ? where / *name : where, name ? std::string{} : '/' + escaped_pointer_token(key));
            if (name) {
                make_unreadable(where / *name);
                repeated_keys_inside(child, where / *name, std::nullopt);
            }
        } else if (name) {
            if (child.kind() != json_kind::null) member(*name, child, where / *name);
        } else {
            unknown.push_back({std::string{key}, compact_json(child.raw())});
        }
        if (!name) repeated_keys_inside(child, where, key);
    }
    return true;
}

inline void json_binder::repeated_key(json_value member, const json_pointer& where, std::string below) {
    constexpr rule id = rule::json_duplicate_key;
    out_.add({id, info(id).severity, where, std::move(below), member.key_offset(), {}});
}

/// Duplicate keys in a value the API does not know, which is the member `name` of `where`, or `where` itself.
/// Where a path gets long, the pointer is cut off to the nearest place around: many of them would not be linear.
inline void json_binder::repeated_keys_inside(json_value value, const json_pointer& where,
                                              std::optional<std::string_view> name) {
    if (!document_.has_repeated_keys()) return;
    constexpr std::size_t longest_path = 96;
    struct level {
        json_children::iterator next;
        json_children::iterator end;
        bool is_list;
        std::size_t index;
        /// Of the path below `where`: its length up to this value, and whether it was still short enough.
        std::size_t path_size;
        bool path_whole;
    };
    std::vector<level> levels;
    std::string path;
    bool whole = true;
    const auto enter = [&](json_value v) {
        levels.push_back(
            {v.children().begin(), v.children().end(), v.kind() == json_kind::array, 0, path.size(), whole});
    };
    const auto step = [&](std::string_view token) {
        whole = whole && path.size() + token.size() < longest_path;
        if (whole) path += '/' + escaped_pointer_token(token);
    };
    if (name) step(*name);
    enter(value);
    while (!levels.empty()) {
        level& l = levels.back();
        path.resize(l.path_size);
        whole = l.path_whole;
        if (l.next == l.end) {
            levels.pop_back();
            continue;
        }
        const json_value child = *l.next;
        ++l.next;
        step(l.is_list ? std::to_string(l.index++) : child.key());
        if (!l.is_list && child.repeats_key()) repeated_key(child, where, path);
        if (!child.children().empty()) enter(child);
    }
}

inline void json_binder::report_fault() {
    if (!document_.fault() || fault_told_) return;
    constexpr rule id = rule::json_syntax;
    out_.add({id, info(id).severity, {}, {}, document_.fault()->offset, document_.fault()->what});
}

} // namespace curfew::inline v0::detail
