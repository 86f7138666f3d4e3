#pragma once
// What an audit says of one record.

#include "epoch_unit.hpp"

#include <curfew/time/instant.hpp>
#include <curfew/timetable/verdict.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace curfew::tool {

/// Why a call was permitted or not: a reason of the timetable, or one that only an audit has.
class audit_reason {
public:
    constexpr audit_reason(reason r) noexcept : index_{static_cast<std::size_t>(r)} {} // NOLINT: is one

    /// The clock showed the local time twice, and the two instants have different verdicts.
    [[nodiscard]] static constexpr audit_reason ambiguous_time() noexcept {
        audit_reason result{reason::permitted};
        result.index_ = reason_count;
        return result;
    }

    /// The callee had been called as often as a limit allows.
    [[nodiscard]] static constexpr audit_reason attempt_limit() noexcept {
        audit_reason result{reason::permitted};
        result.index_ = reason_count + 1;
        return result;
    }

    static constexpr std::size_t count = reason_count + 2;

    /// Below `count`.
    [[nodiscard]] constexpr std::size_t index() const noexcept { return index_; }

    [[nodiscard]] static constexpr audit_reason at(std::size_t index) noexcept {
        if (index == reason_count) return ambiguous_time();
        return index < reason_count ? audit_reason{static_cast<reason>(index)} : attempt_limit();
    }

    [[nodiscard]] constexpr bool permits() const noexcept { return *this == audit_reason{reason::permitted}; }

    friend constexpr bool operator==(audit_reason, audit_reason) noexcept = default;

private:
    std::size_t index_;
};

/// `ambiguous-time`, `attempt-limit`, or the name of the timetable's reason.
[[nodiscard]] constexpr std::string_view name(audit_reason r) noexcept {
    if (r == audit_reason::attempt_limit()) return "attempt-limit";
    if (r == audit_reason::ambiguous_time()) return "ambiguous-time";
    return name(static_cast<reason>(r.index()));
}

/// The instant from which on an attempt counts no longer; nullopt for one that counts for ever.
using counting_end = std::optional<sys_seconds>;

struct record_outcome {
    enum class kind : std::uint8_t {
        judged,
        unreadable,
        /// It has no time.
        skipped,
        /// Another record of the same call was judged before.
        repeated,
    };

    kind what = kind::unreadable;
    /// Of a judged record: why, where that stands, when it was, and how far the clock is from UTC that it was judged by.
    audit_reason why = reason::no_rules;
    std::string pointer;
    sys_seconds at;
    seconds offset{};
    /// Why it is unreadable; for a repeated one, which record it repeats.
    std::string words;
    /// What it has in the column of --unique; empty for nothing.
    std::string key;
    /// Who was called, and until when that counts for each limit; of a judged record, where limits hold.
    std::string callee;
    std::vector<counting_end> counts_until;
    /// For audit_reason::attempt_limit(): the number of the limit, and the attempts before that count for it.
    std::size_t limit = 0;
    std::vector<sys_seconds> attempts;
    /// Signs of a wrong option, which change nothing: its time is a number that makes more sense by this unit; it lies before
    /// or after the window by more than a thousand times its length.
    epoch_unit other_unit = epoch_unit::none;
    bool is_far_off = false;
    /// The line that it starts on.
    std::uint64_t line = 0;
    /// Whether a verdict can be written into it.
    bool takes_verdict = true;
};

} // namespace curfew::tool
