#include "audit_hints.hpp"

#include "visible_text.hpp"

#include <algorithm>
#include <cstddef>

namespace curfew::tool {

namespace {

std::string unit_name(epoch_unit unit) {
    switch (unit) {
    case epoch_unit::seconds: return "seconds";
    case epoch_unit::milliseconds: return "milliseconds";
    case epoch_unit::microseconds: return "microseconds";
    case epoch_unit::none: break;
    }
    return "none";
}

/// Numbers that are plausible instants by another unit than that of the plan.
std::string hint_of_unit(const audit_counts& counts, const audit_plan& plan) {
    const auto most = std::max_element(counts.by_other_unit.begin(), counts.by_other_unit.end());
    if (*most == 0) return {};
    const std::string other = unit_name(static_cast<epoch_unit>(most - counts.by_other_unit.begin()));
    const std::string times = std::to_string(*most) + (*most == 1 ? " time is" : " times are");
    const std::string between = "between 1990 and 2100 by --epoch " + other;
    if (plan.unit == epoch_unit::none) return times + " a whole number, and " + between + ": is it that?";
    return times + " before 1990 or after 2100 by --epoch " + unit_name(plan.unit) + ", and " + between +
           ": is it that?";
}

} // namespace

std::vector<std::string> hints_of(const audit_counts& counts, const audit_plan& plan) {
    std::vector<std::string> hints;
    if (std::string hint = hint_of_unit(counts, plan); !hint.empty()) {
        hints.push_back(std::move(hint));
    } else if (counts.far_off > 0 && counts.far_off == counts.permitted() + counts.forbidden()) {
        hints.emplace_back(
            "every time is before or after the window of its task by more than a thousand times its length: "
            "are these the records of this task, and is --epoch right?");
    }
    if (counts.other_encoding) {
        hints.push_back("line " + std::to_string(counts.other_encoding->line) + " is no UTF-8; it looks like " +
                        visible(counts.other_encoding->name) + ": is it --encoding " +
                        visible(counts.other_encoding->name) + '?');
    }
    return hints;
}

} // namespace curfew::tool
