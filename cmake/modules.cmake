# SPDX-License-Identifier: GPL-3.0-or-later
find_program(PB_XVFB_RUN xvfb-run)

# pb_add_module(<name> SOURCES <files...> [LINK <libraries...>])
# One static library per module, included as "<name>/<header>.h".
function(pb_add_module name)
  cmake_parse_arguments(ARG "" "" "SOURCES;LINK" ${ARGN})
  add_library(pb_${name} STATIC ${ARG_SOURCES})
  target_include_directories(pb_${name} PUBLIC ${PROJECT_SOURCE_DIR}/app)
  target_link_libraries(pb_${name} PUBLIC ${ARG_LINK} PRIVATE pb_flags)
  if(ARG_LINK) # else it does without Qt
    pb_precompile(core pb_${name})
  endif()
endfunction()

# pb_test_environment(<test> [LABELS <labels...>] [TIMEOUT <seconds>])
# What every test runs with: a fixed locale, a time limit, and no display unless it is labelled "xcb".
function(pb_test_environment test)
  cmake_parse_arguments(ARG "" "TIMEOUT" "LABELS" ${ARGN})
  if(NOT ARG_TIMEOUT)
    set(ARG_TIMEOUT 300)
  endif()
  set(environment "QT_LOGGING_RULES=qt.qpa.*=false" "LC_ALL=C.UTF-8")
  if("xcb" IN_LIST ARG_LABELS)
    list(APPEND environment "QT_QPA_PLATFORM=xcb")
  else()
    list(APPEND environment "QT_QPA_PLATFORM=offscreen")
  endif()
  if(PB_SANITIZE)
    list(APPEND environment "UBSAN_OPTIONS=print_stacktrace=1"
      "LSAN_OPTIONS=print_suppressions=0:suppressions=${PROJECT_SOURCE_DIR}/tests/support/leaks.txt")
  endif()
  set_tests_properties(${test} PROPERTIES
    TIMEOUT ${ARG_TIMEOUT} LABELS "${ARG_LABELS}" ENVIRONMENT "${environment}")
endfunction()

# pb_add_test(<name> SOURCES <files...> [LINK <libraries...>] [LABELS <labels...>] [TIMEOUT <seconds>]
#             [LAUNCHER <command...>])
# A QtTest program, started by the launcher where one is given. The label "xcb" gives it an X server of its own; what
# is labelled "long" is cut short in a build with sanitizers, and the target "long_tests" builds it.
function(pb_add_test name)
  cmake_parse_arguments(ARG "" "TIMEOUT" "SOURCES;LINK;LABELS;LAUNCHER" ${ARGN})
  add_executable(${name} ${ARG_SOURCES})
  target_link_libraries(${name} PRIVATE ${ARG_LINK} Qt6::Test pb_flags)
  target_include_directories(${name} PRIVATE ${PROJECT_SOURCE_DIR} ${PROJECT_SOURCE_DIR}/tests)
  target_compile_definitions(${name} PRIVATE
    PB_SOURCE_DIR="${PROJECT_SOURCE_DIR}" PB_BIN_DIR="${CMAKE_RUNTIME_OUTPUT_DIRECTORY}")
  set_target_properties(${name} PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/tests/bin)
  if(ARG_LINK MATCHES "pb_(ui|setup_ui|fake_setup|window)")
    pb_precompile(widgets ${name})
  else()
    pb_precompile(core ${name})
  endif()
  set(launcher ${ARG_LAUNCHER})
  if("xcb" IN_LIST ARG_LABELS AND PB_XVFB_RUN)
    set(launcher ${PB_XVFB_RUN} -a -s "-screen 0 1280x1024x24" ${ARG_LAUNCHER})
  endif()
  add_test(NAME ${name} COMMAND ${launcher} $<TARGET_FILE:${name}>)
  if("long" IN_LIST ARG_LABELS)
    if(NOT TARGET long_tests)
      add_custom_target(long_tests)
    endif()
    add_dependencies(long_tests ${name})
  endif()
  pb_test_environment(${name} LABELS ${ARG_LABELS} TIMEOUT ${ARG_TIMEOUT})
endfunction()
