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

# What every process of the program needs.
add_library(pb_process STATIC
  app/sleepguard.cpp app/sleepguard.h
  app/commandline.h
  app/enginesocket.cpp app/enginesocket.h
  app/exitcodes.h
  app/programwords.cpp app/programwords.h
  app/singleinstance.cpp app/singleinstance.h
  app/terminationsignals.cpp app/terminationsignals.h)
if(UNIX AND NOT APPLE)
  target_link_libraries(pb_process PRIVATE Qt6::DBus)
  target_compile_definitions(pb_process PRIVATE PB_HAS_DBUS)
endif()
target_include_directories(pb_process PUBLIC app ${CMAKE_CURRENT_SOURCE_DIR})
target_link_libraries(pb_process PUBLIC pb_composition pb_forget pb_sentences Qt6::Network PRIVATE pb_flags)

# The program with its window, as a library so that tests can run the windows as they are wired.
add_library(pb_window STATIC
  app/setupsession.cpp app/setupsession.h
  app/windowdesk.cpp app/windowdesk.h
  app/windowengine.cpp app/windowengine.h
  app/windowpanels.cpp app/windowpanels.h
  app/windowprogram.cpp app/windowprogram.h)
target_compile_definitions(pb_window PRIVATE PB_VERSION="${PROJECT_VERSION}")
target_link_libraries(pb_window
  PUBLIC pb_process pb_demo pb_link pb_setup_ui pb_setup pb_ui Qt6::Widgets
  PRIVATE pb_support pb_traywatch pb_flags)

# The program itself: everything that may know every module.
add_executable(presence-bridge
  app/checkprogram.cpp app/checkprogram.h
  app/commandline.cpp app/commandline.h
  app/console.cpp app/console.h
  app/enginehost.cpp app/enginehost.h
  app/engineprogram.cpp app/engineprogram.h
  app/forgetprogram.cpp app/forgetprogram.h
  app/headlessprogram.cpp app/headlessprogram.h
  app/main.cpp
  app/program.cpp app/program.h
  app/qtoptions.cpp app/qtoptions.h)
if(CMAKE_SYSTEM_NAME STREQUAL "Linux")
  target_sources(presence-bridge PRIVATE app/serviceprogram.cpp app/serviceprogram.h)
endif()
target_include_directories(presence-bridge PRIVATE app ${CMAKE_CURRENT_SOURCE_DIR})
target_compile_definitions(presence-bridge PRIVATE
  PB_VERSION="${PROJECT_VERSION}" PB_APP_ID="${PB_APP_ID}")
target_link_libraries(presence-bridge PRIVATE
  pb_window pb_forget pb_headless pb_link pb_metrics pb_service pb_sentences pb_terminal pb_flags)
# the demo needs it beside the program
add_dependencies(presence-bridge presence-simulator)

pb_precompile(core pb_composition pb_forget pb_process)
pb_precompile(widgets pb_window presence-bridge)
