# SPDX-License-Identifier: GPL-3.0-or-later
# Windows and macOS: everything in one folder or bundle, the libraries of Qt included.
add_dependencies(presence-bridge pb_icons)
if(WIN32)
  set(programs bin)
  set_target_properties(presence-bridge PROPERTIES WIN32_EXECUTABLE ON)
  file(CONFIGURE OUTPUT presence-bridge.rc CONTENT "1 ICON \"${icon_folder}/presence-bridge.ico\"\n")
  enable_language(RC)
  target_sources(presence-bridge PRIVATE ${CMAKE_CURRENT_BINARY_DIR}/presence-bridge.rc)
  install(TARGETS presence-bridge RUNTIME DESTINATION bin)
else()
  set(programs presence-bridge.app/Contents/MacOS)
  set_target_properties(presence-bridge PROPERTIES
    MACOSX_BUNDLE ON
    MACOSX_BUNDLE_BUNDLE_NAME "Presence Bridge"
    MACOSX_BUNDLE_GUI_IDENTIFIER ${PB_APP_ID}
    MACOSX_BUNDLE_ICON_FILE presence-bridge.icns
    MACOSX_BUNDLE_BUNDLE_VERSION ${PROJECT_VERSION}
    MACOSX_BUNDLE_SHORT_VERSION_STRING ${PROJECT_VERSION})
  set_source_files_properties(${icon_folder}/presence-bridge.icns TARGET_DIRECTORY presence-bridge
    PROPERTIES MACOSX_PACKAGE_LOCATION Resources)
  target_sources(presence-bridge PRIVATE ${icon_folder}/presence-bridge.icns)
  install(TARGETS presence-bridge BUNDLE DESTINATION .)
endif()
# the demo looks for it beside the program first
install(TARGETS presence-simulator RUNTIME DESTINATION ${programs})

if(Qt6_VERSION VERSION_GREATER_EQUAL 6.5)
  qt_generate_deploy_app_script(TARGET presence-bridge OUTPUT_SCRIPT deploy_script)
else()
  qt_generate_deploy_app_script(TARGET presence-bridge FILENAME_VARIABLE deploy_script)
endif()
install(SCRIPT ${deploy_script})
