#pragma once
// Everything that is wrong with a request, in document order; and a value together with what was found on the way.

#include <curfew/detail/order.hpp>
#include <curfew/diagnostic.hpp>
#include <curfew/rule_policy.hpp>

#include <optional>
#include <utility>
#include <vector>

namespace curfew::inline v0 {

/// The diagnostics of a request. Valid means: no error among them.
class report {
public:
    /// All of them, in order, and how many of them are errors and warnings.
    [[nodiscard]] const std::vector<diagnostic>& diagnostics() const noexcept { return diagnostics_; }
    [[nodiscard]] std::size_t errors() const noexcept { return errors_; }
    [[nodiscard]] std::size_t warnings() const noexcept { return diagnostics_.size() - errors_; }
    /// Whether there is no error.
    [[nodiscard]] bool valid() const noexcept { return errors_ == 0; }

    /// A report is a range of diagnostics.
    [[nodiscard]] auto begin() const noexcept { return diagnostics_.begin(); }
    [[nodiscard]] auto end() const noexcept { return diagnostics_.end(); }

    /// Whether some diagnostic is about `id`.
    [[nodiscard]] bool has(rule id) const noexcept {
        for (const diagnostic& d : diagnostics_) {
            if (d.id == id) return true;
        }
        return false;
    }

    /// Appends `d`.
    void add(diagnostic d) {
        if (d.severity == severity::error) ++errors_;
        diagnostics_.push_back(std::move(d));
    }

    /// Appends all of `later`.
    void append(report later) {
        for (diagnostic& d : later.diagnostics_) add(std::move(d));
    }

    /// Puts the diagnostics into the order of the API page, entries of lists by their index, members that the API does
    /// not know after those it knows; those of one place into the order of the rulebook.
    void order_by_place() {
        detail::stable_sort(diagnostics_, [](const diagnostic& a, const diagnostic& b) {
            const auto order = place_in_order(a) <=> place_in_order(b);
            return order < 0 || (order == 0 && a.id < b.id);
        });
    }

    /// Tells each diagnostic without an offset where in the text it is: `offset_of(diagnostic) -> optional<uint32_t>`;
    /// then puts all into the order of the text. Those without a place in it come last.
    template <class OffsetOf>
    void locate(OffsetOf offset_of) {
        for (diagnostic& d : diagnostics_) {
            if (!d.offset) d.offset = offset_of(d);
        }
        detail::stable_sort(diagnostics_, [](const diagnostic& a, const diagnostic& b) {
            return a.offset && (!b.offset || *a.offset < *b.offset);
        });
    }

private:
    /// A place after all that the API knows inside `where`, for what is below it.
    [[nodiscard]] static constexpr json_pointer place_in_order(const diagnostic& d) noexcept {
        constexpr auto after_all = static_cast<field>(0xFF);
        return d.below.empty() ? d.where : d.where / after_all;
    }

    std::vector<diagnostic> diagnostics_;
    std::size_t errors_ = 0;
};

/// A value, if there is one, and everything that was found on the way to it.
template <class T>
struct checked {
    /// There if nothing is an error.
    std::optional<T> value;
    /// Errors and warnings, in document order.
    curfew::report report;

    /// Whether there is a value.
    [[nodiscard]] explicit operator bool() const noexcept { return value.has_value(); }
};

/// Collects what validators find: asks the policy for the severity, drops what is off, and stays silent about places
/// that are known to be unreadable, so that one fault is one error. Holds references; lives on the stack.
class reporter {
public:
    /// `unreadable` are places whose values the JSON reader has already refused, sorted.
    reporter(report& out, const rule_policy& policy, const std::vector<json_pointer>& unreadable) noexcept
        : out_{out}, policy_{policy}, unreadable_{unreadable} {}

    /// Records that `id` is broken at `where`, with the severity of the rulebook or, where given, `by_rulebook`.
    void add(rule id, const json_pointer& where, diagnostic_detail detail = {},
             std::optional<severity> by_rulebook = {}) {
        add({id, by_rulebook.value_or(info(id).severity), where, {}, {}, detail});
    }

    /// The same for a diagnostic that has more to say; its severity is the rulebook's.
    void add(diagnostic found) {
        const auto judged = policy_.judge(found.id, found.severity);
        if (!judged || is_unreadable(found.where)) return;
        found.severity = *judged;
        out_.add(std::move(found));
    }

    /// Whether the value at `where`, or one it lies in, could not be read.
    [[nodiscard]] bool is_unreadable(json_pointer where) const noexcept {
        if (unreadable_.empty()) return false;
        while (!where.is_root()) {
            const std::size_t at = detail::first_not_before(unreadable_, where);
            if (at < unreadable_.size() && unreadable_[at] == where) return true;
            where = where.parent();
        }
        return false;
    }

    /// Whether some value inside `where` could not be read.
    [[nodiscard]] bool has_unreadable_inside(const json_pointer& where) const noexcept {
        const std::size_t at = detail::first_not_before(unreadable_, where);
        return (at < unreadable_.size() && where.contains(unreadable_[at])) || is_unreadable(where);
    }

    /// How many errors the report has so far, those from before included.
    [[nodiscard]] std::size_t errors() const noexcept { return out_.errors(); }

private:
    report& out_;
    const rule_policy& policy_;
    const std::vector<json_pointer>& unreadable_;
};

} // namespace curfew::inline v0
