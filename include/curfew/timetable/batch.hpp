#pragma once
// The question 'is it permitted' for many instants at once, of every timetable, with the answers of timetable::permits().
//
//     std::vector<std::uint8_t> answers(instants.size());
//     permits(calls, instants, answers);                        // a byte each, 0 or 1
//     permits_bits(calls, instants, words);                     // a bit each
//     count_permitted(calls, instants);                         // how many
//     if (const auto sorted = sorted_instants::from(instants)) permits(calls, *sorted, answers);
//
// Instants in order are answered from change to change, most of them without being looked at. That they are in order is
// checked once, by the type: nothing here can say 'permitted' because a caller was mistaken.

#include <curfew/time/detail/order.hpp>
#include <curfew/time/instant.hpp>
#include <curfew/timetable/detail/batch_block.hpp>
#include <curfew/timetable/detail/sorted_search.hpp>
#include <curfew/timetable/timetable.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>

namespace curfew::inline v0 {

/// Writes 1 where calling is permitted at in[i] to out[i], else 0. Answers as many as fit into `out`, and returns how many.
inline std::size_t permits(const timetable& calls, std::span<const sys_seconds> in,
                           std::span<std::uint8_t> out) noexcept;

/// The same with a bit each: in[i] is bit i % 64 of out[i / 64]. What is left of the last word is 0.
inline std::size_t permits_bits(const timetable& calls, std::span<const sys_seconds> in,
                                std::span<std::uint64_t> out) noexcept;

/// How many of the instants are permitted.
[[nodiscard]] inline std::size_t count_permitted(const timetable& calls, std::span<const sys_seconds> in) noexcept;

/// Instants that are known to be in order, none before the one that precedes it. Refers to them; they must stay as they
/// are while this is used.
class sorted_instants {
public:
    /// nullopt if they are not in order. Linear; once for any number of tasks.
    [[nodiscard]] static constexpr std::optional<sorted_instants> from(std::span<const sys_seconds> instants) noexcept;

    /// As they were given.
    [[nodiscard]] constexpr std::span<const sys_seconds> instants() const noexcept { return instants_; }

private:
    constexpr explicit sorted_instants(std::span<const sys_seconds> instants) noexcept : instants_{instants} {}

    std::span<const sys_seconds> instants_;
};

/// The same as for instants in any order, in time that goes with the number of changes among them.
inline std::size_t permits(const timetable& calls, const sorted_instants& in, std::span<std::uint8_t> out) noexcept;

/// The same.
[[nodiscard]] inline std::size_t count_permitted(const timetable& calls, const sorted_instants& in) noexcept;

// ---- implementation -------------------------------------------------------------------------------------------

inline std::size_t permits(const timetable& calls, std::span<const sys_seconds> in,
                           std::span<std::uint8_t> out) noexcept {
    const std::size_t count = detail::min_of(in.size(), out.size());
    detail::for_each_block(calls, in.first(count),
                           [&](std::size_t at, const detail::answer_block& answers, std::size_t n) {
                               for (std::size_t i = 0; i < n; ++i) out[at + i] = answers[i];
                           });
    return count;
}

inline std::size_t permits_bits(const timetable& calls, std::span<const sys_seconds> in,
                                std::span<std::uint64_t> out) noexcept {
    const std::size_t count = (in.size() + 63) / 64 <= out.size() ? in.size() : out.size() * 64;
    detail::for_each_block(calls, in.first(count),
                           [&](std::size_t at, const detail::answer_block& answers, std::size_t) {
                               out[at / 64] = detail::bits_of(answers);
                           });
    return count;
}

inline std::size_t count_permitted(const timetable& calls, std::span<const sys_seconds> in) noexcept {
    std::size_t sum = 0;
    detail::for_each_block(calls, in, [&](std::size_t, const detail::answer_block& answers, std::size_t) {
        sum += detail::count_of(answers);
    });
    return sum;
}

constexpr std::optional<sorted_instants> sorted_instants::from(std::span<const sys_seconds> instants) noexcept {
    for (std::size_t i = 1; i < instants.size(); ++i) {
        if (instants[i] < instants[i - 1]) return std::nullopt;
    }
    return sorted_instants{instants};
}

inline std::size_t permits(const timetable& calls, const sorted_instants& in, std::span<std::uint8_t> out) noexcept {
    const std::size_t count = detail::min_of(in.instants().size(), out.size());
    detail::for_each_stretch(calls, in.instants().first(count),
                             [&](std::size_t first, std::size_t end, bool permitted) {
                                 const auto answer = static_cast<std::uint8_t>(permitted);
                                 // Through a span of its own: a byte that is written may be part of `out` itself, for
                                 // all the compiler knows.
                                 for (std::uint8_t& byte : out.subspan(first, end - first)) byte = answer;
                             });
    return count;
}

inline std::size_t count_permitted(const timetable& calls, const sorted_instants& in) noexcept {
    std::size_t sum = 0;
    detail::for_each_stretch(calls, in.instants(), [&](std::size_t first, std::size_t end, bool permitted) {
        sum += permitted ? end - first : 0;
    });
    return sum;
}

} // namespace curfew::inline v0
