#pragma once
// How validators report what they find.

#include <curfew/diagnostics/report.hpp>
#include <curfew/diagnostics/severity_settings.hpp>
#include <curfew/time/detail/order.hpp>

#include <optional>
#include <utility>
#include <vector>

namespace curfew::inline v0::detail {

/// Collects what validators find: asks the settings for the severity, drops what is off, and stays silent about places
/// that are known to be unreadable, so that one fault is one error. Holds references; lives on the stack.
class reporter {
public:
    /// `unreadable` are places whose values the JSON reader has already refused, sorted.
    reporter(report& out, const severity_settings& severities, const std::vector<json_pointer>& unreadable) noexcept
        : out_{out}, severities_{severities}, unreadable_{unreadable} {}

    /// Records that `id` is broken at `where`, with the severity of the rulebook or, where given, `by_rulebook`.
    void add(rule id, const json_pointer& where, diagnostic_facts facts = {},
             std::optional<severity> by_rulebook = {}) {
        add({id, by_rulebook.value_or(info(id).severity), where, {}, {}, std::move(facts)});
    }

    /// The same for a diagnostic that has more to say; its severity is the rulebook's.
    void add(diagnostic found) {
        const auto judged = severities_.judge(found.id, found.severity);
        if (!judged || is_unreadable(found.where)) return;
        found.severity = *judged;
        out_.add(std::move(found));
    }

    /// What breaking `id` counts as; nullopt for nothing at all.
    [[nodiscard]] std::optional<severity> judge(rule id) const noexcept {
        return severities_.judge(id, info(id).severity);
    }

    /// Whether the value at `where`, or one it lies in, could not be read.
    [[nodiscard]] bool is_unreadable(json_pointer where) const noexcept {
        if (unreadable_.empty()) return false;
        while (!where.is_root()) {
            const std::size_t at = first_not_before(unreadable_, where);
            if (at < unreadable_.size() && unreadable_[at] == where) return true;
            where = where.parent();
        }
        return false;
    }

    /// Whether some value inside `where` could not be read.
    [[nodiscard]] bool has_unreadable_inside(const json_pointer& where) const noexcept {
        const std::size_t at = first_not_before(unreadable_, where);
        return (at < unreadable_.size() && where.contains(unreadable_[at])) || is_unreadable(where);
    }

    /// The report's limit, and whether errors have reached it.
    [[nodiscard]] std::size_t most_kept() const noexcept { return out_.most_kept(); }
    [[nodiscard]] bool full_of_errors() const noexcept { return out_.full_of_errors(); }

private:
    report& out_;
    const severity_settings& severities_;
    const std::vector<json_pointer>& unreadable_;
};

} // namespace curfew::inline v0::detail
