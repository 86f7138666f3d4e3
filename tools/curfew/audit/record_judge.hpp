#pragma once
// From what a record has in its columns to a verdict.

#include "audit_plan.hpp"
#include "record_outcome.hpp"
#include "record_values.hpp"
#include "task_book.hpp"

#include "zones.hpp"

#include <curfew/zone/resolve.hpp>

#include <optional>
#include <string>

namespace curfew::tool {

/// Judges one record after the other. One for each thread.
class record_judge {
public:
    explicit record_judge(const audit_plan& plan) : plan_{plan}, timetables_{plan.tasks} {}

    /// Fills in `outcome`, but for what its record's bytes say.
    void judge(const record_values& values, record_outcome& outcome);

private:
    [[nodiscard]] bool has_time(const record_value& time) const;
    [[nodiscard]] bool names_callee(const record_value& callee);
    [[nodiscard]] const timetable* find_timetable(const record_values& values);
    [[nodiscard]] std::optional<instant_choice> read_time(const record_value& time);
    [[nodiscard]] std::optional<instant_choice> read_epoch(std::string_view digits);
    [[nodiscard]] bool is_usable(const record_value& value, const record_column& column, bool may_be_integer);

    const audit_plan& plan_;
    zone_cache zones_;
    timetable_cache timetables_;
    /// The zone of the record.
    const zone* zone_ = nullptr;
    /// By which the number that was read makes sense, if it does not by the plan's.
    epoch_unit other_unit_ = epoch_unit::none;
    std::string fault_;
};

} // namespace curfew::tool
