#include "markup.hpp"

#include "visible_text.hpp"

#include <cmath>
#include <cstddef>
#include <limits>

namespace curfew::tool {

std::string escaped(std::string_view text) {
    return escaped(text, std::numeric_limits<std::size_t>::max());
}

std::string escaped(std::string_view text, std::size_t most) {
    std::string result;
    std::size_t count = 0;
    for (const cell& c : cells(text)) {
        if (count++ == most) return result + "…";
        if (c.shown == "&") {
            result += "&amp;";
        } else if (c.shown == "<") {
            result += "&lt;";
        } else if (c.shown == ">") {
            result += "&gt;";
        } else if (c.shown == "\"") {
            result += "&quot;";
        } else if (c.shown == "'") {
            result += "&#39;";
        } else {
            result += c.shown;
        }
    }
    return result;
}

std::string coordinate(double value) {
    const auto hundredths = std::llround(value * 100);
    const std::string sign = hundredths < 0 ? "-" : "";
    const auto size = std::llabs(hundredths);
    std::string result = sign + std::to_string(size / 100);
    const auto rest = size % 100;
    if (rest != 0) result += (rest < 10 ? ".0" : ".") + std::to_string(rest % 10 == 0 ? rest / 10 : rest);
    return result;
}

} // namespace curfew::tool
