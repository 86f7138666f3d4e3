#pragma once
// Eight instants in a register, where the compiler was told that the machine has AVX2. It answers as permits() does;
// tests/batch.cpp holds one against the other.
//
// An instant inside a window of less than 2^32 seconds is 32 bits: its distance from the window's start. Instants outside
// take the distance 0, and their answer is masked. Phases are those of week_phase.hpp.

#include <curfew/time/detail/week_phase.hpp>
#include <curfew/time/instant.hpp>
#include <curfew/timetable/timetable.hpp>
#include <curfew/zone/detail/zone_table.hpp>
#include <curfew/zone/zone.hpp>

#include <cstddef>
#include <cstdint>

#ifdef __AVX2__
#include <immintrin.h>

#define CURFEW_DETAIL_BATCH_SIMD 1

namespace curfew::inline v0::detail {

/// Eight distances from the start of a window: the seconds that the clock has gone on since it showed some phase, and that
/// phase. This is the one of a fixed zone.
class simd_fixed_clock {
public:
    simd_fixed_clock(const zone& z, sys_seconds first) noexcept
        : first_phase_{_mm256_set1_epi32(static_cast<int>(upper_half(phase_with(z.offset_at(first), first))))} {}

    [[nodiscard]] __m256i elapsed(__m256i distances) const noexcept { return distances; }
    [[nodiscard]] __m256i phases(__m256i) const noexcept { return first_phase_; }

private:
    __m256i first_phase_;
};

/// The same of a zone whose table knows all of the window.
class simd_table_clock {
public:
    simd_table_clock(const zone& z, sys_seconds first) noexcept
        : buckets_{reinterpret_cast<const int*>(z.table()->buckets())}, ahead_{_mm256_set1_epi32(static_cast<int>(
                                                                            (first - zone_table::first).count()))} {}

    [[nodiscard]] __m256i elapsed(__m256i distances) const noexcept { return _mm256_add_epi32(distances, ahead_); }

    [[nodiscard]] __m256i phases(__m256i place) const noexcept {
        static_assert(sizeof(zone_bucket) == 4 * sizeof(int) && offsetof(zone_bucket, phases) == sizeof(int));
        const __m256i bucket = _mm256_slli_epi32(_mm256_srli_epi32(place, zone_table::shift), 2);
        const __m256i change = _mm256_i32gather_epi32(buckets_, bucket, 4);
        // Minus one where the transition is past.
        const __m256i past = _mm256_cmpeq_epi32(_mm256_max_epu32(place, change), place);
        return _mm256_i32gather_epi32(buckets_ + 1, _mm256_sub_epi32(bucket, past), 4);
    }

private:
    const int* buckets_;
    __m256i ahead_;
};

/// A bare timetable, laid out for answer(). Refers to it.
template <class Clock>
class simd_timetable {
public:
    explicit simd_timetable(const timetable& calls) noexcept
        : clock_{calls.zone(), calls.first()}, words_{reinterpret_cast<const int*>(
                                                   timetable_access::week(calls).words())},
          first_{_mm256_set1_epi64x(calls.first().time_since_epoch().count())},
          last_distance_{_mm256_set1_epi32(static_cast<int>(static_cast<std::uint32_t>(length(calls) - 1)))} {}

    /// Whether the window is such that distances from its start are 32 bits, and not empty.
    [[nodiscard]] static bool takes(const timetable& calls) noexcept {
        return length(calls) - 1 < (std::uint64_t{1} << 32) - 2;
    }

    /// The answers for in[0] … in[63], a byte each.
    void answer(const sys_seconds* in, std::uint8_t* out) const noexcept {
        answer_half(in, out);
        answer_half(in + 32, out + 32);
    }

private:
    static std::uint64_t length(const timetable& calls) noexcept {
        return static_cast<std::uint64_t>((calls.last() - calls.first()).count());
    }

