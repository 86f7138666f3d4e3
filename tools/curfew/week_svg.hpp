#pragma once
// The week as SVG: a file that stands alone, or a part of an HTML page.

#include "week_picture.hpp"

#include <string>
#include <string_view>

namespace curfew::tool {

/// How large a picture is, and what is around it.
enum class svg_form : std::uint8_t {
    /// With its heading, its legend and its styles.
    file,
    /// The days alone, for a page that has week_styles().
    wide,
    /// The same, readable on a screen 360 pixels wide.
    narrow,
};

/// `heading` and `subheading` are text, not markup. `id` begins the ids of its parts.
[[nodiscard]] std::string week_svg(const week_picture& week, svg_form form, std::string_view heading,
                                   std::string_view subheading, std::string_view id);

/// The rules of CSS for the pictures of a page, light and dark.
[[nodiscard]] std::string_view week_styles();

} // namespace curfew::tool
