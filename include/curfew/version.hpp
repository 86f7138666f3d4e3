#pragma once
// The one place the version is written down; CMake and the packages read it from here.

/// The version of the headers, for the preprocessor.
#define CURFEW_VERSION_MAJOR 0
#define CURFEW_VERSION_MINOR 2
#define CURFEW_VERSION_PATCH 0

namespace curfew::inline v0 {

/// A semantic version (semver.org).
struct version_number {
    /// Before 1.0 a minor version may break.
    int major_number = 0;
    int minor_number = 0;
    int patch_number = 0;
};

/// The version of the headers the program was compiled with.
inline constexpr version_number version{CURFEW_VERSION_MAJOR, CURFEW_VERSION_MINOR, CURFEW_VERSION_PATCH};

} // namespace curfew::inline v0
