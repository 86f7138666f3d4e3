# Runs PROGRAM and compares what it prints with the file EXPECTED, byte for byte.

execute_process(COMMAND "${PROGRAM}" OUTPUT_VARIABLE output RESULT_VARIABLE status)
if(NOT status EQUAL 0)
    message(FATAL_ERROR "${PROGRAM} ended with ${status}")
endif()
file(READ "${EXPECTED}" expected)
if(NOT output STREQUAL expected)
    message(FATAL_ERROR "printed:\n${output}\nexpected (${EXPECTED}):\n${expected}")
endif()
