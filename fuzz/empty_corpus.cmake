# PROGRAM must fail on a folder without files, and on no folder.

file(MAKE_DIRECTORY "${WORK}/empty")
foreach(folder IN ITEMS "${WORK}/empty" "")
    execute_process(COMMAND "${PROGRAM}" ${folder} RESULT_VARIABLE status ERROR_VARIABLE output)
    if(status EQUAL 0 OR NOT output MATCHES "an empty corpus proves nothing")
        message(FATAL_ERROR "an empty corpus passes: status ${status}, ${output}")
    endif()
endforeach()
