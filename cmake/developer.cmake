# For work on the library itself. Nothing here reaches a consumer.

set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
set(CMAKE_CXX_EXTENSIONS OFF)

find_program(CURFEW_CCACHE ccache)
if(CURFEW_CCACHE AND NOT DEFINED CMAKE_CXX_COMPILER_LAUNCHER)
    set(CMAKE_CXX_COMPILER_LAUNCHER "${CURFEW_CCACHE}")
endif()

option(CURFEW_WARNINGS_AS_ERRORS "A warning stops the build" ON)

add_library(curfew_developer INTERFACE)
if(CMAKE_CXX_COMPILER_ID MATCHES "GNU|Clang")
    target_compile_options(curfew_developer INTERFACE -Wall -Wextra -Wpedantic -Wconversion -Wshadow)
    if(CURFEW_WARNINGS_AS_ERRORS)
        target_compile_options(curfew_developer INTERFACE -Werror)
    endif()
endif()
