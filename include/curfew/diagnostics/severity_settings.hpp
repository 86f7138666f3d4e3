#pragma once
// How strictly a caller wants the rules to be taken.

#include <curfew/diagnostics/rule.hpp>

#include <array>
#include <cstdint>
#include <optional>

namespace curfew::inline v0 {

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

    /// Whether set(id, counts_as) is allowed.
    [[nodiscard]] static constexpr bool allows(rule id, std::optional<severity> counts_as) noexcept {
        const rule_info& row = info(id);
        return row.id == id && (row.severity == severity::warning || counts_as == severity::error ||
                                (row.lowerable && counts_as == severity::warning));
    }

    /// Changes what breaking one rule counts as: an error, a warning, or std::nullopt for nothing at all. false, and nothing
    /// changed, if the rulebook does not allow it.
    [[nodiscard]] constexpr bool set(rule id, std::optional<severity> counts_as) noexcept {
        if (!allows(id, counts_as)) return false;
        settings_[static_cast<std::size_t>(id)] = !counts_as                      ? setting::off
                                                  : *counts_as == severity::error ? setting::error
                                                                                  : setting::warning;
        return true;
    }

    /// What a broken rule counts as, nullopt for nothing at all. `by_rulebook` is its severity there, which is
    /// lower than the table's where the rulebook says so (redial settings with Recall false).
    [[nodiscard]] constexpr std::optional<severity> judge(rule id, severity by_rulebook) const noexcept {
        if (info(id).id != id) return severity::error;
        switch (settings_[static_cast<std::size_t>(id)]) {
        case setting::none: return strict_ ? severity::error : by_rulebook;
        case setting::error: return severity::error;
        case setting::warning: return severity::warning;
        case setting::off: break;
        }
        return std::nullopt;
    }

    friend constexpr bool operator==(const severity_settings&, const severity_settings&) noexcept = default;

private:
    enum class setting : std::uint8_t { none, error, warning, off };

    std::array<setting, rule_table.size()> settings_{};
    bool strict_ = false;
};

} // namespace curfew::inline v0
