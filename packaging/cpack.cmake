# SPDX-License-Identifier: GPL-3.0-or-later
# One package for each system. The version is that of project() and stands nowhere else.
set(CPACK_PACKAGE_NAME presence-bridge)
set(CPACK_PACKAGE_VENDOR "Presence Bridge")
set(CPACK_PACKAGE_CONTACT "${PB_MAINTAINER}")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "keeps STARFACE phones and Microsoft Teams agreed on presence")
set(CPACK_PACKAGE_VERSION ${PROJECT_VERSION})
set(CPACK_PACKAGE_INSTALL_DIRECTORY "Presence Bridge")
set(CPACK_PACKAGE_EXECUTABLES presence-bridge "Presence Bridge")
set(CPACK_RESOURCE_FILE_LICENSE ${PROJECT_SOURCE_DIR}/LICENSE)
set(CPACK_STRIP_FILES ON)
set(CPACK_THREADS 1) # more threads cut the archive into other blocks

if(WIN32)
  set(CPACK_GENERATOR NSIS)
  # for every user of the machine; "presence-bridge-….exe /S" asks nothing
  set(CPACK_NSIS_INSTALL_ROOT "$PROGRAMFILES64")
  set(CPACK_NSIS_DISPLAY_NAME "Presence Bridge")
  set(CPACK_NSIS_PACKAGE_NAME "Presence Bridge")
  set(CPACK_NSIS_MUI_ICON ${icon_folder}/presence-bridge.ico)
  set(CPACK_NSIS_MUI_UNIICON ${icon_folder}/presence-bridge.ico)
  set(CPACK_NSIS_INSTALLED_ICON_NAME bin/presence-bridge.exe)
  set(CPACK_NSIS_ENABLE_UNINSTALL_BEFORE_INSTALL ON)
  set(CPACK_NSIS_EXECUTABLES_DIRECTORY bin)
elseif(APPLE)
  set(CPACK_GENERATOR DragNDrop)
  set(CPACK_DMG_VOLUME_NAME "Presence Bridge ${PROJECT_VERSION}")
else()
  set(CPACK_GENERATOR DEB)
  set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
  set(CPACK_INSTALL_DEFAULT_DIRECTORY_PERMISSIONS
    OWNER_READ OWNER_WRITE OWNER_EXECUTE GROUP_READ GROUP_EXECUTE WORLD_READ WORLD_EXECUTE)
  set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
  set(CPACK_DEBIAN_COMPRESSION_TYPE xz)
  set(CPACK_DEBIAN_PACKAGE_SECTION net)
  set(CPACK_DEBIAN_PACKAGE_PRIORITY optional)
  set(CPACK_DEBIAN_PACKAGE_CONTROL_STRICT_PERMISSION ON)
  set(CPACK_DEBIAN_PACKAGE_CONTROL_EXTRA postinst prerm postrm)
  list(TRANSFORM CPACK_DEBIAN_PACKAGE_CONTROL_EXTRA PREPEND ${CMAKE_CURRENT_SOURCE_DIR}/debian/)
  string(CONCAT CPACK_DEBIAN_PACKAGE_DESCRIPTION
    "Keeps a STARFACE PBX and Microsoft Teams agreed on who may be disturbed:\n"
    "a Teams call or meeting sets the desk phone to do-not-disturb and gives it\n"
    "back afterwards, and a phone call shows in Teams. What users set by hand\n"
    "wins, and for each user the program says what it did and why.\n"
    "\n"
    "It needs an app registration in Microsoft Entra ID and an account on the\n"
    "PBX; a set-up leads through both. A demo with a built-in simulator runs\n"
    "without either.")
  # What is linked, as dpkg-shlibdeps finds it, and what is only loaded while running: the keychain, the journal's
  # database, Qt's words, the authorities behind https. (Pictures are drawn by the linked Qt SVG, not by its plugins.)
  set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
  string(JOIN ", " CPACK_DEBIAN_PACKAGE_DEPENDS
    libsecret-1-0 libqt6sql6-sqlite qt6-translations-l10n ca-certificates)
  string(JOIN ", " CPACK_DEBIAN_PACKAGE_RECOMMENDS
    "gnome-keyring | kwalletmanager | keepassxc" qt6-wayland)
endif()

# The package's own time, where whoever calls cpack has not set one.
file(CONFIGURE OUTPUT cpacksettings.cmake CONTENT [[
if("$ENV{SOURCE_DATE_EPOCH}" STREQUAL "")
  set(ENV{SOURCE_DATE_EPOCH} @PB_SOURCE_DATE@)
endif()
]] @ONLY)
set(CPACK_PROJECT_CONFIG_FILE ${CMAKE_CURRENT_BINARY_DIR}/cpacksettings.cmake)
include(CPack)
