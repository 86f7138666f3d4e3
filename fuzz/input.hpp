#pragma once
// What the fuzz bodies share: bytes as values, and a check that does not depend on NDEBUG.

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <span>
#include <string_view>

namespace fuzz {

/// Ends the program, so that the fuzzer keeps the input, unless `holds`.
inline void require(bool holds, const char* what) {
    if (holds) return;
    std::fprintf(stderr, "fuzz: does not hold: %s\n", what);
    std::abort();
}

/// Takes values off the front of the input; zeros once it is used up.
class input {
public:
    input(const std::uint8_t* data, std::size_t size) noexcept : rest_{data, size} {}

    [[nodiscard]] bool empty() const noexcept { return rest_.empty(); }

    [[nodiscard]] std::uint64_t bytes(std::size_t count) noexcept {
        std::uint64_t value = 0;
        for (std::size_t i = 0; i < count && !rest_.empty(); ++i, rest_ = rest_.subspan(1)) {
            value |= std::uint64_t{rest_.front()} << (8 * i);
        }
        return value;
    }

    /// One of [0, count).
    [[nodiscard]] int below(int count) noexcept {
        return static_cast<int>(bytes(count > 256 ? 2 : 1) % static_cast<unsigned>(count));
    }

    [[nodiscard]] std::int64_t integer() noexcept { return static_cast<std::int64_t>(bytes(8)); }

    /// All that is left.
    [[nodiscard]] std::string_view text() const noexcept {
        return {reinterpret_cast<const char*>(rest_.data()), rest_.size()};
    }

private:
    std::span<const std::uint8_t> rest_;
};

} // namespace fuzz

/// A fuzz body: must return, and may end the program only through a fault it has found. The name is libFuzzer's and
/// AFL++'s.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size); // NOLINT
