#pragma once
// Bytes of a text, found and counted fast.

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace curfew::tool {

/// Starts a text in UTF-8, if it wants to say so.
inline constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

/// The place of `c` in [from, to) of the text, or `to`.
[[nodiscard]] inline std::size_t find_byte(std::string_view text, char c, std::size_t from, std::size_t to) noexcept {
    if (from >= to) return to;
    const void* const found = std::memchr(text.data() + from, c, to - from);
    return found == nullptr ? to : static_cast<std::size_t>(static_cast<const char*>(found) - text.data());
}

/// Whether JSON may have the byte between its parts.
[[nodiscard]] constexpr bool is_json_blank(char c) noexcept {
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

/// How many LF there are.
[[nodiscard]] inline std::uint64_t count_lines(std::string_view text) noexcept {
    // Bytes as counters let compilers add many at once; each part has fewer than a byte can count.
    constexpr std::size_t part_size = 240;
    std::uint64_t count = 0;
    while (!text.empty()) {
        const std::string_view part = text.substr(0, part_size);
        std::uint8_t in_part = 0;
        for (const char c : part) in_part = static_cast<std::uint8_t>(in_part + (c == '\n' ? 1 : 0));
        count += in_part;
        text.remove_prefix(part.size());
    }
    return count;
}

} // namespace curfew::tool
