#pragma once
// Well-formed UTF-8, which JSON text must be.

#include <cstddef>
#include <string_view>

namespace curfew::inline v0::detail {

/// The first byte that starts no well-formed UTF-8 sequence (Unicode, table 3-7); the text's size if there is none.
[[nodiscard]] constexpr std::size_t first_ill_formed_utf8(std::string_view text) noexcept {
    std::size_t i = 0;
    const auto byte = [&](std::size_t at) { return at < text.size() ? static_cast<unsigned char>(text[at]) : 0U; };
    while (i < text.size()) {
        const unsigned lead = byte(i);
        const std::size_t length = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
        // Overlong forms, surrogates and what is past U+10FFFF show in the second byte.
        const unsigned least = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
        const unsigned most = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
        if (length > 1 && (lead < 0xC2 || lead > 0xF4 || byte(i + 1) < least || byte(i + 1) > most)) return i;
        for (std::size_t k = 2; k < length; ++k) {
            if (byte(i + k) < 0x80 || byte(i + k) > 0xBF) return i;
        }
        i += length;
    }
    return text.size();
}

} // namespace curfew::inline v0::detail
