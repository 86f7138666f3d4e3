# Runs a script that must fail, and must say why: the self-test of a guard.
#     cmake -D MESSAGE=<regex> [-D EXECUTABLE=<program>] -P expect_failure.cmake -- -D ... -P <guard>.cmake
# What stands behind -- goes to EXECUTABLE; to CMake where there is none.
# CMake breaks long messages into lines, so any run of blanks and line ends counts as one blank.

set(arguments "")
set(seen_dashes FALSE)
math(EXPR last "${CMAKE_ARGC} - 1")
foreach(i RANGE ${last})
    if(seen_dashes)
        list(APPEND arguments "${CMAKE_ARGV${i}}")
    elseif("${CMAKE_ARGV${i}}" STREQUAL "--")
        set(seen_dashes TRUE)
    endif()
endforeach()

if(NOT DEFINED EXECUTABLE)
    set(EXECUTABLE "${CMAKE_COMMAND}")
endif()
execute_process(
    COMMAND "${EXECUTABLE}" ${arguments}
    OUTPUT_VARIABLE output ERROR_VARIABLE output RESULT_VARIABLE status
)
string(REGEX REPLACE "[ \t\r\n]+" " " output "${output}")
if(status EQUAL 0)
    message(FATAL_ERROR "the guard passed where it must fail")
endif()
if(NOT output MATCHES "${MESSAGE}")
    message(FATAL_ERROR "the guard failed, but without '${MESSAGE}' in its output:\n${output}")
endif()
