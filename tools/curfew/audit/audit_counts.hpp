#pragma once
// What an audit comes to.

#include "callee_book.hpp"
#include "record_outcome.hpp"

#include "console.hpp"

#include <curfew/time/instant.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace curfew::tool {

/// A record that lies at a forbidden time.
struct violation {
    /// From 1; of the line on which it starts.
    std::uint64_t record = 0;
    std::uint64_t line = 0;
    /// When, and how far the clock that it was judged by is ahead of UTC.
    sys_seconds at;
    seconds offset{};
};

/// Records in an encoding that was not named: what the first of them looks like, as a name for iconv.
struct encoding_sign {
    std::uint64_t line = 0;
    std::string name;
};

/// Counts of records in their order; those of parts add up.
struct audit_counts {
    std::uint64_t records = 0;
    std::uint64_t unreadable = 0;
    /// Without a time, and judged before: see record_outcome.
    std::uint64_t skipped = 0;
    std::uint64_t repeated = 0;
    /// Of those that were judged.
    std::array<std::uint64_t, audit_reason::count> by_reason{};
    /// Violations by weekday, from Sunday, and hour, of the clock that the record was judged by.
    std::array<std::array<std::uint64_t, 24>, 7> by_hour{};
    /// Signs of wrong options, see record_outcome; the second by epoch_unit.
    std::uint64_t far_off = 0;
    std::array<std::uint64_t, epoch_unit_count> by_other_unit{};
    std::optional<encoding_sign> other_encoding;
    /// In the order of the records.
    std::optional<violation> first;
    std::optional<violation> last;

    [[nodiscard]] std::uint64_t permitted() const noexcept {
        return by_reason[audit_reason{reason::permitted}.index()];
    }
    [[nodiscard]] std::uint64_t forbidden() const noexcept {
        return records - unreadable - skipped - repeated - permitted();
    }

    /// Counts the next record.
    void add(const record_outcome& outcome);

    /// Adds the counts of the records that follow.
    void add(const audit_counts& later);

private:
    void add_violation(std::uint64_t line, sys_seconds at, seconds offset);
};

/// Why the audit ended before its input did.
enum class audit_end : std::uint8_t { whole, stopped, strict, fault };

/// The summary: for people, or one JSON object. `callees` where limits hold.
void put_summary(const audit_counts& counts, audit_end end, const std::optional<callee_summary>& callees,
                 const std::vector<std::string>& hints, bool as_json, const text_stream& out);

/// A line for each hint.
void put_hints(const std::vector<std::string>& hints, const text_stream& out);

} // namespace curfew::tool
