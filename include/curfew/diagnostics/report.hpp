#pragma once
// Everything that is wrong with a request, in document order; and a value together with what was found on the way.

#include <curfew/time/detail/order.hpp>
#include <curfew/diagnostics/diagnostic.hpp>
#include <curfew/diagnostics/severity_settings.hpp>

#include <optional>
#include <utility>
#include <vector>

namespace curfew::inline v0 {

/// The diagnostics of a request. Valid means: no error among all that were found. All are kept, unless a limit is set: then
/// the others are counted; no warning is kept at the expense of an error, and nothing at the expense of json-syntax.
class report {
public:
    /// Those that are kept, in order.
    [[nodiscard]] const std::vector<diagnostic>& diagnostics() const noexcept { return diagnostics_; }
    /// How many errors and warnings were found, kept or not; and how many of them are not kept.
    [[nodiscard]] std::size_t errors() const noexcept { return errors_; }
    [[nodiscard]] std::size_t warnings() const noexcept { return warnings_; }
    [[nodiscard]] std::size_t left_out() const noexcept { return errors_ + warnings_ - diagnostics_.size(); }
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

    /// Sets the limit for what is added from now on, and tells it.
    void keep_at_most(std::size_t count) noexcept { most_ = count; }
    [[nodiscard]] std::size_t most_kept() const noexcept { return most_; }

    /// Whether no diagnostic can be kept any more, because errors take all the room.
    [[nodiscard]] bool full_of_errors() const noexcept { return errors_ != 0 && errors_ >= most_; }

    /// Appends `d`.
    void add(diagnostic d) {
        ++(d.severity == severity::error ? errors_ : warnings_);
        if (diagnostics_.size() < most_) {
            diagnostics_.push_back(std::move(d));
            may_be_warnings_ = diagnostics_.size();
        } else if (d.severity == severity::error) {
            take_place_of_warning(std::move(d));
        }
    }

    /// Appends all of `later`.
    void append(report later) {
        errors_ += later.errors_;
        warnings_ += later.warnings_;
        for (diagnostic& d : later.diagnostics_) {
            --(d.severity == severity::error ? errors_ : warnings_);
            add(std::move(d));
        }
    }

    /// Puts the diagnostics into the order of the API page, entries of lists by their index, members that the API does
    /// not know after those it knows; those of one place into the order of the rulebook.
    void order_by_place() {
        may_be_warnings_ = diagnostics_.size();
        detail::stable_sort(diagnostics_, [](const diagnostic& a, const diagnostic& b) {
            const auto order = place_in_order(a) <=> place_in_order(b);
            return order < 0 || (order == 0 && a.id < b.id);
        });
    }

    /// Tells each diagnostic without an offset where in the text it is: `offset_of(diagnostic) -> optional<uint32_t>`;
    /// then puts all into the order of the text. Those without a place in it come last.
    template <class OffsetOf>
    void locate(OffsetOf offset_of) {
        may_be_warnings_ = diagnostics_.size();
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

    void take_place_of_warning(diagnostic error) {
        while (may_be_warnings_ != 0) {
            diagnostic& last = diagnostics_[--may_be_warnings_];
            if (last.severity == severity::error) continue;
            last = std::move(error);
            return;
        }
        // What makes the text no JSON is found last, and matters most.
        if (error.id == rule::json_syntax && !diagnostics_.empty()) diagnostics_.back() = std::move(error);
    }

    std::vector<diagnostic> diagnostics_;
    std::size_t errors_ = 0;
    std::size_t warnings_ = 0;
    std::size_t most_ = static_cast<std::size_t>(-1);
    /// Behind so many of them are none but errors.
    std::size_t may_be_warnings_ = 0;
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
    reporter(report& out, const severity_settings& policy, const std::vector<json_pointer>& unreadable) noexcept
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

    /// The report's limit, and whether errors have reached it.
    [[nodiscard]] std::size_t most_kept() const noexcept { return out_.most_kept(); }
    [[nodiscard]] bool full_of_errors() const noexcept { return out_.full_of_errors(); }

private:
    report& out_;
    const severity_settings& policy_;
    const std::vector<json_pointer>& unreadable_;
};

} // namespace curfew::inline v0
