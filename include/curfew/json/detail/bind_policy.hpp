#pragma once
// JSON document → the parts of a policy file: which member wants which type.

#include <curfew/diagnostics/field.hpp>
#include <curfew/json/detail/binder.hpp>
#include <curfew/task/request.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace curfew::inline v0::detail {

// The members of docs/policy.md as they were written; absent where the file does not have them.

/// An entry of Exceptions.
struct exception_body {
    std::optional<std::string> date;
    std::optional<std::string> from;
    std::optional<std::string> to;
    std::optional<bool> forbid;
    std::optional<std::vector<std::string>> times;
    std::optional<std::string> counts_as;
    std::optional<std::string> name;
    std::vector<unknown_field> unknown;
};

/// An entry of LocalHours.
struct local_hours_body {
    std::optional<std::string> zone;
    std::optional<std::string> hours;
    std::optional<std::string> preset;
    std::optional<std::vector<exception_body>> exceptions;
    std::vector<unknown_field> unknown;
};

/// An entry of Limits.
struct limit_body {
    std::optional<std::int32_t> count;
    std::optional<std::string> span;
    std::optional<std::string> zone;
    std::vector<unknown_field> unknown;
};

struct policy_body {
    std::optional<std::vector<exception_body>> exceptions;
    std::optional<std::vector<local_hours_body>> local_hours;
    std::optional<std::vector<limit_body>> limits;
    std::vector<unknown_field> unknown;
};

inline void bind_exception(json_binder& in, json_value value, const json_pointer& where, exception_body& entry) {
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
                            std::optional<std::vector<exception_body>>& list) {
    in.list(value, where, list,
            [&](json_value v, const json_pointer& p, exception_body& entry) { bind_exception(in, v, p, entry); });
}

inline void bind_local_hours(json_binder& in, json_value value, const json_pointer& where, local_hours_body& entry) {
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

inline void bind_limit(json_binder& in, json_value value, const json_pointer& where, limit_body& entry) {
    in.object(value, where, limit_fields, entry.unknown, [&](field name, json_value member, const json_pointer& place) {
        switch (name) {
        case field::count: entry.count = in.integer(member, place); break;
        case field::span: entry.span = in.text(member, place); break;
        default: entry.zone = in.text(member, place);
        }
    });
}

/// False if the value is no object.
inline bool bind_policy(json_binder& in, json_value value, policy_body& body) {
    return in.object(
        value, {}, policy_fields, body.unknown, [&](field name, json_value member, const json_pointer& place) {
            switch (name) {
            case field::exceptions: bind_exceptions(in, member, place, body.exceptions); break;
            case field::limits:
                in.list(member, place, body.limits,
                        [&](json_value v, const json_pointer& p, limit_body& entry) { bind_limit(in, v, p, entry); });
                break;
            default:
                in.list(member, place, body.local_hours,
                        [&](json_value v, const json_pointer& p, local_hours_body& entry) {
                            bind_local_hours(in, v, p, entry);
                        });
            }
        });
}

} // namespace curfew::inline v0::detail
