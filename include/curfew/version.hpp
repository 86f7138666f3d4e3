#pragma once
// The one place the version is written down; CMake and the packages read it from here.

#include <string_view>

/// The version of the headers, for the preprocessor.
#define CURFEW_VERSION_MAJOR 0
#define CURFEW_VERSION_MINOR 2
#define CURFEW_VERSION_PATCH 0

/// Text of a macro's value.
#define CURFEW_TEXT_OF_VALUE(text) #text
#define CURFEW_TEXT_OF(macro) CURFEW_TEXT_OF_VALUE(macro)

namespace curfew::inline v0 {

/// The version of the headers the program was compiled with, such as "0.2.0" (semver.org). Before 1.0 a minor version may break.
inline constexpr std::string_view version{CURFEW_TEXT_OF(CURFEW_VERSION_MAJOR) "." CURFEW_TEXT_OF(
    CURFEW_VERSION_MINOR) "." CURFEW_TEXT_OF(CURFEW_VERSION_PATCH)};

} // namespace curfew::inline v0

#undef CURFEW_TEXT_OF
#undef CURFEW_TEXT_OF_VALUE
