#include "support/heap.hpp"

#include <atomic>
#include <cstdlib>
#include <new>

namespace {

std::atomic<std::size_t> calls{0};
std::atomic<std::size_t> bytes{0};
std::atomic<std::size_t> peak{0};

/// Before each block stands its size.
constexpr std::size_t header = alignof(std::max_align_t);

void* allocate(std::size_t size) noexcept {
    void* const block = std::malloc(size + header);
    if (block == nullptr) return nullptr;
    *static_cast<std::size_t*>(block) = size;
    calls.fetch_add(1, std::memory_order_relaxed);
    const std::size_t now = bytes.fetch_add(size, std::memory_order_relaxed) + size;
    std::size_t most = peak.load(std::memory_order_relaxed);
    while (now > most && !peak.compare_exchange_weak(most, now, std::memory_order_relaxed)) {
    }
    return static_cast<char*>(block) + header;
}

void release(void* pointer) noexcept {
    if (pointer == nullptr) return;
    void* const block = static_cast<char*>(pointer) - header;
    bytes.fetch_sub(*static_cast<std::size_t*>(block), std::memory_order_relaxed);
    std::free(block);
}

} // namespace

void* operator new(std::size_t size) {
    if (void* const pointer = allocate(size)) return pointer;
    throw std::bad_alloc{};
}
void* operator new[](std::size_t size) {
    return operator new(size);
}
void* operator new(std::size_t size, const std::nothrow_t&) noexcept {
    return allocate(size);
}
void* operator new[](std::size_t size, const std::nothrow_t&) noexcept {
    return allocate(size);
}
void operator delete(void* pointer) noexcept {
    release(pointer);
}
void operator delete[](void* pointer) noexcept {
    release(pointer);
}
void operator delete(void* pointer, std::size_t) noexcept {
    release(pointer);
}
void operator delete[](void* pointer, std::size_t) noexcept {
    release(pointer);
}
void operator delete(void* pointer, const std::nothrow_t&) noexcept {
    release(pointer);
}
void operator delete[](void* pointer, const std::nothrow_t&) noexcept {
    release(pointer);
}

namespace heap {

watch::watch() noexcept : allocations_before_{calls.load()}, bytes_before_{bytes.load()} {
    peak.store(bytes_before_);
}

std::size_t watch::allocations() const noexcept {
    return calls.load() - allocations_before_;
}

std::size_t watch::peak_bytes() const noexcept {
    return peak.load() - bytes_before_;
}

} // namespace heap
