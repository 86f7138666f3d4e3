#pragma once
// JSON text → policy, with everything that is wrong with it. docs/policy.md has the form.
//
//     const auto read = read_policy(text, [](std::string_view name) { return tz_zone::from_name(name).value.has_value(); });
//     for (const diagnostic& d : read.report) …                    // each with the byte of the text it is about
//     if (read) …permission_with(*read.value, rules, …)

#include <curfew/json/detail/binder.hpp>
#include <curfew/json/detail/place_finder.hpp>
#include <curfew/timetable/policy.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace curfew::inline v0 {

/// Reads a policy file, as strictly as read_json() reads a request. Does not throw on content. Linear in the size of the text
/// (n log n for the members of one object), and logarithmic in the number of exceptions for each of them.
template <class IsZone>
[[nodiscard]] checked<local_policy> read_policy(std::string_view text, IsZone is_zone, const json_limits& limits = {});

// ---- implementation -------------------------------------------------------------------------------------------

namespace detail {

inline void bind_exception(json_binder& in, json_value value, const json_pointer& where, exception_entry& entry) {
    in.object(value, where, exception_fields, entry.unknown,
              [&](field name, json_value member, const json_pointer& place) {
                  switch (name) {
                  case field::date: entry.date = in.text(member, place); break;
                  case field::from: entry.from = in.text(member, place); break;
                  case field::to: entry.to = in.text(member, place); break;
                  case field::forbid: entry.forbid = in.boolean(member, place); break;
                  case field::counts_as: entry.counts_as = in.text(member, place); break;
                  case field::times:
                      in.list(member, place, entry.times, [&](json_value v, const json_pointer& p, std::string& to) {
                          if (auto text = in.text(v, p)) to = *std::move(text);
                      });
                      break;
                  default: entry.name = in.text(member, place);
                  }
              });
}

inline void bind_exceptions(json_binder& in, json_value value, const json_pointer& where,
                            std::optional<std::vector<exception_entry>>& list) {
    in.list(value, where, list,
            [&](json_value v, const json_pointer& p, exception_entry& entry) { bind_exception(in, v, p, entry); });
}

inline void bind_local_hours(json_binder& in, json_value value, const json_pointer& where, local_hours_entry& entry) {
    in.object(value, where, local_hours_fields, entry.unknown,
              [&](field name, json_value member, const json_pointer& place) {
                  switch (name) {
                  case field::zone: entry.zone = in.text(member, place); break;
                  case field::hours: entry.hours = in.text(member, place); break;
                  case field::preset: entry.preset = in.text(member, place); break;
                  default: bind_exceptions(in, member, place, entry.exceptions);
                  }
              });
}

/// False if the value is no object.
inline bool bind_policy(json_binder& in, json_value value, policy_document& document) {
    return in.object(value, {}, policy_fields, document.unknown,
                     [&](field name, json_value member, const json_pointer& place) {
                         if (name == field::exceptions) return bind_exceptions(in, member, place, document.exceptions);
                         in.list(member, place, document.local_hours,
                                 [&](json_value v, const json_pointer& p, local_hours_entry& entry) {
                                     bind_local_hours(in, v, p, entry);
                                 });
                     });
}

} // namespace detail

template <class IsZone>
checked<local_policy> read_policy(std::string_view text, IsZone is_zone, const json_limits& limits) {
    checked<local_policy> result;
    const json_document document{text, limits};
    const severity_settings severities;
    result.report.keep_at_most(limits.max_diagnostics);
    json_binder binder{document, severities, result.report};
    policy_document policy;
    const auto root = document.root();
    const bool read = root && (root->kind() == json_kind::object || !document.fault()) &&
                      detail::bind_policy(binder, *root, policy) && !document.fault();
    binder.report_fault();
    if (read && !result.report.full_of_errors()) {
        auto parsed =
            detail::parse_readable_policy(policy, is_zone, std::move(binder.unreadable()), limits.max_diagnostics);
        result.report.append(std::move(parsed.report));
        if (result.report.valid()) result.value = std::move(parsed.value);
    }
    place_finder places{document};
    result.report.locate([&](const diagnostic& d) { return places.offset_of(d); });
    return result;
}

} // namespace curfew::inline v0
