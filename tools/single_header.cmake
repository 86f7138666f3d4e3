# Writes the library as single headers: OUTPUT/curfew/curfew.hpp, the core, and OUTPUT/curfew/curfew_json.hpp, the core
# with JSON. Each project header is put where it is first included; the other includes stand once, at the top.
#     cmake -D SOURCE=<project> -D OUTPUT=<folder> -P tools/single_header.cmake
#
# CMake's lists would take the sources' semicolons and brackets apart, so the text is handled as one string.

cmake_minimum_required(VERSION 3.25)

set(include_root "${SOURCE}/include")

# Appends `header` and what it includes to `body`, and its foreign includes to `foreign`.
function(inline_header header)
    get_property(done GLOBAL PROPERTY inlined)
    if("${header}" IN_LIST done)
        return()
    endif()
    set_property(GLOBAL APPEND PROPERTY inlined "${header}")

    file(READ "${include_root}/${header}" text)
    # An include that is there under a condition stays where it is.
    string(REGEX REPLACE "(\n#if[^\n]*\n)#include" "\\1#conditional_include" text "${text}")
    string(REGEX MATCHALL "\n#include <[^>]+>" includes "${text}")
    foreach(include IN LISTS includes)
        string(REGEX REPLACE ".*<(.*)>" "\\1" target "${include}")
        if(target MATCHES "^curfew/")
            inline_header("${target}")
        else()
            set_property(GLOBAL APPEND PROPERTY foreign "${target}")
        endif()
    endforeach()
    string(REGEX REPLACE "\n#include <[^>]+>" "" text "\n${text}")
    string(REPLACE "#conditional_include" "#include" text "${text}")
    string(REPLACE "\n#pragma once" "" text "${text}")
    string(REGEX REPLACE "\n\n\n+" "\n\n" text "${text}")
    string(STRIP "${text}" text)
    set_property(GLOBAL APPEND_STRING PROPERTY body "\n// ==== ${header}\n\n${text}\n")
endfunction()

function(write_single name)
    set_property(GLOBAL PROPERTY inlined "")
    set_property(GLOBAL PROPERTY foreign "")
    set_property(GLOBAL PROPERTY body "")
    foreach(header IN LISTS ARGN)
        inline_header("${header}")
    endforeach()
    get_property(foreign GLOBAL PROPERTY foreign)
    get_property(body GLOBAL PROPERTY body)
    list(REMOVE_DUPLICATES foreign)
    list(SORT foreign)
    list(TRANSFORM foreign REPLACE "(.+)" "#include <\\1>\n")
    string(CONCAT foreign ${foreign})
    file(READ "${SOURCE}/LICENSE" license)
    string(STRIP "${license}" license)
    string(REPLACE "\n" "\n// " license "// ${license}")
    string(REGEX REPLACE "// \n" "//\n" license "${license}")
    file(WRITE "${OUTPUT}/curfew/${name}"
         "#pragma once\n// Made by tools/single_header.cmake from include/curfew. Do not edit.\n//\n${license}\n\n${foreign}${body}"
    )
endfunction()

write_single(curfew.hpp curfew/curfew.hpp)
write_single(curfew_json.hpp curfew/curfew.hpp curfew/json.hpp)
