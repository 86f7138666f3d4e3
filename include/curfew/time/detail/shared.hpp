#pragma once
// A counted reference to an immutable value. What std::shared_ptr would do, for constants as well: std::shared_ptr is not
// constexpr in C++20, and <memory> would add a third of <chrono> to what including curfew costs.

#include <cstdint>
#include <utility>

#ifndef __GNUC__
#include <atomic>
#endif

namespace curfew::inline v0::detail {

/// Counts owners. Safe from any number of threads.
class owner_count {
public:
    void add() noexcept {
#ifdef __GNUC__
        __atomic_fetch_add(&owners_, 1, __ATOMIC_RELAXED);
#else
        owners_.fetch_add(1, std::memory_order_relaxed);
#endif
    }

    /// Whether the last owner is gone.
    [[nodiscard]] bool remove() noexcept {
#ifdef __GNUC__
        return __atomic_sub_fetch(&owners_, 1, __ATOMIC_ACQ_REL) == 0;
#else
        return owners_.fetch_sub(1, std::memory_order_acq_rel) == 1;
#endif
    }

private:
#ifdef __GNUC__
    std::uint64_t owners_ = 1;
#else
    std::atomic<std::uint64_t> owners_{1};
#endif
};

/// Nothing, or a share in the ownership of a T that nobody changes any more. Copies share it; moving leaves nothing behind.
template <class T>
class shared {
public:
    constexpr shared() noexcept = default;

    /// A T of its own, made from `arguments`.
    template <class... Arguments>
    [[nodiscard]] static shared make(Arguments&&... arguments) {
        shared result;
        result.block_ = new block{T{std::forward<Arguments>(arguments)...}, {}};
        return result;
    }

    constexpr shared(const shared& other) noexcept : block_{other.block_} {
        if (block_ != nullptr) block_->owners.add();
    }
    constexpr shared(shared&& other) noexcept : block_{std::exchange(other.block_, nullptr)} {}
    constexpr shared& operator=(shared other) noexcept {
        std::swap(block_, other.block_);
        return *this;
    }
    constexpr ~shared() {
        if (block_ != nullptr && block_->owners.remove()) delete block_;
    }

    [[nodiscard]] constexpr explicit operator bool() const noexcept { return block_ != nullptr; }
    [[nodiscard]] constexpr const T* get() const noexcept { return block_ == nullptr ? nullptr : &block_->value; }
    [[nodiscard]] constexpr const T& operator*() const noexcept { return block_->value; }
    [[nodiscard]] constexpr const T* operator->() const noexcept { return &block_->value; }

    /// Whether both are the same T, not an equal one.
    friend constexpr bool operator==(const shared& a, const shared& b) noexcept { return a.block_ == b.block_; }

private:
    struct block {
        T value;
        owner_count owners;
    };

    block* block_ = nullptr;
};

} // namespace curfew::inline v0::detail
