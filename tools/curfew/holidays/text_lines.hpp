#pragma once
// The lines of a text that is in memory.

#include <algorithm>
#include <cstddef>
#include <string_view>

namespace curfew::tool {

/// Calls `visit(line, number)` for each line, without its LF or CR LF; the first has the number 1. How many there are.
template <class Visit>
std::size_t for_each_line(std::string_view text, Visit visit) {
    std::size_t number = 0;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        std::string_view line = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
        if (line.ends_with('\r')) line.remove_suffix(1);
        visit(line, ++number);
    }
    return number;
}

} // namespace curfew::tool
