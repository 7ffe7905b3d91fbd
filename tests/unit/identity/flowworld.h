// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "identity/entraendpoints.h"
#include "identity/loopbacklistener.h"
#include "support/simulator.h"

#include <QJsonObject>
#include <QRegularExpression>

namespace pb::test {

/// What the tests of the flows in the browser share: a simulator with its registrations, and words for the
/// page.
class FlowWorld {
public:
    bool isReady() const { return m_simulator.isReady(); }
    Simulator &simulator() { return m_simulator; }
    const SimulatorInfo &info() const { return m_simulator.info(); }
    identity::EntraEndpoints endpoints() const { return {QUrl(info().entra), QUrl(info().graph)}; }

    /// True if the simulator agreed.
    bool set(const QJsonObject &settings) { return told(QStringLiteral("entra"), settings); }
    bool grant(const QJsonObject &permissions) { return told(QStringLiteral("grant"), permissions); }

    static identity::LoopbackSettings loopback()
    {
        identity::LoopbackSettings settings;
        settings.pages = {QStringLiteral("All well"), QStringLiteral("Return to Presence Bridge."),
            QStringLiteral("Not connected"), QStringLiteral("Return to Presence Bridge, it says why."),
            QStringLiteral("en")};
        return settings;
    }

    static bool isGuid(const QString &text)
    {
        static const QRegularExpression guid(
            QRegularExpression::anchoredPattern(QStringLiteral("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")));
        return guid.match(text).hasMatch();
    }

private:
    bool told(const QString &what, const QJsonObject &body)
    {
        return !m_simulator.control("POST", what, body).toObject().contains(QStringLiteral("error"));
    }

    Simulator m_simulator;
};

} // namespace pb::test
