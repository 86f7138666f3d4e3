#pragma once
// JSON that a reader of 64-bit numbers and Unicode texts takes.

#include <string>
#include <string_view>

namespace curfew::tool {

/// Writes `text` with values of the same length in place of those that are JSON by its grammar and have no value that can be
/// had: 0.0 for numbers that may not fit in 64 bits, U+FFFD for halves of surrogate pairs. False if there are none of them;
/// then nothing is written.
[[nodiscard]] bool make_plain(std::string_view text, std::string& plain);

} // namespace curfew::tool
