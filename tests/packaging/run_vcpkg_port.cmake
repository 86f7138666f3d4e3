# Runs PORT/portfile.cmake with stand-ins for vcpkg's functions and looks at what it installs.

cmake_minimum_required(VERSION 3.25)

file(REMOVE_RECURSE "${WORK}")
set(CURRENT_PACKAGES_DIR "${WORK}/package")

function(vcpkg_check_features)
    cmake_parse_arguments(PARSE_ARGV 0 arg "" "OUT_FEATURE_OPTIONS" "FEATURES")
    set(options "")
    while(arg_FEATURES)
        list(POP_FRONT arg_FEATURES feature variable)
        list(APPEND options "-D${variable}=ON")
    endwhile()
    set(${arg_OUT_FEATURE_OPTIONS} "${options}" PARENT_SCOPE)
endfunction()

function(vcpkg_cmake_configure)
    cmake_parse_arguments(PARSE_ARGV 0 arg "" "SOURCE_PATH" "OPTIONS")
    execute_process(
        COMMAND "${CMAKE_COMMAND}" -S "${arg_SOURCE_PATH}" -B "${WORK}/build" -G "${GENERATOR}" ${arg_OPTIONS}
                "-DCMAKE_INSTALL_PREFIX=${CURRENT_PACKAGES_DIR}"
        OUTPUT_QUIET COMMAND_ERROR_IS_FATAL ANY
    )
endfunction()

function(vcpkg_cmake_install)
    execute_process(COMMAND "${CMAKE_COMMAND}" --install "${WORK}/build" OUTPUT_QUIET COMMAND_ERROR_IS_FATAL ANY)
endfunction()

function(vcpkg_cmake_config_fixup)
    cmake_parse_arguments(PARSE_ARGV 0 arg "" "PACKAGE_NAME;CONFIG_PATH" "")
    if(NOT EXISTS "${CURRENT_PACKAGES_DIR}/${arg_CONFIG_PATH}/${arg_PACKAGE_NAME}-config.cmake")
        message(FATAL_ERROR "the port names a folder without the package's configuration: ${arg_CONFIG_PATH}")
    endif()
endfunction()

function(vcpkg_fixup_pkgconfig)
    if(NOT EXISTS "${CURRENT_PACKAGES_DIR}/share/pkgconfig/curfew.pc")
        message(FATAL_ERROR "the port installs no curfew.pc")
    endif()
endfunction()

function(vcpkg_install_copyright)
    cmake_parse_arguments(PARSE_ARGV 0 arg "" "" "FILE_LIST")
    if(NOT EXISTS "${arg_FILE_LIST}")
        message(FATAL_ERROR "the port names a licence that is not there: ${arg_FILE_LIST}")
    endif()
endfunction()

include("${PORT}/portfile.cmake")

file(READ "${PORT}/vcpkg.json" manifest)
string(JSON version GET "${manifest}" version)
if(NOT version STREQUAL VERSION)
    message(FATAL_ERROR "vcpkg.json says ${version}, version.hpp ${VERSION}")
endif()
if(NOT EXISTS "${CURRENT_PACKAGES_DIR}/include/curfew/curfew.hpp")
    message(FATAL_ERROR "the port installs no header")
endif()
