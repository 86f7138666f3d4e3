#pragma once
// to_json and from_json, which nlohmann::json finds by itself: nlohmann::json j = request; auto r = j.get<update_task_request>();

#include <curfew/json/detail/bind_request.hpp>
#include <curfew/json/detail/utf8.hpp>
#include <curfew/json/limits.hpp>
#include <curfew/json/writer.hpp>

#include <nlohmann/json.hpp>

#include <cmath>
#include <concepts>
#include <optional>
#include <stdexcept>
#include <string>
#include <utility>

namespace curfew::inline v0 {

/// What from_json throws: everything that is wrong with the JSON value. The only exception of the library.
class json_error : public std::runtime_error {
public:
    /// `report` has at least one error.
    explicit json_error(curfew::report report) : std::runtime_error{summary(report)}, report_{std::move(report)} {}

    /// All of it, in the order of the API page. Never empty.
    [[nodiscard]] const curfew::report& report() const noexcept { return report_; }

private:
    static std::string summary(const curfew::report& report) {
        const diagnostic& first = *report.begin();
        std::string text{info(first.id).name};
        text += " at \"" + first.pointer() + '"';
        if (report.errors() > 1) text += " and " + std::to_string(report.errors() - 1) + " more";
        return text;
    }

    curfew::report report_;
};

namespace detail {

/// nlohmann::json or nlohmann::ordered_json.
template <class Json>
concept json_dom = std::same_as<Json, nlohmann::json> || std::same_as<Json, nlohmann::ordered_json>;

} // namespace detail

/// The same members that write_json() writes; nlohmann::ordered_json keeps their order. Unknown numbers become what nlohmann
/// makes of their digits. An `unknown_field` that is not JSON text throws nlohmann's parse_error.
template <detail::json_dom Json>
void to_json(Json& json, const update_task_request& request) {
    json = Json::parse(write_json(request));
}

/// The same of one item of the list.
template <detail::json_dom Json>
void to_json(Json& json, const forbid_time_item& item) {
    json = Json::parse(write_json(item));
}

/// Reads the request, right or wrong by the rules, if all of it has the right JSON types; else throws json_error. A value no
/// JSON text can hold (infinity, NaN, bytes, discarded, ill-formed UTF-8) or that is nested too deep is json-syntax.
template <detail::json_dom Json>
void from_json(const Json& json, update_task_request& request);

/// The same of one item of the list.
template <detail::json_dom Json>
void from_json(const Json& json, forbid_time_item& item);

// ---- implementation -------------------------------------------------------------------------------------------

namespace detail {

/// What keeps a value from being JSON text. Recursion ends at the depth limit.
template <json_dom Json>
[[nodiscard]] std::optional<json_fault> unwritable(const Json& json, int depth_left) {
    if (json.is_discarded() || json.is_binary()) return json_fault::unexpected_character;
    if (json.is_number_float() && !std::isfinite(json.template get<double>())) return json_fault::number_too_large;
    if (json.is_string()) {
        const auto& text = json.template get_ref<const std::string&>();
        if (first_ill_formed_utf8(text) != text.size()) return json_fault::ill_formed_utf8;
    }
    if (!json.is_structured()) return std::nullopt;
    if (depth_left == 0) return json_fault::nesting_too_deep;
    for (const auto& [key, child] : json.items()) {
        if (json.is_object() && first_ill_formed_utf8(key) != key.size()) return json_fault::ill_formed_utf8;
        if (const auto fault = unwritable(child, depth_left - 1)) return fault;
    }
    return std::nullopt;
}

/// `bind(binder, root)` reads a T out of the value; throws json_error unless all of it could be read.
template <json_dom Json, class Bind>
[[nodiscard]] auto read_dom(const Json& json, Bind bind) {
    report found;
    if (const auto fault = unwritable(json, json_limits{}.max_depth)) {
        constexpr rule id = rule::json_syntax;
        found.add({id, info(id).severity, {}, {}, {}, syntax_facts{*fault, 0}});
        throw json_error{std::move(found)};
    }
    const std::string text = json.dump();
    const json_document document{text, {.max_bytes = text.size()}};
    const severity_settings severities;
    json_binder binder{document, severities, found};
    auto value = bind(binder, *document.root());
    binder.report_fault();
    if (found.valid()) return value;
    report without_offsets;
    for (diagnostic d : found) {
        d.offset.reset();
        without_offsets.add(std::move(d));
    }
    without_offsets.order_by_place();
    throw json_error{std::move(without_offsets)};
}

} // namespace detail

template <detail::json_dom Json>
void from_json(const Json& json, update_task_request& request) {
    request = detail::read_dom(json, [](detail::json_binder& in, detail::json_value root) {
        update_task_request read;
        detail::bind_update_task(in, root, read);
        return read;
    });
}

template <detail::json_dom Json>
void from_json(const Json& json, forbid_time_item& item) {
    item = detail::read_dom(json, [](detail::json_binder& in, detail::json_value root) {
        forbid_time_item read;
        detail::bind_forbid_time_item(in, root, {}, read);
        return read;
    });
}

} // namespace curfew::inline v0
