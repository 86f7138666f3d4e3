# The committed single headers must be what tools/single_header.cmake makes of the sources now.
#     SOURCE, WORK; COMMITTED for another place of the committed ones

if(NOT DEFINED COMMITTED)
    set(COMMITTED "${SOURCE}/single_include")
endif()
file(REMOVE_RECURSE "${WORK}")
execute_process(
    COMMAND "${CMAKE_COMMAND}" -D "SOURCE=${SOURCE}" -D "OUTPUT=${WORK}" -P "${SOURCE}/tools/single_header.cmake"
    COMMAND_ERROR_IS_FATAL ANY
)
foreach(name IN ITEMS curfew.hpp curfew_json.hpp)
    execute_process(
        COMMAND "${CMAKE_COMMAND}" -E compare_files "${WORK}/curfew/${name}" "${COMMITTED}/curfew/${name}"
        RESULT_VARIABLE status
    )
    if(NOT status EQUAL 0)
        message(FATAL_ERROR "single_include/curfew/${name} is not what the sources make now; run ./dev single")
    endif()
endforeach()
