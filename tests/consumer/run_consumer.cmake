# Builds this folder as a consumer would, outside the source tree, and runs it. WAY is subdirectory or package.

cmake_minimum_required(VERSION 3.25)

function(run)
    execute_process(COMMAND ${ARGN} OUTPUT_VARIABLE output ERROR_VARIABLE output RESULT_VARIABLE status)
    if(NOT status EQUAL 0)
        list(JOIN ARGN " " command)
        message(FATAL_ERROR "${command}\nended with ${status}:\n${output}")
    endif()
endfunction()

set(work "${BINARY}/consumer-${WAY}")
file(REMOVE_RECURSE "${work}")

if(WAY STREQUAL "package")
    run("${CMAKE_COMMAND}" --install "${BINARY}" --prefix "${work}/prefix" --component curfew_development)
    set(way_options "-DCMAKE_PREFIX_PATH=${work}/prefix" "-DCURFEW_VERSION=${VERSION}")
else()
    set(way_options "-DCURFEW_SUBDIRECTORY=${SOURCE}")
endif()

run("${CMAKE_COMMAND}" -S "${CMAKE_CURRENT_LIST_DIR}" -B "${work}/build" -G "${GENERATOR}"
    "-DCMAKE_CXX_COMPILER=${COMPILER}" "-DCMAKE_CXX_FLAGS=${FLAGS}" "-DCMAKE_CXX_COMPILER_LAUNCHER=${LAUNCHER}"
    ${way_options}
)
run("${CMAKE_COMMAND}" --build "${work}/build")
foreach(program IN ITEMS core everything)
    run("${work}/build/${program}")
endforeach()
