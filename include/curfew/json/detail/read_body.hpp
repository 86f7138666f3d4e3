#pragma once
// The way from a text to a value and its diagnostics, which is the same for every body the library reads.

#include <curfew/diagnostics/detail/reporter.hpp>
#include <curfew/diagnostics/result.hpp>
#include <curfew/json/detail/binder.hpp>
#include <curfew/json/detail/place_finder.hpp>
#include <curfew/json/limits.hpp>

#include <algorithm>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

namespace curfew::inline v0::detail {

/// Gives each diagnostic the byte of the text it is about, and puts all into the order of the text.
inline void locate(report& found, const json_document& document) {
    if (found.diagnostics().empty()) return;
    place_finder places{document};
    found.locate([&](const diagnostic& d) { return places.offset_of(d); });
}

/// Reads `text` into a Body and makes a value of it: `bind(binder, root, body)` answers whether the root is of the right
/// kind; `check(body, reporter) -> std::optional<T>`, for a text that is JSON, says what the rules say, and is silent about
/// what could not be read. The value is there if nothing is an error; the report is in the order of the text.
template <class Body, class Bind, class Check>
[[nodiscard]] auto read_body(std::string_view text, const severity_settings& severities, const json_limits& limits,
                             Bind bind, Check check) {
    using optional_value = decltype(check(std::declval<Body&>(), std::declval<reporter&>()));
    using value_type = typename optional_value::value_type;
    const json_document document{text, limits};
    report found;
    found.keep_at_most(limits.max_diagnostics);
    json_binder binder{document, severities, found};
    const auto root = document.root();
    Body body;
    const bool bound = root && (root->kind() == json_kind::object || !document.fault()) && bind(binder, *root, body);
    binder.report_fault();
    optional_value value;
    if (bound && !document.fault() && !found.full_of_errors()) {
        std::vector<json_pointer> unreadable = std::move(binder.unreadable());
        std::sort(unreadable.begin(), unreadable.end());
        reporter out{found, severities, unreadable};
        value = check(body, out);
    }
    locate(found, document);
    if (!value) return result<value_type>{std::move(found)};
    return result<value_type>{*std::move(value), std::move(found)};
}

/// The check of a body that is the value itself.
template <class Body>
[[nodiscard]] std::optional<Body> as_it_is(Body& body, reporter&) {
    return std::move(body);
}

} // namespace curfew::inline v0::detail
