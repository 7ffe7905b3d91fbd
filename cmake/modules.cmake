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
  # the limit of the whole test counts, not QtTest's own for one function
  set(environment "QT_LOGGING_RULES=qt.qpa.*=false" "LC_ALL=C.UTF-8" "QTEST_FUNCTION_TIMEOUT=3600000")
  if("xcb" IN_LIST ARG_LABELS)
    list(APPEND environment "QT_QPA_PLATFORM=xcb")
  else()
    list(APPEND environment "QT_QPA_PLATFORM=offscreen")
  endif()
  if(PB_SANITIZE)
    list(APPEND environment "UBSAN_OPTIONS=print_stacktrace=1"
      "LSAN_OPTIONS=print_suppressions=0:suppressions=${PROJECT_SOURCE_DIR}/tests/support/leaks.txt")
  endif()
  # where no earlier run has told how long each takes, those that may take longest begin first
  set_tests_properties(${test} PROPERTIES
    TIMEOUT ${ARG_TIMEOUT} COST ${ARG_TIMEOUT} LABELS "${ARG_LABELS}" ENVIRONMENT "${environment}")
endfunction()

# pb_test_part(<name> SOURCES <files...> [LINK <libraries...>])
# What several test programs share, compiled once. Before the libraries that it uses in a program's list.
function(pb_test_part name)
  cmake_parse_arguments(ARG "" "" "SOURCES;LINK" ${ARGN})
  add_library(${name} STATIC ${ARG_SOURCES})
  target_link_libraries(${name} PUBLIC Qt6::Core Qt6::Test ${ARG_LINK} PRIVATE pb_flags pb_test_flags)
  target_include_directories(${name} PUBLIC ${PROJECT_SOURCE_DIR} ${PROJECT_SOURCE_DIR}/tests)
  target_compile_definitions(${name} PRIVATE
    PB_SOURCE_DIR="${PROJECT_SOURCE_DIR}" PB_BIN_DIR="${CMAKE_RUNTIME_OUTPUT_DIRECTORY}")
  pb_precompile(core ${name})
endfunction()

# pb_add_test_program(<name> SOURCES <files...> [LINK <libraries...>])
# A QtTest program that is not yet registered as a test.
function(pb_add_test_program name)
  cmake_parse_arguments(ARG "" "" "SOURCES;LINK" ${ARGN})
  add_executable(${name} ${ARG_SOURCES})
  target_link_libraries(${name} PRIVATE ${ARG_LINK} Qt6::Test pb_flags pb_test_flags)
  target_include_directories(${name} PRIVATE ${PROJECT_SOURCE_DIR} ${PROJECT_SOURCE_DIR}/tests)
  target_compile_definitions(${name} PRIVATE
    PB_SOURCE_DIR="${PROJECT_SOURCE_DIR}" PB_BIN_DIR="${CMAKE_RUNTIME_OUTPUT_DIRECTORY}")
  set_target_properties(${name} PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/tests/bin)
  # a test includes its own .moc, so this file is mostly empty: all the headers would be read for nothing
  set_source_files_properties(${CMAKE_CURRENT_BINARY_DIR}/${name}_autogen/mocs_compilation.cpp
    PROPERTIES SKIP_PRECOMPILE_HEADERS ON)
  if(ARG_LINK MATCHES "pb_(ui|setup_ui|fake_setup|window)|part_window")
    pb_precompile(widgets ${name})
  else()
    pb_precompile(core ${name})
  endif()
endfunction()

# pb_register_test(<test> PROGRAM <target> [SCREEN <width>x<height>] [LABELS <labels...>] [TIMEOUT <seconds>]
#                  [LAUNCHER <command...>])
# Starts the program by the launcher where one is given. The label "xcb" gives it an X server of its own.
function(pb_register_test test)
  cmake_parse_arguments(ARG "" "PROGRAM;SCREEN;TIMEOUT" "LABELS;LAUNCHER" ${ARGN})
  if(NOT ARG_SCREEN)
    set(ARG_SCREEN 1280x1024)
  endif()
  set(launcher ${ARG_LAUNCHER})
  if("xcb" IN_LIST ARG_LABELS AND PB_XVFB_RUN)
    # Without "-noreset" the server throws out whoever connects while its last client leaves.
    set(launcher ${PB_XVFB_RUN} -a -s "-noreset -screen 0 ${ARG_SCREEN}x24" ${ARG_LAUNCHER})
  endif()
  add_test(NAME ${test} COMMAND ${launcher} $<TARGET_FILE:${ARG_PROGRAM}>)
  pb_test_environment(${test} LABELS ${ARG_LABELS} TIMEOUT ${ARG_TIMEOUT})
endfunction()

# pb_add_test(<name> SOURCES <files...> [LINK <libraries...>] [LABELS <labels...>] [TIMEOUT <seconds>]
#             [LAUNCHER <command...>])
# Both in one. What is labelled "long" is cut short in a build with sanitizers, and the target "long_tests" builds it.
function(pb_add_test name)
  cmake_parse_arguments(ARG "" "TIMEOUT" "SOURCES;LINK;LABELS;LAUNCHER" ${ARGN})
  pb_add_test_program(${name} SOURCES ${ARG_SOURCES} LINK ${ARG_LINK})
  pb_register_test(${name} PROGRAM ${name} LABELS ${ARG_LABELS} TIMEOUT ${ARG_TIMEOUT} LAUNCHER ${ARG_LAUNCHER})
  if("long" IN_LIST ARG_LABELS)
    if(NOT TARGET long_tests)
      add_custom_target(long_tests)
    endif()
    add_dependencies(long_tests ${name})
  endif()
endfunction()
