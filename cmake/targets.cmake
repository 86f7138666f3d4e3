# The three targets a consumer links. Nothing but include paths, C++20 and dependencies ever goes into them.

set(include_root "${PROJECT_SOURCE_DIR}/include")
file(GLOB_RECURSE core_headers CONFIGURE_DEPENDS "${include_root}/curfew/*.hpp")
file(GLOB_RECURSE json_headers CONFIGURE_DEPENDS "${include_root}/curfew/json.hpp" "${include_root}/curfew/json/*.hpp")
# The first pattern would match json.hpp of any folder.
list(FILTER json_headers INCLUDE REGEX "/include/curfew/json(\\.hpp|/.*)$")
set(date_tz_headers "${include_root}/curfew/date_tz.hpp")
list(REMOVE_ITEM core_headers ${json_headers} ${date_tz_headers})

function(curfew_add_target target exported)
    cmake_parse_arguments(PARSE_ARGV 2 arg "" "" "HEADERS;LINK")
    add_library(${target} INTERFACE)
    add_library(curfew::${exported} ALIAS ${target})
    set_target_properties(
        ${target} PROPERTIES EXPORT_NAME ${exported} VERIFY_INTERFACE_HEADER_SETS ${PROJECT_IS_TOP_LEVEL}
    )
    target_compile_features(${target} INTERFACE cxx_std_20)
    target_link_libraries(${target} INTERFACE ${arg_LINK})
    target_sources(${target} INTERFACE FILE_SET HEADERS BASE_DIRS "${include_root}" FILES ${arg_HEADERS})
endfunction()

curfew_add_target(curfew curfew HEADERS ${core_headers})
if(CURFEW_JSON)
    curfew_require(nlohmann_json)
    curfew_add_target(curfew_json json HEADERS ${json_headers} LINK curfew::curfew nlohmann_json::nlohmann_json)
endif()
if(CURFEW_DATE_TZ)
    curfew_require(date)
    curfew_add_target(curfew_date_tz date_tz HEADERS ${date_tz_headers} LINK curfew::curfew date::date-tz)
endif()
