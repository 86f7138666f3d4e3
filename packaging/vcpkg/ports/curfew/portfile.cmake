# An overlay port: builds the checkout it lies in.
#     vcpkg install curfew[json,date-tz] --overlay-ports=packaging/vcpkg/ports
set(VCPKG_BUILD_TYPE release) # header only

cmake_path(GET CMAKE_CURRENT_LIST_DIR PARENT_PATH SOURCE_PATH)
cmake_path(SET SOURCE_PATH NORMALIZE "${SOURCE_PATH}/../../..")

vcpkg_check_features(OUT_FEATURE_OPTIONS FEATURE_OPTIONS FEATURES
    json CURFEW_JSON
    date-tz CURFEW_DATE_TZ
)
vcpkg_cmake_configure(
    SOURCE_PATH "${SOURCE_PATH}"
    OPTIONS
        ${FEATURE_OPTIONS}
        -DCURFEW_FETCH_DEPENDENCIES=OFF
        -DCURFEW_BUILD_TESTS=OFF
        -DCURFEW_BUILD_TOOLS=OFF
        -DCURFEW_BUILD_BENCH=OFF
        -DCURFEW_BUILD_EXAMPLES=OFF
        -DCURFEW_INSTALL=ON
)
vcpkg_cmake_install()
vcpkg_cmake_config_fixup(PACKAGE_NAME curfew CONFIG_PATH share/cmake/curfew)
vcpkg_fixup_pkgconfig()
vcpkg_install_copyright(FILE_LIST "${SOURCE_PATH}/LICENSE")
