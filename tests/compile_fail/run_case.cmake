# Compiles CASE twice-told: MODE=twin without CURFEW_EXPECT_FAIL must compile; MODE=fail with it must not, and an error
# of the compiler must match the regex of the case's line `// error: <regex>`.
#     COMPILER, FLAGS (blank-separated), INCLUDE, CASE, MODE

cmake_minimum_required(VERSION 3.25)

separate_arguments(flags UNIX_COMMAND "${FLAGS}")
set(define "")
if(MODE STREQUAL "fail")
    set(define -DCURFEW_EXPECT_FAIL)
endif()

# The C locale, for the words of the compiler.
execute_process(
    COMMAND "${CMAKE_COMMAND}" -E env LC_ALL=C "${COMPILER}" -std=c++20 -fsyntax-only ${flags} -I "${INCLUDE}" ${define}
            "${CASE}"
    OUTPUT_VARIABLE output ERROR_VARIABLE output RESULT_VARIABLE status
)

if(MODE STREQUAL "twin")
    if(NOT status EQUAL 0)
        message(FATAL_ERROR "the twin must compile:\n${output}")
    endif()
    return()
endif()

file(STRINGS "${CASE}" expectation REGEX "^// error: ." ENCODING UTF-8)
list(LENGTH expectation count)
if(NOT count EQUAL 1)
    message(FATAL_ERROR "${CASE} must have one line '// error: <regex>'")
endif()
string(REPLACE "// error: " "" regex "${expectation}")

if(status EQUAL 0)
    message(FATAL_ERROR "this must not compile, and does")
endif()
# Only what the compiler says, not the source lines it quotes.
string(REGEX MATCHALL "error: [^\n]*" errors "${output}")
if(NOT errors MATCHES "${regex}")
    message(FATAL_ERROR "no error of the compiler matches '${regex}':\n${output}")
endif()
