#pragma once
// Who has been called how often: judges records by the limits of an audit.
//
// Attempts count in the order of time, and records may come in another one: a record is decided once all that can come
// before it have come. That is so when a record has come whose time is more than --reorder later. Each record that comes later still
// is named, and counts for those after it.

#include "limit_plan.hpp"
#include "record_outcome.hpp"

#include <curfew/time/instant.hpp>

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <queue>
#include <string>
#include <unordered_map>
#include <vector>

namespace curfew::tool {

/// What limits come to.
struct callee_summary {
    /// How many records of each callee exceed a limit.
    std::unordered_map<std::string, std::uint64_t> called_too_often;
    /// Records within the limits, as long as there were no attempts before the first record.
    std::uint64_t uncertain = 0;
};

/// Keeps of each callee as many attempts as its limits count, until they count no longer.
class callee_book {
public:
    callee_book(const limit_plan& limits, seconds reorder) noexcept : limits_{limits}, reorder_{reorder} {}

    /// Takes the next record of the input. A judged one stays where it is until `undecided`, which is counted up here, is
    /// counted down for it.
    void add(record_outcome& outcome, std::size_t& undecided);

    /// There are no more records: decides all.
    void finish();

    [[nodiscard]] const callee_summary& summary() const noexcept { return summary_; }

private:
    struct counted_attempt {
        sys_seconds at;
        counting_end until;
        std::size_t limit;
    };
    using attempt_list = std::vector<counted_attempt>;

    struct waiting_record {
        sys_seconds at;
        /// In the input.
        std::uint64_t number;
        record_outcome* outcome;
        std::size_t* undecided;

        friend bool operator>(const waiting_record& a, const waiting_record& b) noexcept {
            return a.at != b.at ? a.at > b.at : a.number > b.number;
        }
    };

    [[nodiscard]] bool is_late(sys_seconds t) const noexcept;
    void decide_first();
    void decide(record_outcome& outcome);
    void judge(record_outcome& outcome, attempt_list& attempts);
    void count(const record_outcome& outcome, attempt_list& attempts) const;
    void forget(sys_seconds now);

    const limit_plan& limits_;
    seconds reorder_;
    std::priority_queue<waiting_record, std::vector<waiting_record>, std::greater<>> waiting_;
    std::uint64_t added_ = 0;
    /// The latest time of a record that has come.
    std::optional<sys_seconds> latest_;
    /// Until when an attempt at the first decided record's time counts, by limit.
    std::optional<std::vector<counting_end>> first_ends_;
    std::unordered_map<std::string, attempt_list> callees_;
    /// With so many callees those that have no attempts left are forgotten.
    std::size_t forget_at_ = 1024;
    callee_summary summary_;
};

} // namespace curfew::tool
