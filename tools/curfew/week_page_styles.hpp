#pragma once
// How the report looks: on a wide screen and a narrow one, light and dark, and on paper.

#include <string_view>

namespace curfew::tool {

/// The rules of CSS of the page, apart from those of its pictures (week_svg.hpp).
[[nodiscard]] std::string_view page_styles();

} // namespace curfew::tool
