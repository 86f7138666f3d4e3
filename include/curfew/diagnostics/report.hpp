#pragma once
// Everything that is wrong with a document, in document order.

#include <curfew/diagnostics/diagnostic.hpp>
#include <curfew/time/detail/order.hpp>
#include <curfew/zone/transition.hpp>

#include <optional>
#include <string>
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

    /// Whether some diagnostic that is kept is about `id`. Linear.
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

    /// Appends all of `later`, and counts what it left out.
    void append(report later) {
        errors_ += later.errors_;
        warnings_ += later.warnings_;
        for (diagnostic& d : later.diagnostics_) {
            --(d.severity == severity::error ? errors_ : warnings_);
            add(std::move(d));
        }
    }

    /// Puts the diagnostics into the order of the API page, entries of lists by their index, members that the API does
    /// not know after those it knows; those of one place into the order of the rulebook. n log n.
    void order_by_place() {
        may_be_warnings_ = diagnostics_.size();
        detail::stable_sort(diagnostics_, [](const diagnostic& a, const diagnostic& b) {
            const auto order = place_in_order(a) <=> place_in_order(b);
            return order < 0 || (order == 0 && a.id < b.id);
        });
    }

    /// Tells each diagnostic without an offset where in the text it is: `offset_of(diagnostic) -> optional<uint32_t>`;
    /// then puts all into the order of the text. Those without a place in it come last. n log n.
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
    /// The entries from here on are errors.
    std::size_t may_be_warnings_ = 0;
};

/// One error: there is no zone of that name, for that reason. The rule is zone-unknown, or zone-data-unusable where there are
/// data. `context` is what the message adds: the nearest name there is, the folders that were searched
/// (zone_fault::no_zone_data), or the file.
[[nodiscard]] inline report no_zone(zone_fault fault, std::string name, std::string context = {}) {
    const bool unknown = fault == zone_fault::name_unknown || fault == zone_fault::no_zone_data;
    report found;
    found.add({unknown ? rule::zone_unknown : rule::zone_data_unusable,
               severity::error,
               {},
               {},
               {},
               detail::zone_facts{fault},
               std::move(name),
               std::move(context)});
    return found;
}

} // namespace curfew::inline v0
