#pragma once
// JSON text → api_response.

#include <curfew/json/detail/read_body.hpp>
#include <curfew/json/limits.hpp>
#include <curfew/task/api_response.hpp>

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace curfew::inline v0 {

/// Reads what the API answered; a value if it is a response. Fields that are not documented are ignored, since a server may
/// add some. A text without ResponseMetadata, such as the page of a proxy that failed, is not a response (type-mismatch).
[[nodiscard]] inline result<api_response> read_response(std::string_view text, const json_limits& limits = {});

// ---- implementation -------------------------------------------------------------------------------------------

namespace detail {

inline constexpr std::array response_fields{field::response_metadata, field::result};
inline constexpr std::array response_metadata_fields{field::request_id, field::action, field::version,
                                                     field::service,    field::region, field::error};
inline constexpr std::array response_error_fields{field::code, field::message, field::code_n};

inline void bind_response_error(json_binder& in, json_value value, const json_pointer& where,
                                api_response::failure& error) {
    std::vector<unknown_field> others;
    in.object(value, where, response_error_fields, others,
              [&](field name, json_value member, const json_pointer& place) {
                  if (name == field::code_n) {
                      error.code_n = in.integer(member, place);
                  } else {
                      (name == field::code ? error.code : error.message) = in.text(member, place).value_or("");
                  }
              });
}

inline void bind_response_metadata(json_binder& in, json_value value, const json_pointer& where,
                                   api_response& response) {
    std::vector<unknown_field> others;
    in.object(value, where, response_metadata_fields, others,
              [&](field name, json_value member, const json_pointer& place) {
                  switch (name) {
                  case field::request_id: response.request_id = in.text(member, place).value_or(""); break;
                  case field::action: response.action = in.text(member, place).value_or(""); break;
                  case field::version: response.version = in.text(member, place).value_or(""); break;
                  case field::service: response.service = in.text(member, place).value_or(""); break;
                  case field::region: response.region = in.text(member, place).value_or(""); break;
                  default: bind_response_error(in, member, place, response.error.emplace()); break;
                  }
              });
}

} // namespace detail

inline result<api_response> read_response(std::string_view text, const json_limits& limits) {
    bool has_metadata = false;
    const auto bind = [&](detail::json_binder& in, detail::json_value root, api_response& response) {
        std::vector<unknown_field> others;
        return in.object(root, {}, detail::response_fields, others,
                         [&](field name, detail::json_value member, const json_pointer& place) {
                             if (name == field::result) {
                                 response.result = detail::compact_json(member.raw());
                                 return;
                             }
                             has_metadata = true;
                             detail::bind_response_metadata(in, member, place, response);
                         });
    };
    const auto check = [&](api_response& response, detail::reporter& out) {
        if (!has_metadata) {
            out.add(rule::type_mismatch, json_pointer{} / field::response_metadata,
                    detail::type_facts{detail::json_kind::object, detail::json_kind::null});
        }
        return std::optional{std::move(response)};
    };
    return detail::read_body<api_response>(text, severity_settings{}, limits, bind, check);
}

} // namespace curfew::inline v0
