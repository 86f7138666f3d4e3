#pragma once
// Eight instants in a register, where the compiler was told that the machine has AVX2. It answers as permits() does, or
// not at all; tests/batch.cpp holds one against the other.
//
// An instant inside a window of less than 2^32 seconds is 32 bits: its distance from the window's start. Instants outside
// take the distance 0, and their answer is masked. With u = distance + offset + a day, the phase of the week is, as in
// week_index.hpp, u M + a constant; its upper half alone, which is off by less than 0.00015 s, gives the same minute.

#include <curfew/compiled_zone.hpp>
#include <curfew/detail/week_index.hpp>
#include <curfew/fwd.hpp>
#include <curfew/zone.hpp>
#include <curfew/zoned_schedule.hpp>

#include <cstddef>
#include <cstdint>

#ifdef __AVX2__
#define CURFEW_DETAIL_BATCH_SIMD 1
#include <immintrin.h>

namespace curfew::inline v0::detail {

/// How eight distances become offsets, a day added; for a zone that has no such way, the plain loop answers.
template <class Zone>
class simd_zone {
public:
    simd_zone(const Zone&, sys_seconds, sys_seconds) noexcept {}
    [[nodiscard]] bool usable() const noexcept { return false; }
    [[nodiscard]] bool add_offsets(__m256i&) const noexcept { return false; }
};

template <>
class simd_zone<fixed_offset> {
public:
    simd_zone(const fixed_offset& zone, sys_seconds, sys_seconds) noexcept
        : offset_{_mm256_set1_epi32(static_cast<int>((zone.offset() + offset_limit).count()))} {}

    [[nodiscard]] bool usable() const noexcept { return true; }

    [[nodiscard]] bool add_offsets(__m256i& distances) const noexcept {
        distances = _mm256_add_epi32(distances, offset_);
        return true;
    }

private:
    __m256i offset_;
};

template <class Slow, std::size_t Buckets>
class simd_zone<compiled_zone<Slow, Buckets>> {
public:
    simd_zone(const compiled_zone<Slow, Buckets>& zone, sys_seconds first, sys_seconds last) noexcept
        : table_{reinterpret_cast<const int*>(zone.buckets_.data())},
          shift_{_mm_cvtsi32_si128(static_cast<int>(zone.shift_))}, usable_{zone.first() <= first &&
                                                                            last <= zone.last()} {
        if (usable_) ahead_ = _mm256_set1_epi32(static_cast<int>(static_cast<std::uint32_t>(zone.place(first))));
    }

    [[nodiscard]] bool usable() const noexcept { return usable_; }

    /// False if some instant is in a bucket with several changes.
    [[nodiscard]] bool add_offsets(__m256i& distances) const noexcept {
        const __m256i place = _mm256_add_epi32(distances, ahead_);
        const __m256i bucket = _mm256_slli_epi32(_mm256_srl_epi32(place, shift_), 2);
        const __m256i change = _mm256_i32gather_epi32(table_, bucket, 4);
        // Minus one where the change is past.
        const __m256i past = _mm256_cmpeq_epi32(_mm256_max_epu32(place, change), place);
        const __m256i offset = _mm256_i32gather_epi32(table_ + 1, _mm256_sub_epi32(bucket, past), 4);
        const __m256i unknown = _mm256_cmpeq_epi32(offset, _mm256_set1_epi32(compiled_zone<Slow, Buckets>::not_here));
        const __m256i day = _mm256_set1_epi32(static_cast<int>(seconds{offset_limit}.count()));
        distances = _mm256_add_epi32(distances, _mm256_add_epi32(offset, day));
        return _mm256_testz_si256(unknown, unknown) != 0;
    }

private:
    const int* table_;
    __m128i shift_;
    __m256i ahead_{};
    bool usable_;
};

/// A task, laid out for answer(). Refers to it.
template <class Zone>
class simd_task {
public:
    explicit simd_task(const zoned_schedule<Zone>& task) noexcept
        : zone_{task.zone(), task.first(), task.last()}, words_{reinterpret_cast<const int*>(
                                                             task.local().week_.words())},
          first_{_mm256_set1_epi64x(task.first().time_since_epoch().count())},
          last_distance_{_mm256_set1_epi32(static_cast<int>(static_cast<std::uint32_t>(length(task) - 1)))},
          phase_{_mm256_set1_epi64x(static_cast<std::int64_t>(
              phase_of_week_at(static_cast<std::uint64_t>((task.first() - offset_limit).time_since_epoch().count()))))},
          usable_{zone_.usable() && length(task) > 0 && length(task) < max_length} {}

    /// Whether answer() may be asked.
    [[nodiscard]] bool usable() const noexcept { return usable_; }

