# SPDX-License-Identifier: GPL-3.0-or-later

# pb_add_module(<name> SOURCES <files...> [LINK <libraries...>])
# One static library per module, included as "<name>/<header>.h".
function(pb_add_module name)
  cmake_parse_arguments(ARG "" "" "SOURCES;LINK" ${ARGN})
  add_library(pb_${name} STATIC ${ARG_SOURCES})
  target_include_directories(pb_${name} PUBLIC ${PROJECT_SOURCE_DIR}/app)
  target_link_libraries(pb_${name} PUBLIC ${ARG_LINK} PRIVATE pb_flags)
endfunction()

# pb_add_test(<name> SOURCES <files...> [LINK <libraries...>] [LABELS <labels...>] [TIMEOUT <seconds>]
#             [LAUNCHER <command...>])
# A QtTest program; Qt runs without a display unless the test is labelled "xcb". LAUNCHER is put before its path.
function(pb_add_test name)
  cmake_parse_arguments(ARG "" "TIMEOUT" "SOURCES;LINK;LABELS;LAUNCHER" ${ARGN})
  add_executable(${name} ${ARG_SOURCES})
  target_link_libraries(${name} PRIVATE ${ARG_LINK} Qt6::Test pb_flags)
  target_include_directories(${name} PRIVATE ${PROJECT_SOURCE_DIR} ${PROJECT_SOURCE_DIR}/tests)
  target_compile_definitions(${name} PRIVATE
    PB_SOURCE_DIR="${PROJECT_SOURCE_DIR}" PB_BIN_DIR="${CMAKE_RUNTIME_OUTPUT_DIRECTORY}")
  set_target_properties(${name} PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/tests/bin)
  add_test(NAME ${name} COMMAND ${ARG_LAUNCHER} $<TARGET_FILE:${name}>)
  if(NOT ARG_TIMEOUT)
    set(ARG_TIMEOUT 300)
  endif()
  set(environment "QT_LOGGING_RULES=qt.qpa.*=false")
  if(NOT "xcb" IN_LIST ARG_LABELS)
    list(APPEND environment "QT_QPA_PLATFORM=offscreen")
  endif()
  set_tests_properties(${name} PROPERTIES
    TIMEOUT ${ARG_TIMEOUT} LABELS "${ARG_LABELS}" ENVIRONMENT "${environment}")
endfunction()
