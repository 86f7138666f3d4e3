#pragma once
// The way from a text to a value and its diagnostics, which is the same for every body the library reads.

#include <curfew/json/detail/binder.hpp>
#include <curfew/json/detail/place_finder.hpp>

#include <optional>
#include <string_view>
#include <utility>
#include <vector>

namespace curfew::inline v0::detail {

/// Reads `text` into `body`, which is there at the end if everything had the right JSON type, and adds to `out` what is
/// wrong with it, in the order of the text. `bind(binder, root, body)` answers whether the root is of the right kind;
/// `check(body, unreadable)`, for a text that is JSON, adds what the rules say and has not to be asked about the places
/// `unreadable`.
template <class Body, class Bind, class Check>
void read_body(std::string_view text, const severity_settings& policy, const json_limits& limits, std::optional<Body>& body,
               report& out, Bind bind, Check check) {
    const json_document document{text, limits};
    out.keep_at_most(limits.max_diagnostics);
    json_binder binder{document, policy, out};
    const auto root = document.root();
    body.emplace();
    const bool bound = root && (root->kind() == json_kind::object || !document.fault()) && bind(binder, *root, *body);
    binder.report_fault();
    const bool whole = out.valid();
    if (bound && !document.fault() && !out.full_of_errors()) check(*body, std::move(binder.unreadable()));
    if (!whole) body.reset();
    if (out.diagnostics().empty()) return;
    place_finder places{document};
    out.locate([&](const diagnostic& d) { return places.offset_of(d); });
}

} // namespace curfew::inline v0::detail
