#pragma once
// How strictly a caller wants the rules to be taken.

#include <curfew/diagnostics/rule.hpp>

#include <array>
#include <cstdint>
#include <optional>

namespace curfew::inline v0 {

/// What breaking a rule counts as for a caller: an error, a warning, or nothing at all.
enum class rule_action : std::uint8_t { error, warning, off };

/// Severities by rule: those of the rulebook, all warnings raised to errors (strict), or single rules changed.
/// A single rule's setting beats strict. An error stays an error; only `time-range-overnight` and `boolean-as-number` may
/// become warnings, since these have one meaning. Nothing here makes a task of what cannot be understood.
/// [rulebook section 2]
class severity_settings {
public:
    /// The severities of the rulebook.
    constexpr severity_settings() noexcept = default;

    /// Every warning is an error.
    [[nodiscard]] static constexpr severity_settings strict() noexcept {
        severity_settings result;
        result.strict_ = true;
        return result;
    }

    /// Whether set(id, action) is allowed.
    [[nodiscard]] static constexpr bool allows(rule id, rule_action action) noexcept {
        const rule_info& row = info(id);
        return row.id == id && (row.severity == severity::warning || action == rule_action::error ||
                                (row.lowerable && action == rule_action::warning));
    }

    /// Changes one rule; false, and nothing changed, if the rulebook does not allow it.
    [[nodiscard]] constexpr bool set(rule id, rule_action action) noexcept {
        if (!allows(id, action)) return false;
        actions_[static_cast<std::size_t>(id)] = static_cast<std::uint8_t>(static_cast<int>(action) + 1);
        return true;
    }

    /// What a broken rule counts as, nullopt for nothing at all. `by_rulebook` is its severity there, which is
    /// lower than the table's where the rulebook says so (redial settings with Recall false).
    [[nodiscard]] constexpr std::optional<severity> judge(rule id, severity by_rulebook) const noexcept {
        if (info(id).id != id) return severity::error;
        switch (actions_[static_cast<std::size_t>(id)]) {
        case 0: return strict_ ? severity::error : by_rulebook;
        case 1: return severity::error;
        case 2: return severity::warning;
        default: return std::nullopt;
        }
    }

    friend constexpr bool operator==(const severity_settings&, const severity_settings&) noexcept = default;

private:
    /// 0: not changed; else the action's value plus one.
    std::array<std::uint8_t, rule_table.size()> actions_{};
    bool strict_ = false;
};

} // namespace curfew::inline v0
