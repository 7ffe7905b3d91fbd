// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/events.h"

namespace pb::service {

namespace {

struct Row {
    const char *id;
    int priority; ///< of syslog: 3 error, 4 warning, 5 notice, 6 information
};

Row row(Event event)
{
    switch (event) {
    case Event::Started:
        return {"5b87ae95fa534404ac63ad4342b4de2b", 6};
    case Event::Stopped:
        return {"7ddf7b816b24437bbc2d3bdf33879d43", 6};
    case Event::NotGivenBack:
        return {"b8b5bb07c5854c7792a52ae60a5af083", 3};
    case Event::OutageBegins:
        return {"256e4047e3f744879dcb15a5eb10066c", 4};
    case Event::OutageEnds:
        return {"be5ac4fc25a04dd6b1bfee79ac88e395", 5};
    case Event::ModeChanged:
        return {"1deb0cdedabd4e71b4c3d16e32890f6f", 5};
    case Event::SecretNeeded:
        return {"e6eda09a3baf4bbf8d338f108f86fa1c", 3};
    case Event::ProfileReloaded:
        return {"5bcc458e2bbe4b0fba62e2bc57ce26af", 5};
    case Event::ProfileRefused:
        break;
    }
    return {"3e968b78f60649bdbba99288fc675bb4", 3};
}

} // namespace

QByteArray messageId(Event event)
{
    return row(event).id;
}

QList<QByteArray> Entry::fields() const
{
    QList<QByteArray> fields{"MESSAGE=" + sentence.toUtf8(), "MESSAGE_ID=" + messageId(event),
        "PRIORITY=" + QByteArray::number(row(event).priority), "SYSLOG_IDENTIFIER=presence-bridge"};
    fields += more;
    return fields;
}

} // namespace pb::service