    void answer_half(const sys_seconds* in, std::uint8_t* out) const noexcept {
        __m256i lanes[4];
        for (std::size_t i = 0; i < 4; ++i) lanes[i] = answer_eight(in + 8 * i);
        // 32-bit lanes to bytes. Packing works within each half of a register; the shuffle brings the dwords back in order.
        const __m256i low = _mm256_packs_epi32(lanes[0], lanes[1]);
        const __m256i high = _mm256_packs_epi32(lanes[2], lanes[3]);
        const __m256i mixed = _mm256_packs_epi16(low, high);
        const __m256i in_order = _mm256_permutevar8x32_epi32(mixed, _mm256_setr_epi32(0, 4, 1, 5, 2, 6, 3, 7));
        // Each eight came as 0 4 1 5 2 6 3 7.
        const __m256i places = _mm256_setr_epi8(0, 2, 4, 6, 1, 3, 5, 7, 8, 10, 12, 14, 9, 11, 13, 15, 0, 2, 4, 6, 1, 3,
                                                5, 7, 8, 10, 12, 14, 9, 11, 13, 15);
        _mm256_storeu_si256(reinterpret_cast<__m256i*>(out), _mm256_shuffle_epi8(in_order, places));
    }

    /// The answers for in[0] … in[7], 0 or 1, in the order 0 4 1 5 2 6 3 7.
    [[nodiscard]] __m256i answer_eight(const sys_seconds* in) const noexcept {
        const auto* from = reinterpret_cast<const __m256i*>(in);
        const __m256i even = _mm256_sub_epi64(_mm256_loadu_si256(from), first_);
        const __m256i odd = _mm256_sub_epi64(_mm256_loadu_si256(from + 1), first_);
        const __m256i low = _mm256_blend_epi32(even, _mm256_slli_epi64(odd, 32), 0xAA);
        const __m256i high = _mm256_blend_epi32(_mm256_srli_epi64(even, 32), odd, 0xAA);
        const __m256i inside = _mm256_and_si256(_mm256_cmpeq_epi32(high, _mm256_setzero_si256()),
                                                _mm256_cmpeq_epi32(_mm256_min_epu32(low, last_distance_), low));
        const __m256i elapsed = clock_.elapsed(_mm256_and_si256(low, inside));
        const __m256i phase = _mm256_add_epi32(
            upper_halves(times_factor(elapsed), times_factor(_mm256_srli_epi64(elapsed, 32))), clock_.phases(elapsed));
        const __m256i week = _mm256_set1_epi64x(minutes_per_week);
        const __m256i minute =
            upper_halves(_mm256_mul_epu32(phase, week), _mm256_mul_epu32(_mm256_srli_epi64(phase, 32), week));
        const __m256i word = _mm256_i32gather_epi32(words_, _mm256_srli_epi32(minute, 5), 4);
        const __m256i bit = _mm256_srlv_epi32(word, _mm256_and_si256(minute, _mm256_set1_epi32(31)));
        return _mm256_and_si256(_mm256_and_si256(bit, inside), _mm256_set1_epi32(1));
    }

    /// The lower halves, times the factor of the phase.
    [[nodiscard]] static __m256i times_factor(__m256i seconds) noexcept {
        const __m256i factor_low = _mm256_set1_epi64x(static_cast<std::int64_t>(week_phase_factor & 0xFFFF'FFFFU));
        const __m256i factor_high = _mm256_set1_epi64x(static_cast<std::int64_t>(week_phase_factor >> 32));
        return _mm256_add_epi64(_mm256_mul_epu32(seconds, factor_low),
                                _mm256_slli_epi64(_mm256_mul_epu32(seconds, factor_high), 32));
    }

    /// The upper halves of 64-bit lanes, side by side.
    [[nodiscard]] static __m256i upper_halves(__m256i even, __m256i odd) noexcept {
        return _mm256_blend_epi32(_mm256_srli_epi64(even, 32), odd, 0xAA);
    }

    Clock clock_;
    const int* words_;
    __m256i first_;
    __m256i last_distance_;
};

} // namespace curfew::inline v0::detail

#endif
