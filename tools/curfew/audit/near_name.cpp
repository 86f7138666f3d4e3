#include "near_name.hpp"

#include <curfew/diagnostics/field.hpp>

#include <algorithm>
#include <cstddef>

namespace curfew::tool {

namespace {

/// Longer names are not compared, so that a header of any length is looked through fast.
constexpr std::size_t longest_name = curfew::detail::longest_compared_name;

/// Without what people leave out or write in another way.
std::string bare(std::string_view name) {
    std::string letters;
    for (const char c : name) {
        if (c == '_' || c == '-' || c == ' ' || c == '"') continue;
        letters += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    }
    return letters;
}

} // namespace

const std::string* near_name(std::string_view wanted, std::span<const std::string> names) {
    if (wanted.size() > longest_name) return nullptr;
    const std::string letters = bare(wanted);
    // A letter of a short name, a quarter of a long one.
    std::size_t least = std::max<std::size_t>(1, letters.size() / 4) + 1;
    const std::string* nearest = nullptr;
    for (const std::string& name : names) {
        if (name.size() > longest_name || name == wanted) continue;
        const std::string others = bare(name);
        const std::size_t distance = curfew::detail::edit_distance(letters, others);
        if (distance >= least || distance >= letters.size() || distance >= others.size()) continue;
        least = distance;
        nearest = &name;
    }
    return nearest;
}

} // namespace curfew::tool
