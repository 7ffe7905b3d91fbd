# SPDX-License-Identifier: GPL-3.0-or-later
# The time that every file of a package bears: $SOURCE_DATE_EPOCH, else that of the last commit, else that of the
# changelog, so that the same source gives the same package. Sets PB_SOURCE_DATE (seconds since 1970), PB_SOURCE_DAY
# (2026-01-31) and PB_SOURCE_RFC2822.
set(PB_SOURCE_DATE "$ENV{SOURCE_DATE_EPOCH}")
if(PB_SOURCE_DATE STREQUAL "" AND EXISTS ${PROJECT_SOURCE_DIR}/.git)
  find_program(PB_GIT git)
  if(PB_GIT)
    execute_process(COMMAND ${PB_GIT} -C ${PROJECT_SOURCE_DIR} log -1 --format=%ct
      OUTPUT_VARIABLE PB_SOURCE_DATE OUTPUT_STRIP_TRAILING_WHITESPACE ERROR_QUIET)
  endif()
endif()
if(NOT PB_SOURCE_DATE MATCHES "^[0-9]+$")
  file(TIMESTAMP ${PROJECT_SOURCE_DIR}/CHANGELOG.md PB_SOURCE_DATE "%s" UTC)
endif()

# string(TIMESTAMP) has no other way to format a time that is not now
set(epoch_before "$ENV{SOURCE_DATE_EPOCH}")
set(ENV{SOURCE_DATE_EPOCH} ${PB_SOURCE_DATE})
string(TIMESTAMP PB_SOURCE_DAY "%Y-%m-%d" UTC)
string(TIMESTAMP PB_SOURCE_RFC2822 "%a, %d %b %Y %H:%M:%S +0000" UTC)
if(epoch_before STREQUAL "")
  unset(ENV{SOURCE_DATE_EPOCH})
else()
  set(ENV{SOURCE_DATE_EPOCH} ${epoch_before})
endif()
