# SPDX-License-Identifier: GPL-3.0-or-later
# The program itself: everything that may know every module.
add_executable(presence-bridge
  app/commandline.cpp app/commandline.h
  app/composition.cpp app/composition.h
  app/headlessprogram.cpp app/headlessprogram.h
  app/logging.cpp app/logging.h
  app/main.cpp
  app/program.cpp app/program.h
  app/terminationsignals.cpp app/terminationsignals.h
  app/windowprogram.cpp app/windowprogram.h)
target_include_directories(presence-bridge PRIVATE app ${CMAKE_CURRENT_SOURCE_DIR})
target_compile_definitions(presence-bridge PRIVATE PB_VERSION="${PROJECT_VERSION}")
target_link_libraries(presence-bridge PRIVATE
  pb_board pb_demo pb_graph pb_headless pb_http pb_identity pb_profile pb_secrets pb_sentences pb_starface pb_sync
  pb_terminal pb_ui Qt6::Widgets pb_flags)
# the demo needs it beside the program
add_dependencies(presence-bridge presence-simulator)
