# SPDX-License-Identifier: GPL-3.0-or-later
# Every file with words for a person, from the top of the tree. The test tst_words finds what is forgotten here.
set(PB_TRANSLATED_SOURCES
  app/commandline.cpp
  app/setupsession.cpp
  app/windowprogram.cpp
  ui/common/failures.cpp
  ui/common/reasons.cpp
  ui/common/sentences.cpp
  ui/monitor/banner.cpp
  ui/monitor/healthbar.cpp
  ui/monitor/modebadge.cpp
  ui/monitor/monitoractions.cpp
  ui/monitor/monitormodel.cpp
  ui/monitor/monitorstate.cpp
  ui/monitor/monitortable.cpp
  ui/monitor/monitortooltips.cpp
  ui/monitor/monitorwindow.cpp
  ui/terminal/checktext.cpp
  ui/terminal/terminaltable.cpp)
