# cmake --install, find_package(curfew COMPONENTS json date_tz), pkg-config, and cpack. Each target has an export of its
# own, so that the core is found where the dependencies of the other two are not installed.

include(CMakePackageConfigHelpers)

set(package_dir "${CMAKE_INSTALL_DATADIR}/cmake/curfew")
set(pkgconfig_dir "${CMAKE_INSTALL_DATADIR}/pkgconfig")
file(RELATIVE_PATH pc_to_prefix "/${pkgconfig_dir}" "/")

function(curfew_install target file)
    install(TARGETS ${target} EXPORT ${file} FILE_SET HEADERS COMPONENT curfew_development)
    install(EXPORT ${file} NAMESPACE curfew:: DESTINATION "${package_dir}" COMPONENT curfew_development)
endfunction()

function(curfew_install_pkgconfig name)
    configure_file("${PROJECT_SOURCE_DIR}/cmake/pkgconfig/${name}.pc.in" "${PROJECT_BINARY_DIR}/${name}.pc" @ONLY)
    install(FILES "${PROJECT_BINARY_DIR}/${name}.pc" DESTINATION "${pkgconfig_dir}" COMPONENT curfew_development)
endfunction()

curfew_install(curfew curfew-core-targets)
curfew_install_pkgconfig(curfew)
if(CURFEW_JSON)
    curfew_install(curfew_json curfew-json-targets)
    curfew_install_pkgconfig(curfew-json)
endif()
if(CURFEW_DATE_TZ)
    curfew_install(curfew_date_tz curfew-date_tz-targets)
    # How the library was built decides how its header must be read: its target knows.
    get_target_property(date_tz_definitions date::date-tz INTERFACE_COMPILE_DEFINITIONS)
    list(TRANSFORM date_tz_definitions PREPEND "-D")
    list(JOIN date_tz_definitions " " date_tz_definitions)
    curfew_install_pkgconfig(curfew-date_tz)
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
install(
    FILES "${PROJECT_SOURCE_DIR}/support/curfew_gdb.py" "${PROJECT_SOURCE_DIR}/support/curfew.natvis"
    DESTINATION "${CMAKE_INSTALL_DATADIR}/curfew" COMPONENT curfew_development
)
install(FILES "${PROJECT_SOURCE_DIR}/LICENSE" DESTINATION "${CMAKE_INSTALL_DOCDIR}" COMPONENT curfew_development)

# ---- cpack -G DEB: libcurfew-dev (the headers) and curfew (the tool)
set(CPACK_PACKAGE_VENDOR "curfew")
set(CPACK_PACKAGE_CONTACT "curfew maintainers")
set(CPACK_RESOURCE_FILE_LICENSE "${PROJECT_SOURCE_DIR}/LICENSE")
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_DEB_COMPONENT_INSTALL ON)
set(CPACK_COMPONENTS_ALL curfew_development)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_CURFEW_DEVELOPMENT_PACKAGE_NAME libcurfew-dev)
set(CPACK_DEBIAN_CURFEW_DEVELOPMENT_PACKAGE_SECTION libdevel)
set(CPACK_DEBIAN_CURFEW_DEVELOPMENT_PACKAGE_ARCHITECTURE all)
set(CPACK_DEBIAN_CURFEW_DEVELOPMENT_PACKAGE_SUGGESTS "nlohmann-json3-dev, libhowardhinnant-date-dev")
if(CURFEW_BUILD_TOOLS)
    list(APPEND CPACK_COMPONENTS_ALL curfew_tools)
    set(CPACK_DEBIAN_CURFEW_TOOLS_PACKAGE_NAME curfew)
    set(CPACK_DEBIAN_CURFEW_TOOLS_PACKAGE_SECTION utils)
    set(CPACK_DEBIAN_CURFEW_TOOLS_PACKAGE_SHLIBDEPS ON)
    set(CPACK_DEBIAN_CURFEW_TOOLS_PACKAGE_RECOMMENDS tzdata)
endif()
include(CPack)
