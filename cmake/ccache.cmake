# SPDX-License-Identifier: GPL-3.0-or-later
find_program(CCACHE ccache)
if(CCACHE AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
  set(CMAKE_CXX_COMPILER_LAUNCHER ${CCACHE})
  if(PB_PRECOMPILE AND CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
    # what ccache asks for before it keeps anything that was built with precompiled headers
    set(CMAKE_CXX_COMPILER_LAUNCHER
      ${CMAKE_COMMAND} -E env CCACHE_SLOPPINESS=pch_defines,time_macros,include_file_mtime,include_file_ctime ${CCACHE})
    target_compile_options(pb_flags INTERFACE -fpch-preprocess)
  endif()
endif()
