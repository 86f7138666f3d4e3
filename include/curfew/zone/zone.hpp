#pragma once
// Zones: how an instant becomes civil time.
//
//     zone::beijing                          the zone of the API: UTC+08:00, without transitions [S]
//     zone::utc, zone::fixed(offset)         other offsets
//     load_zone("America/New_York")          IANA zones: curfew/date_tz.hpp
//     zone::from_transitions(…)              a zone of your own
//
// An instant is always exactly one civil time. A civil time is two instants in the hour that a transition repeats, and none
// in the hour it skips: resolve.hpp.

#include <curfew/time/detail/shared.hpp>
#include <curfew/time/instant.hpp>
#include <curfew/time/text.hpp>
#include <curfew/zone/detail/posix_rule.hpp>
#include <curfew/zone/detail/zone_table.hpp>
#include <curfew/zone/transition.hpp>

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace curfew::inline v0 {

/// A zone. A small value: copies share one immutable table, which lives as long as one of them. Every sys_seconds is a legal
/// argument; questions are noexcept, allocate nothing, and take constant time from 1970 to 2105, logarithmic time before,
/// and the time to evaluate a POSIX rule after. Any number of threads may ask the same zone. There is no zone by default,
/// and moving one copies it.
class zone {
public:
    /// UTC, and UTC+08:00, the zone of the API's civil times [S].
    static const zone utc;
    static const zone beijing;

    /// Civil time ahead of UTC by `offset`, without transitions; nullopt if that is a day or more in either direction.
    [[nodiscard]] static constexpr std::optional<zone> fixed(seconds offset) noexcept {
        if (offset <= -offset_limit || offset >= offset_limit) return std::nullopt;
        return zone{static_cast<std::int32_t>(offset.count())};
    }

    /// A zone whose offset is `initial` before the first of `transitions`, which are in ascending order. After the last one
    /// the POSIX `rule` holds for ever, in the form of the TZ string in a zone file's footer (RFC 9636), such as
    /// "EST5EDT,M3.2.0,M11.1.0"; without a rule, the last offset does. Without transitions the rule holds for all time, and
    /// `initial` must be one of its offsets. No value for what contradicts itself: then `at` is the index of the transition,
    /// or the byte of the rule. Linear in the number of transitions.
    [[nodiscard]] static parsed<zone, zone_fault> from_transitions(seconds initial,
                                                                   std::span<const transition> transitions,
                                                                   std::string_view rule = {}, std::string name = {});

    /// Copies share the table. Moving copies: a zone that was moved from is the zone it was.
    constexpr zone(const zone&) noexcept = default;
    constexpr zone& operator=(const zone&) noexcept = default;
    constexpr ~zone() = default;

    /// How far civil time is ahead of UTC at `t`; less than a day in magnitude.
    [[nodiscard]] constexpr seconds offset_at(sys_seconds t) const noexcept { return span_at(t).offset; }

    /// The span of constant offset around `t`.
    [[nodiscard]] constexpr offset_span span_at(sys_seconds t) const noexcept {
        if (table_) return table_->span_at(t);
        return {sys_seconds::min(), sys_seconds::max(), seconds{offset_}};
    }

    /// Civil time at `t`; less than a day from the ends of 64 bits it stops there.
    [[nodiscard]] constexpr local_seconds to_local(sys_seconds t) const noexcept {
        return local_seconds{detail::saturating_sum(t, offset_at(t)).time_since_epoch()};
    }

    /// Whether there are no transitions.
    [[nodiscard]] constexpr bool is_fixed() const noexcept { return table() == nullptr; }

    /// The name it was loaded or made with; of a fixed zone its offset, such as "+08:00".
    [[nodiscard]] std::string name() const;

    /// Whether both are the same offset, or share one table.
    friend constexpr bool operator==(const zone&, const zone&) noexcept = default;

    /// For the library itself: the table of a zone with transitions; nullptr if there are none.
    [[nodiscard]] constexpr const detail::zone_table* table() const noexcept {
        return table_ && !table_->constant() ? table_.get() : nullptr;
    }
    /// The same where it is known that there are transitions, without looking for them.
    [[nodiscard]] constexpr const detail::zone_table& known_table() const noexcept { return *table_; }

private:
    constexpr explicit zone(std::int32_t offset) noexcept : offset_{offset} {}
    explicit zone(detail::shared<detail::zone_table> table) noexcept : table_{std::move(table)} {}

    detail::shared<detail::zone_table> table_;
    /// Of a zone without a table.
    std::int32_t offset_ = 0;
};

// ---- implementation -------------------------------------------------------------------------------------------

inline constexpr zone zone::utc{0};
inline constexpr zone zone::beijing{8 * 3600};

inline parsed<zone, zone_fault> zone::from_transitions(seconds initial, std::span<const transition> transitions,
                                                       std::string_view rule, std::string name) {
    using enum zone_fault;
    const auto out_of_range = [](seconds offset) { return offset <= -offset_limit || offset >= offset_limit; };
    if (out_of_range(initial)) return {std::nullopt, offset_out_of_range, 0};
    std::vector<offset_span> spans{{sys_seconds::min(), sys_seconds::max(), initial}};
    for (std::size_t i = 0; i < transitions.size(); ++i) {
        const transition& t = transitions[i];
        if (out_of_range(t.offset)) return {std::nullopt, offset_out_of_range, i};
        if (i > 0 && t.at <= transitions[i - 1].at) return {std::nullopt, transitions_not_ascending, i};
        if (t.at == sys_seconds::max()) return {std::nullopt, transition_out_of_range, i};
        // Nothing changes: the span goes on.
        if (t.offset == spans.back().offset) continue;
        if (t.at == sys_seconds::min()) {
            spans.back().offset = t.offset;
            continue;
        }
        spans.back().last = t.at;
        spans.push_back({t.at, sys_seconds::max(), t.offset});
    }
    std::optional<detail::posix_rule> ruled;
    if (!rule.empty()) {
        const auto read = detail::posix_rule::parse(rule);
        if (!read) return {std::nullopt, rule_format, read.at};
        if (transitions.empty()) {
            if (!read.value->has_offset(initial)) return {std::nullopt, rule_contradicts_transitions, 0};
            spans.back().offset = read.value->span_at(sys_seconds::min()).offset;
        }
        const sys_seconds from = transitions.empty() ? sys_seconds::min() : transitions.back().at;
        const offset_span here = read.value->span_at(from);
        if (here.offset != spans.back().offset) {
            return {std::nullopt, rule_contradicts_transitions, transitions.size() - 1};
        }
        if (here.last != sys_seconds::max()) {
            spans.back().last = here.last;
            ruled = *read.value;
        }
    }
    return {zone{detail::shared<detail::zone_table>::make(std::move(spans), ruled, std::move(name))}, {}, 0};
}

inline std::string zone::name() const {
    if (table_) return table_->name();
    const std::int32_t magnitude = offset_ < 0 ? -offset_ : offset_;
    short_text<9> text;
    text.push(offset_ < 0 ? '-' : '+');
    text.push_digits(magnitude / 3600, 2);
    text.push(':');
    text.push_digits(magnitude / 60 % 60, 2);
    if (magnitude % 60 != 0) {
        text.push(':');
        text.push_digits(magnitude % 60, 2);
    }
    return std::string{text.view()};
}

} // namespace curfew::inline v0
