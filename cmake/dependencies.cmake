# The installed package first. Where there is none, a release pinned by tag and hash.

include(FetchContent)

function(curfew_declare name url hash)
    FetchContent_Declare(curfew_${name} URL "${url}" URL_HASH "SHA256=${hash}" DOWNLOAD_EXTRACT_TIMESTAMP ON SYSTEM)
endfunction()

curfew_declare(
    nlohmann_json https://github.com/nlohmann/json/releases/download/v3.11.2/json.tar.xz
    8c4b26bf4b422252e13f332bc5e388ec0ab5c3443d24399acb675e68278d341f
)
curfew_declare(
    date https://github.com/HowardHinnant/date/archive/refs/tags/v3.0.1.tar.gz
    7a390f200f0ccd207e8cff6757e04817c1a0aec3e327b006b7eb451c57ee3538
)
curfew_declare(
    CLI11 https://github.com/CLIUtils/CLI11/archive/refs/tags/v2.3.2.tar.gz
    aac0ab42108131ac5d3344a9db0fdf25c4db652296641955720a4fbe52334e22
)
curfew_declare(
    simdjson https://github.com/simdjson/simdjson/archive/refs/tags/v3.0.1.tar.gz
    156b1bc5eb0561b2bd166b46d191fd3d95a3e709cc63761477d3b7aec2b6e9ed
)
curfew_declare(
    Catch2 https://github.com/catchorg/Catch2/archive/refs/tags/v3.5.2.tar.gz
    269543a49eb76f40b3f93ff231d4c24c27a7e16c90e47d2e45bcc564de470c6e
)
curfew_declare(
    benchmark https://github.com/google/benchmark/archive/refs/tags/v1.7.1.tar.gz
    6430e4092653380d9dc4ccb45a1e2dc9259d581f4866dc0759713126056bc1d7
)

# What each release must be told: no tests of its own, the system's zone data, install rules only if ours refer to them.
set(fetch_options_nlohmann_json "JSON_BuildTests=OFF" "JSON_Install=${CURFEW_INSTALL}")
set(fetch_options_date "BUILD_TZ_LIB=ON" "USE_SYSTEM_TZ_DB=ON" "ENABLE_DATE_TESTING=OFF"
                       "ENABLE_DATE_INSTALL=${CURFEW_INSTALL}"
)
set(fetch_options_CLI11 "CLI11_BUILD_TESTS=OFF" "CLI11_BUILD_EXAMPLES=OFF" "CLI11_BUILD_DOCS=OFF" "CLI11_INSTALL=OFF")
set(fetch_options_simdjson "SIMDJSON_DEVELOPER_MODE=OFF" "BUILD_SHARED_LIBS=OFF")
set(fetch_options_Catch2 "CATCH_INSTALL_DOCS=OFF" "CATCH_INSTALL_EXTRAS=OFF")
set(fetch_options_benchmark "BENCHMARK_ENABLE_TESTING=OFF" "BENCHMARK_ENABLE_INSTALL=OFF"
                            "BENCHMARK_ENABLE_GTEST_TESTS=OFF"
)

set(target_nlohmann_json nlohmann_json::nlohmann_json)
set(target_date date::date-tz)
set(target_CLI11 CLI11::CLI11)
set(target_simdjson simdjson::simdjson)
set(target_Catch2 Catch2::Catch2)
set(target_benchmark benchmark::benchmark)

# Makes the target of `name` available, or stops with what to do. A macro: find_package leaves what it found to the caller.
macro(curfew_require name)
    if(NOT TARGET ${target_${name}})
        find_package(${name} QUIET)
    endif()
    if(NOT TARGET ${target_${name}})
        if(NOT CURFEW_FETCH_DEPENDENCIES)
            message(FATAL_ERROR "${name} is not installed (CURFEW_FETCH_DEPENDENCIES=ON would download it)")
        endif()
        message(STATUS "${name} is not installed: using its pinned release")
        curfew_fetch(${name})
    endif()
endmacro()

function(curfew_fetch name)
    # Plain variables win over the options of a subproject (CMP0077) and leave the cache alone.
    set(CMAKE_POLICY_DEFAULT_CMP0077 NEW)
    # These releases ask for a CMake older than CMake 4 cares to imitate.
    set(CMAKE_POLICY_VERSION_MINIMUM 3.5)
    foreach(option IN LISTS fetch_options_${name})
        string(REGEX MATCH "^([^=]+)=(.*)$" _ "${option}")
        set(${CMAKE_MATCH_1} "${CMAKE_MATCH_2}")
    endforeach()
    FetchContent_MakeAvailable(curfew_${name})
    # date 3.0.1 has its namespace in its installed package only.
    if("${name}" STREQUAL "date" AND NOT TARGET date::date-tz)
        add_library(date::date-tz ALIAS date-tz)
    endif()
endfunction()

# libical, for the tool only: as the target curfew_libical. No release of it is downloaded: it is a large build of its own.
# Without it the tool is not built, unless CURFEW_ICS=OFF says that its users do without ICS; then the tool says so to them.
function(curfew_require_libical)
    if(TARGET curfew_libical)
        return()
    endif()
    find_path(CURFEW_LIBICAL_INCLUDE libical/ical.h)
    find_library(CURFEW_LIBICAL_LIBRARY ical)
    mark_as_advanced(CURFEW_LIBICAL_INCLUDE CURFEW_LIBICAL_LIBRARY)
    if(NOT CURFEW_LIBICAL_INCLUDE OR NOT CURFEW_LIBICAL_LIBRARY)
        message(FATAL_ERROR "libical is not installed (Debian: libical-dev); CURFEW_ICS=OFF builds a tool that cannot read ICS")
    endif()
    add_library(curfew_libical INTERFACE)
    target_include_directories(curfew_libical SYSTEM INTERFACE "${CURFEW_LIBICAL_INCLUDE}")
    target_link_libraries(curfew_libical INTERFACE "${CURFEW_LIBICAL_LIBRARY}")
endfunction()
