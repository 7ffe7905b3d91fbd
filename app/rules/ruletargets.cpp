// SPDX-License-Identifier: GPL-3.0-or-later
#include "rules/ruletargets.h"

namespace pb::rules {

using namespace presence;

Barred barred(TeamsStatus status, DndTarget target)
{
    return status == TeamsStatus::Unknown && target != DndTarget::None ? Barred::NoInformation : Barred::No;
}

Barred barred(StarfaceStatus status, TeamsTarget target)
{
    if (target == TeamsTarget::None)
        return Barred::No;
    if (status == StarfaceStatus::Unknown)
        return Barred::NoInformation;
    if (status == StarfaceStatus::Available && target != TeamsTarget::Available)
        return Barred::IdleAssertsNothing;
    return Barred::No;
}

} // namespace pb::rules
