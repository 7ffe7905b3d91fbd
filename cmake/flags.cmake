# SPDX-License-Identifier: GPL-3.0-or-later
# Every compiler flag of the project hangs on this one target; only what a package needs beside it, code that can
# be loaded anywhere, is CMake's own property.
if(PB_DISTRIBUTE)
  include(CheckPIESupported)
  check_pie_supported()
  set(CMAKE_POSITION_INDEPENDENT_CODE ON)
endif()

add_library(pb_flags INTERFACE)
target_compile_features(pb_flags INTERFACE cxx_std_20)
target_compile_definitions(pb_flags INTERFACE
  QT_NO_KEYWORDS QT_NO_CAST_FROM_ASCII QT_NO_CAST_TO_ASCII QT_NO_URL_CAST_FROM_STRING
  QT_NO_FOREACH QT_DISABLE_DEPRECATED_BEFORE=0x060400 QT_USE_QSTRINGBUILDER)
if(CMAKE_CXX_COMPILER_ID MATCHES "GNU|Clang")
  target_compile_options(pb_flags INTERFACE
    -Wall -Wextra -Wpedantic -Wshadow -Wnon-virtual-dtor -Woverloaded-virtual -Wcast-align
    -Wunused -Wformat=2 -Wimplicit-fallthrough)
  if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
    # g++ 12 takes the unused half of a tl::expected<void, Error> for uninitialised when it optimises or instruments
    target_compile_options(pb_flags INTERFACE -Wno-maybe-uninitialized)
  endif()
  if(PB_WERROR)
    target_compile_options(pb_flags INTERFACE -Werror)
  endif()
  if(PB_SANITIZE)
    target_compile_options(pb_flags INTERFACE
      -fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer)
    target_link_options(pb_flags INTERFACE -fsanitize=address,undefined)
  endif()
  if(PB_TESTS AND NOT PB_DISTRIBUTE)
    # two hundred test programs are linked in a third of the time
    include(CheckLinkerFlag)
    check_linker_flag(CXX -fuse-ld=mold PB_HAS_MOLD)
    if(PB_HAS_MOLD)
      target_link_options(pb_flags INTERFACE -fuse-ld=mold)
    endif()
  endif()
  if(PB_FUZZ)
    target_compile_options(pb_flags INTERFACE -fsanitize=fuzzer-no-link)
  endif()
  if(PB_DISTRIBUTE)
    target_compile_options(pb_flags INTERFACE
      -U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=2 -fstack-protector-strong
      -ffile-prefix-map=${PROJECT_BINARY_DIR}=build -ffile-prefix-map=${PROJECT_SOURCE_DIR}=.)
    include(CheckCXXCompilerFlag)
    foreach(flag -fstack-clash-protection -fcf-protection) # not on every processor
      string(MAKE_C_IDENTIFIER "PB_HAS${flag}" known)
      check_cxx_compiler_flag(${flag} ${known})
      if(${known})
        target_compile_options(pb_flags INTERFACE ${flag})
      endif()
    endforeach()
    if(NOT APPLE)
      # what a program file does not call is left out of it: its pages are most of an idle engine's memory
      target_compile_options(pb_flags INTERFACE -ffunction-sections -fdata-sections)
      target_link_options(pb_flags INTERFACE -Wl,-z,relro,-z,now -Wl,--gc-sections)
    endif()
  endif()
elseif(MSVC)
  target_compile_options(pb_flags INTERFACE /W4 /permissive- /utf-8)
  if(PB_WERROR)
    target_compile_options(pb_flags INTERFACE /WX)
  endif()
endif()

# Behind pb_flags where tests are compiled: without the checks that take a third of that time and tell nothing in
# test code, where AddressSanitizer stops at such a pointer, too. The product's own libraries keep them.
add_library(pb_test_flags INTERFACE)
if(PB_SANITIZE)
  target_compile_options(pb_test_flags INTERFACE -fno-sanitize=null,alignment,vptr)
endif()
