# HEADER must compile alone with COMPILER, without exceptions and RTTI; must include only the standard library and
# curfew; and may have at most 1.5 times the preprocessed lines of <chrono>.

cmake_minimum_required(VERSION 3.25)

# Compiles the one line `#include <header>`.
function(compile header)
    execute_process(
        COMMAND "${CMAKE_COMMAND}" -E echo "#include <${header}>"
        COMMAND "${COMPILER}" -std=c++20 -I "${INCLUDE}" ${ARGN} -x c++ -
        OUTPUT_VARIABLE output ERROR_VARIABLE errors RESULT_VARIABLE status
    )
    set(output "${output}" PARENT_SCOPE)
    set(errors "${errors}" PARENT_SCOPE)
    set(status "${status}" PARENT_SCOPE)
endfunction()

# Lines that are neither blank nor markers of the preprocessor.
function(count_lines text result)
    string(REGEX REPLACE "\n#[^\n]*" "" text "\n${text}\n")
    string(REGEX REPLACE "\n[ \t\r\n]*" "\n" text "${text}")
    string(REGEX REPLACE "[^\n]+" "" text "${text}")
    string(LENGTH "${text}" length)
    set(${result} ${length} PARENT_SCOPE)
endfunction()

set(flags -fno-exceptions -fno-rtti -Wall -Wextra -Wpedantic -Wconversion -Wshadow -Werror)
compile("${HEADER}" -fsyntax-only ${flags})
if(NOT status EQUAL 0)
    list(JOIN flags " " flags)
    message(FATAL_ERROR "<${HEADER}> does not compile alone with ${flags}:\n${errors}")
endif()

compile("${HEADER}" -M)
if(NOT output MATCHES "${HEADER}")
    message(FATAL_ERROR "the list of included files makes no sense:\n${output}")
endif()
string(REGEX MATCHALL "[^ \\\n]*/(nlohmann|date)/[^ \\\n]*" foreign "${output}")
if(foreign)
    message(FATAL_ERROR "<${HEADER}> includes ${foreign}")
endif()

compile("${HEADER}" -E)
count_lines("${output}" lines)
compile(chrono -E)
count_lines("${output}" chrono_lines)
if(chrono_lines LESS 1000)
    message(FATAL_ERROR "<chrono> has ${chrono_lines} lines: the count makes no sense")
endif()
if(NOT DEFINED PERCENT)
    set(PERCENT 150)
endif()
math(EXPR most "${chrono_lines} * ${PERCENT} / 100")
if(lines GREATER most)
    message(FATAL_ERROR "<${HEADER}> has ${lines} preprocessed lines; <chrono> has ${chrono_lines}, so ${most} is the most")
endif()
message(STATUS "<${HEADER}>: ${lines} preprocessed lines, <chrono>: ${chrono_lines}")
