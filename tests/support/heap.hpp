#pragma once
// What the test program takes from the heap: heap.cpp replaces operator new for all of it.

#include <cstddef>

namespace heap {

/// Watches the heap from its construction on. One at a time, in one thread.
class watch {
public:
    watch() noexcept;

    /// How often operator new was called.
    [[nodiscard]] std::size_t allocations() const noexcept;
    /// The most bytes that were in use at once, beyond those in use at the start.
    [[nodiscard]] std::size_t peak_bytes() const noexcept;

private:
    std::size_t allocations_before_;
    std::size_t bytes_before_;
};

} // namespace heap
