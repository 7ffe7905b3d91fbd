# SPDX-License-Identifier: GPL-3.0-or-later
# What wires everything, as a library so that tests can drive the engine of a real profile.
add_library(pb_composition STATIC app/composition.cpp app/composition.h app/onewriter.cpp app/onewriter.h
  app/profilechange.cpp app/profilechange.h)
target_include_directories(pb_composition PUBLIC app)
target_link_libraries(pb_composition
  PUBLIC pb_board pb_graph pb_health pb_history pb_http pb_identity pb_profile pb_secrets pb_starface pb_sync
  PRIVATE pb_flags)

# Removing everything of a user, as a library for the same reason.
add_library(pb_forget STATIC app/forget.cpp app/forget.h app/logging.cpp app/logging.h)
target_include_directories(pb_forget PUBLIC app)
target_link_libraries(pb_forget PUBLIC pb_core pb_secrets PRIVATE pb_http pb_sync pb_flags)

# The program with its window, as a library so that tests can run the windows as they are wired.
add_library(pb_window STATIC
  app/program.cpp app/program.h
  app/setupsession.cpp app/setupsession.h
  app/singleinstance.cpp app/singleinstance.h
  app/terminationsignals.cpp app/terminationsignals.h
  app/windowdesk.cpp app/windowdesk.h
  app/windowpanels.cpp app/windowpanels.h
  app/windowprogram.cpp app/windowprogram.h)
target_include_directories(pb_window PUBLIC app ${CMAKE_CURRENT_SOURCE_DIR})
target_link_libraries(pb_window
  PUBLIC pb_composition pb_demo pb_metrics pb_service pb_setup_ui pb_setup pb_ui Qt6::Network Qt6::Widgets
  PRIVATE pb_forget pb_sentences pb_support pb_traywatch pb_flags)

# The program itself: everything that may know every module.
add_executable(presence-bridge
  app/checkprogram.cpp app/checkprogram.h
  app/commandline.cpp app/commandline.h
  app/console.cpp app/console.h
  app/forgetprogram.cpp app/forgetprogram.h
  app/headlessprogram.cpp app/headlessprogram.h
  app/main.cpp
  app/qtoptions.cpp app/qtoptions.h)
if(CMAKE_SYSTEM_NAME STREQUAL "Linux")
  target_sources(presence-bridge PRIVATE app/serviceprogram.cpp app/serviceprogram.h)
endif()
target_include_directories(presence-bridge PRIVATE app ${CMAKE_CURRENT_SOURCE_DIR})
target_compile_definitions(presence-bridge PRIVATE
  PB_VERSION="${PROJECT_VERSION}" PB_APP_ID="${PB_APP_ID}")
target_link_libraries(presence-bridge PRIVATE
  pb_window pb_forget pb_headless pb_sentences pb_terminal pb_flags)
# the demo needs it beside the program
add_dependencies(presence-bridge presence-simulator)

pb_precompile(core pb_composition pb_forget)
pb_precompile(widgets pb_window presence-bridge)
