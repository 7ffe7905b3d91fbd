# SPDX-License-Identifier: GPL-3.0-or-later
# Headers that every source reads, read once: halves the time of a build from nothing. Off by default, because a
# build with them does not notice a missing #include; the package is always built without.
option(PB_PRECOMPILE "Read Qt's and the standard library's headers once for all sources" OFF)

if(PB_PRECOMPILE)
  file(CONFIGURE OUTPUT ${CMAKE_BINARY_DIR}/precompiled.cpp CONTENT "")
  # As few definitions as possible: what is defined here must be defined in every target that uses them.
  foreach(kind core widgets)
    add_library(pb_precompiled_${kind} OBJECT ${CMAKE_BINARY_DIR}/precompiled.cpp)
    set_target_properties(pb_precompiled_${kind} PROPERTIES AUTOMOC OFF AUTORCC OFF)
    target_link_libraries(pb_precompiled_${kind} PRIVATE pb_flags)
  endforeach()
  set(standard <algorithm> <chrono> <functional> <map> <memory> <optional> <unordered_map> <variant>)
  target_link_libraries(pb_precompiled_core PRIVATE Qt6::Core tl::expected)
  target_precompile_headers(pb_precompiled_core PRIVATE <QtCore> ${standard} <tl/expected.hpp>)
  target_link_libraries(pb_precompiled_widgets PRIVATE Qt6::Widgets tl::expected)
  target_precompile_headers(pb_precompiled_widgets PRIVATE <QtCore> <QtWidgets> ${standard} <tl/expected.hpp>)
endif()

# pb_precompile(core|widgets <targets...>)
# Has targets that link Qt6::Core, or Qt6::Widgets, use the headers where they are wanted at all.
function(pb_precompile kind)
  if(PB_PRECOMPILE)
    foreach(target ${ARGN})
      target_precompile_headers(${target} REUSE_FROM pb_precompiled_${kind})
    endforeach()
  endif()
endfunction()
