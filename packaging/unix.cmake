# SPDX-License-Identifier: GPL-3.0-or-later
# Linux and its relatives: the places of the desktop standards, with manuals and completions.
install(TARGETS presence-bridge RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
# only the program calls them: not in anybody's PATH
install(TARGETS presence-simulator RUNTIME DESTINATION ${CMAKE_INSTALL_LIBEXECDIR}/presence-bridge)
if(TARGET presence-bridge-engine)
  install(TARGETS presence-bridge-engine RUNTIME DESTINATION ${CMAKE_INSTALL_LIBEXECDIR}/presence-bridge)
endif()

set(hicolor ${CMAKE_INSTALL_DATADIR}/icons/hicolor)
foreach(size IN LISTS icon_sizes)
  install(FILES ${icon_folder}/${size}.png
    DESTINATION ${hicolor}/${size}x${size}/apps RENAME ${PB_APP_ID}.png)
endforeach()
install(FILES ${icon} DESTINATION ${hicolor}/scalable/apps RENAME ${PB_APP_ID}.svg)
install(FILES icons/presence-bridge-symbolic.svg
  DESTINATION ${hicolor}/symbolic/apps RENAME ${PB_APP_ID}-symbolic.svg)

install(FILES linux/${PB_APP_ID}.desktop DESTINATION ${CMAKE_INSTALL_DATADIR}/applications)
configure_file(linux/${PB_APP_ID}.metainfo.xml.in ${PB_APP_ID}.metainfo.xml @ONLY)
install(FILES ${CMAKE_CURRENT_BINARY_DIR}/${PB_APP_ID}.metainfo.xml
  DESTINATION ${CMAKE_INSTALL_DATADIR}/metainfo)

install(FILES completions/presence-bridge.bash
  DESTINATION ${CMAKE_INSTALL_DATADIR}/bash-completion/completions RENAME presence-bridge)
install(FILES completions/_presence-bridge DESTINATION ${CMAKE_INSTALL_DATADIR}/zsh/vendor-completions)
install(FILES completions/presence-bridge.fish
  DESTINATION ${CMAKE_INSTALL_DATADIR}/fish/vendor_completions.d)

# The service, for the system and for one user.
if(CMAKE_SYSTEM_NAME STREQUAL "Linux")
  set(PB_SYSTEMD_FOLDER lib/systemd CACHE STRING "Where systemd looks for what packages bring, below the prefix")
  install(FILES linux/presence-bridge@.service DESTINATION ${PB_SYSTEMD_FOLDER}/system)
  install(FILES linux/presence-bridge-user@.service DESTINATION ${PB_SYSTEMD_FOLDER}/user RENAME presence-bridge@.service)
  install(FILES linux/presence-bridge.sysusers DESTINATION lib/sysusers.d RENAME presence-bridge.conf)
endif()

# Manuals and the changelog are compressed, as Debian wants it; -n leaves name and time out.
find_program(PB_GZIP gzip REQUIRED)
set(compressed "")
function(pb_compress source name)
  set(result ${CMAKE_CURRENT_BINARY_DIR}/${name}.gz)
  add_custom_command(OUTPUT ${result}
    COMMAND ${PB_GZIP} -9 -n -c ${source} > ${result} DEPENDS ${source} VERBATIM)
  set(compressed ${compressed} ${result} PARENT_SCOPE)
endfunction()
foreach(manual presence-bridge.1 presence-simulator.1)
  configure_file(manuals/${manual}.in ${manual} @ONLY)
  pb_compress(${CMAKE_CURRENT_BINARY_DIR}/${manual} ${manual})
  install(FILES ${CMAKE_CURRENT_BINARY_DIR}/${manual}.gz DESTINATION ${CMAKE_INSTALL_MANDIR}/man1)
endforeach()

set(changelog ${CMAKE_CURRENT_BINARY_DIR}/changelog)
add_custom_command(OUTPUT ${changelog}
  COMMAND ${CMAKE_COMMAND} -D SOURCE=${PROJECT_SOURCE_DIR}/CHANGELOG.md -D RESULT=${changelog}
    -D VERSION=${PROJECT_VERSION} "-DDATE=${PB_SOURCE_RFC2822}" "-DMAINTAINER=${PB_MAINTAINER}"
    -P ${CMAKE_CURRENT_SOURCE_DIR}/debian/changelog.cmake
  DEPENDS ${PROJECT_SOURCE_DIR}/CHANGELOG.md debian/changelog.cmake VERBATIM)
pb_compress(${changelog} changelog)
pb_compress(${PROJECT_SOURCE_DIR}/docs/operation.md operation.md)
add_custom_target(pb_documents ALL DEPENDS ${compressed})
set(documents ${CMAKE_INSTALL_DATADIR}/doc/presence-bridge)
install(FILES ${CMAKE_CURRENT_BINARY_DIR}/changelog.gz ${CMAKE_CURRENT_BINARY_DIR}/operation.md.gz debian/copyright
  DESTINATION ${documents})
