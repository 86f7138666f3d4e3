#pragma once
// How records are read and judged.

#include "epoch_unit.hpp"
#include "limit_plan.hpp"
#include "record_form.hpp"
#include "task_book.hpp"

#include "time_format.hpp"

#include <curfew/zone/zone.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace curfew::tool {

/// What becomes of a record that has no time, or has 0 in its place.
enum class absent_time : std::uint8_t { error, skip };

/// A column: in CSV its place from 0, in JSON the path of members that leads to it.
struct record_column {
    /// As the user names it.
    std::string name;
    std::size_t place = 0;
};

/// Shared by all threads.
struct audit_plan {
    const task_book& tasks;
    record_form form = record_form::csv;
    csv_dialect dialect{};
    /// Of JSON objects: the list inside of each that has the records, as the user names it. Else the objects are the records.
    std::optional<std::string> list{};
    record_column time{};
    std::optional<record_column> zone{};
    std::optional<record_column> task{};
    /// What two records of the same call have in common.
    std::optional<record_column> key{};
    /// Who was called; where limits hold.
    std::optional<record_column> callee{};
    /// On how often a callee may be called.
    std::optional<limit_plan> limits{};
    /// How much earlier than one above it a record's time may be, where limits hold.
    seconds reorder{};
    /// Of each record in CSV; nullopt where only the columns that are asked for must be there.
    std::optional<std::size_t> field_count{};
    /// Of times without an offset; else that of the record.
    std::optional<curfew::zone> time_zone{};
    /// Of texts; else as parse_written_time() reads them.
    std::optional<tool::time_format> time_format{};
    epoch_unit unit = epoch_unit::none;
    absent_time empty_time = absent_time::error;
    absent_time zero_time = absent_time::error;
    /// Before the names of what is added.
    std::string prefix{};
    /// Nothing is judged after a record that cannot be read.
    bool stops_at_fault = false;

    /// The names of what is added to each record: permitted, reason, pointer, error; with limits also limit and attempts.
    [[nodiscard]] std::vector<std::string> added_names() const {
        std::vector<std::string> names{prefix + "permitted", prefix + "reason", prefix + "pointer", prefix + "error"};
        if (limits) names.insert(names.end(), {prefix + "limit", prefix + "attempts"});
        return names;
    }

    /// Whether outcomes depend on other records.
    [[nodiscard]] bool needs_settling() const noexcept { return key || limits; }
};

} // namespace curfew::tool
