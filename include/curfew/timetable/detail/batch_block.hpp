#pragma once
// Sixty-four instants at a time: the plain loop, and the choice between it and batch_simd.hpp.

#include <curfew/time/detail/order.hpp>
#include <curfew/time/instant.hpp>
#include <curfew/timetable/detail/batch_simd.hpp>
#include <curfew/timetable/timetable.hpp>

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <span>

namespace curfew::inline v0::detail {

/// The answers of a block, 0 or 1 each. A block that is not full has zeros behind its last answer.
using answer_block = std::array<std::uint8_t, 64>;

[[nodiscard]] constexpr std::uint64_t bits_of(const answer_block& answers) noexcept {
    std::uint64_t bits = 0;
    for (std::size_t i = 0; i < answers.size(); i += 8) {
        std::uint64_t eight = 0;
        for (std::size_t j = 0; j < 8; ++j) eight |= std::uint64_t{answers[i + j]} << (8 * j);
        // Byte j is shifted to bit j of the highest byte; no two of the products meet.
        bits |= (eight * 0x0102'0408'1020'4080U >> 56) << i;
    }
    return bits;
}

[[nodiscard]] constexpr std::size_t count_of(const answer_block& answers) noexcept {
    std::size_t sum = 0;
    for (const std::uint8_t answer : answers) sum += answer;
    return sum;
}

/// The plain loop. Into a block of its own: a store to the caller's bytes could change the timetable, for all a compiler
/// knows. `permits` is the question for one instant.
template <class Permits>
void answer_plainly(std::span<const sys_seconds> in, answer_block& answers, Permits permits) noexcept {
    for (std::size_t i = 0; i < in.size(); ++i) answers[i] = static_cast<std::uint8_t>(permits(in[i]));
}

/// Calls `emit(index, answers, count)` for each block of `in`, in order. `answer(in, answers)` answers a block.
template <class Answer, class Emit>
void for_each_plain_block(std::span<const sys_seconds> in, std::size_t at, Answer answer, Emit& emit) noexcept {
    for (; at < in.size(); at += 64) {
        const std::size_t count = min_of<std::size_t>(in.size() - at, 64);
        answer_block answers{};
        answer(in.subspan(at, count), answers);
        emit(at, answers, count);
    }
}

#ifdef CURFEW_DETAIL_BATCH_SIMD
/// The full blocks of `in`; where it stopped.
template <class Clock, class Emit>
std::size_t for_each_simd_block(const timetable& calls, std::span<const sys_seconds> in, Emit& emit) noexcept {
    const simd_timetable<Clock> quick{calls};
    std::size_t at = 0;
    for (; in.size() - at >= 64; at += 64) {
        answer_block answers;
        quick.answer(in.data() + at, answers.data());
        emit(at, answers, std::size_t{64});
    }
    return at;
}
#endif

/// Calls `emit(index, answers, count)` for each block of `in`.
template <class Emit>
void for_each_block(const timetable& calls, std::span<const sys_seconds> in, Emit emit) noexcept {
    std::size_t at = 0;
#ifdef CURFEW_DETAIL_BATCH_SIMD
    if (timetable_access::is_fixed(calls) && simd_timetable<simd_fixed_clock>::takes(calls)) {
        at = for_each_simd_block<simd_fixed_clock>(calls, in, emit);
    } else if (timetable_access::has_whole_table(calls) && simd_timetable<simd_table_clock>::takes(calls)) {
        at = for_each_simd_block<simd_table_clock>(calls, in, emit);
    }
#endif
    // What kind of timetable it is does not change from one instant to the next: it is asked once.
    timetable_access::ask(calls, [&](const auto& permits) {
        for_each_plain_block(
            in, at,
            [&](std::span<const sys_seconds> some, answer_block& answers) { answer_plainly(some, answers, permits); },
            emit);
    });
}

} // namespace curfew::inline v0::detail
