// SPDX-License-Identifier: GPL-3.0-or-later
#include "program/hygiene.h"

#include "core/folders.h"

#include <QFile>
#include <QtGlobal>

#ifdef Q_OS_UNIX
#include <sys/resource.h>
#include <sys/stat.h>
#endif
#ifdef Q_OS_LINUX
#include <sys/prctl.h>
#endif

namespace pb {

void keepSecretsInside()
{
#ifdef Q_OS_UNIX
    const rlimit none{0, 0};
    setrlimit(RLIMIT_CORE, &none);
#endif
    // a build to be debugged, or watched by a sanitizer, is looked into
#if defined(Q_OS_LINUX) && defined(NDEBUG) && !defined(__SANITIZE_ADDRESS__)
    prctl(PR_SET_DUMPABLE, 0);
#endif
}

void keepFilesPrivate()
{
#ifdef Q_OS_UNIX
    umask(S_IRWXG | S_IRWXO);
    const auto closeFolder = [](const char *handedOver, const QString &folder) {
        // the rights of a folder that a service manager hands over are its business
        if (!qEnvironmentVariableIsSet(handedOver) && QFile::exists(folder))
            QFile::setPermissions(folder, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    };
    closeFolder("CONFIGURATION_DIRECTORY", core::configFolder());
    closeFolder("STATE_DIRECTORY", core::stateFolder());
#endif
}

} // namespace pb
