# cmake --install, and find_package(curfew COMPONENTS json date_tz). Each target has an export of its own, so that the
# core is found where the dependencies of the other two are not installed.

include(CMakePackageConfigHelpers)

set(package_dir "${CMAKE_INSTALL_DATADIR}/cmake/curfew")

function(curfew_install target file)
    install(TARGETS ${target} EXPORT ${file} FILE_SET HEADERS COMPONENT curfew_development)
    install(EXPORT ${file} NAMESPACE curfew:: DESTINATION "${package_dir}" COMPONENT curfew_development)
endfunction()

curfew_install(curfew curfew-core-targets)
if(CURFEW_JSON)
    curfew_install(curfew_json curfew-json-targets)
endif()
if(CURFEW_DATE_TZ)
    curfew_install(curfew_date_tz curfew-date_tz-targets)
endif()

configure_package_config_file(
    "${PROJECT_SOURCE_DIR}/cmake/curfew-config.cmake.in" "${PROJECT_BINARY_DIR}/curfew-config.cmake"
    INSTALL_DESTINATION "${package_dir}" NO_SET_AND_CHECK_MACRO
)
# Before 1.0 a minor version may break.
write_basic_package_version_file(
    "${PROJECT_BINARY_DIR}/curfew-config-version.cmake" COMPATIBILITY SameMinorVersion ARCH_INDEPENDENT
)
install(
    FILES "${PROJECT_BINARY_DIR}/curfew-config.cmake" "${PROJECT_BINARY_DIR}/curfew-config-version.cmake"
    DESTINATION "${package_dir}" COMPONENT curfew_development
)
install(FILES "${PROJECT_SOURCE_DIR}/LICENSE" DESTINATION "${CMAKE_INSTALL_DOCDIR}" COMPONENT curfew_development)
