#pragma once
// What a row of the table of rules has. rule.hpp has the table.

#include <curfew/diagnostics/api_error.hpp>

#include <cstdint>
#include <optional>
#include <string_view>

namespace curfew::inline v0 {

enum class rule : std::uint8_t;

/// An error says: this request must not be sent. A warning says: legal, and most likely not meant.
enum class severity : std::uint8_t { warning, error };

/// "error" or "warning".
[[nodiscard]] constexpr std::string_view name(severity s) noexcept {
    return s == severity::error ? "error" : "warning";
}

namespace detail {

/// The same text in English and Chinese.
struct phrase {
    std::string_view en;
    std::string_view zh;

    [[nodiscard]] constexpr std::string_view in(bool chinese) const noexcept { return chinese ? zh : en; }
};

} // namespace detail

/// A row of the rulebook's table (docs/rules.md, section 2).
struct rule_info {
    /// The rule.
    rule id;
    /// The stable name.
    std::string_view name;
    /// What breaking it counts as, unless the caller's severity_settings say otherwise.
    curfew::severity severity;
    /// The error code and the business code of the API for it, where there is one.
    std::optional<curfew::api_code> api_code;
    std::optional<curfew::business_code> business_code;
    /// Where the rule is documented: the marks of docs/rules.md.
    std::string_view source;
    /// What message() and suggested_fix() fill in. Without a fix, the message says all there is to say.
    detail::phrase message;
    detail::phrase fix;
    /// An error that a caller may lower to a warning.
    bool lowerable = false;
};

} // namespace curfew::inline v0