    /// The answers for in[0] … in[63], a byte each; false if it has none for some of them.
    [[nodiscard]] bool answer(const sys_seconds* in, std::uint8_t* out) const noexcept {
        return answer_half(in, out) && answer_half(in + 32, out + 32);
    }

private:
    /// So that u, below, stays inside 32 bits.
    static constexpr std::uint64_t max_length = (std::uint64_t{1} << 32) - 4 * 86'400;

    static std::uint64_t length(const zoned_schedule<Zone>& task) noexcept {
        return static_cast<std::uint64_t>((task.last() - task.first()).count());
    }

    [[nodiscard]] bool answer_half(const sys_seconds* in, std::uint8_t* out) const noexcept {
        __m256i lanes[4];
        for (std::size_t i = 0; i < 4; ++i) {
            if (!answer_eight(in + 8 * i, lanes[i])) return false;
        }
        // 32-bit lanes to bytes. Packing works within each half of a register; the shuffle brings the dwords back in order.
        const __m256i low = _mm256_packs_epi32(lanes[0], lanes[1]);
        const __m256i high = _mm256_packs_epi32(lanes[2], lanes[3]);
        const __m256i mixed = _mm256_packs_epi16(low, high);
        const __m256i in_order = _mm256_permutevar8x32_epi32(mixed, _mm256_setr_epi32(0, 4, 1, 5, 2, 6, 3, 7));
        // Each eight came as 0 4 1 5 2 6 3 7.
        const __m256i places = _mm256_setr_epi8(0, 2, 4, 6, 1, 3, 5, 7, 8, 10, 12, 14, 9, 11, 13, 15, 0, 2, 4, 6, 1, 3,
                                                5, 7, 8, 10, 12, 14, 9, 11, 13, 15);
        _mm256_storeu_si256(reinterpret_cast<__m256i*>(out), _mm256_shuffle_epi8(in_order, places));
        return true;
    }

    /// The answers for in[0] … in[7], 0 or 1, in the order 0 4 1 5 2 6 3 7.
    [[nodiscard]] bool answer_eight(const sys_seconds* in, __m256i& answers) const noexcept {
        const auto* from = reinterpret_cast<const __m256i*>(in);
        const __m256i even = _mm256_sub_epi64(_mm256_loadu_si256(from), first_);
        const __m256i odd = _mm256_sub_epi64(_mm256_loadu_si256(from + 1), first_);
        const __m256i low = _mm256_blend_epi32(even, _mm256_slli_epi64(odd, 32), 0xAA);
        const __m256i high = _mm256_blend_epi32(_mm256_srli_epi64(even, 32), odd, 0xAA);
        const __m256i inside = _mm256_and_si256(_mm256_cmpeq_epi32(high, _mm256_setzero_si256()),
                                                _mm256_cmpeq_epi32(_mm256_min_epu32(low, last_distance_), low));
        __m256i u = _mm256_and_si256(low, inside);
        if (!zone_.add_offsets(u)) return false;
        const __m256i minute =
            _mm256_blend_epi32(_mm256_srli_epi64(minutes_high(u), 32), minutes_high(_mm256_srli_epi64(u, 32)), 0xAA);
        const __m256i word = _mm256_i32gather_epi32(words_, _mm256_srli_epi32(minute, 5), 4);
        const __m256i bit = _mm256_srlv_epi32(word, _mm256_and_si256(minute, _mm256_set1_epi32(31)));
        answers = _mm256_and_si256(_mm256_and_si256(bit, inside), _mm256_set1_epi32(1));
        return true;
    }

    /// The minutes of the week in the upper halves, of u in the lower halves of `u`.
    [[nodiscard]] __m256i minutes_high(__m256i u) const noexcept {
        const __m256i factor_low = _mm256_set1_epi64x(static_cast<std::int64_t>(week_phase_factor & 0xFFFF'FFFFU));
        const __m256i factor_high = _mm256_set1_epi64x(static_cast<std::int64_t>(week_phase_factor >> 32));
        const __m256i product =
            _mm256_add_epi64(_mm256_mul_epu32(u, factor_low), _mm256_slli_epi64(_mm256_mul_epu32(u, factor_high), 32));
        const __m256i phase = _mm256_add_epi64(product, phase_);
        return _mm256_mul_epu32(_mm256_srli_epi64(phase, 32), _mm256_set1_epi64x(minutes_per_week));
    }

    simd_zone<Zone> zone_;
    const int* words_;
    __m256i first_;
    __m256i last_distance_;
    __m256i phase_;
    bool usable_;
};

} // namespace curfew::inline v0::detail

#endif
