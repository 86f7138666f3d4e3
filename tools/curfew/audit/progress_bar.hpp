#pragma once
// How far an audit is, on the last line of a terminal.

#include "console.hpp"

#include <chrono>
#include <cstdint>
#include <optional>

namespace curfew::tool {

/// Drawn at most ten times a second; gone when something else is to be written.
class progress_bar {
public:
    /// Of an input of that size, if it is known.
    progress_bar(const text_stream& out, std::optional<std::uint64_t> size) : out_{out}, size_{size} {}

    void show(std::uint64_t bytes, std::uint64_t records);
    void clear();

private:
    using clock = std::chrono::steady_clock;

    const text_stream& out_;
    std::optional<std::uint64_t> size_;
    clock::time_point start_ = clock::now();
    clock::time_point drawn_ = start_;
    bool is_shown_ = false;
};

} // namespace curfew::tool
