// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/simulator.h"

namespace pb::test {

/// The requests of the product, made by hand, so that the simulator is not judged by the code it will judge.
class SimulatorClient {
public:
    explicit SimulatorClient(Simulator &simulator);

    HttpAnswer token(const QList<QPair<QByteArray, QByteArray>> &form, const QString &tenant = {});
    QList<QPair<QByteArray, QByteArray>> secretForm() const;
    QByteArray applicationToken();
    QByteArray delegatedToken();

    HttpAnswer graph(const QByteArray &method, const QString &path, const QByteArray &bearer);
    HttpAnswer graph(
        const QByteArray &method, const QString &path, const QByteArray &bearer, const QJsonObject &body);
    QJsonObject presenceBody(
        const char *availability, const char *activity, const char *duration = "PT5M") const;
    /// "Availability/Activity" as Graph reads it.
    QString presence(const QString &graphId, const QByteArray &bearer);

    QByteArray restNonce();
    HttpAnswer restLogin(const QByteArray &nonce, const QString &password);
    HttpAnswer rest(const QByteArray &method, const QString &path, const QByteArray &token);
    HttpAnswer rest(
        const QByteArray &method, const QString &path, const QByteArray &token, const QJsonObject &body);

    /// One UCI call; keeps the cookie as the PBX demands.
    HttpAnswer uci(const QByteArray &method, const QByteArray &parameters = {}, const QString &password = {});
    void forgetCookie() { m_cookie.clear(); }

private:
    Simulator &m_simulator;
    QByteArray m_cookie;
};

QByteArray sha512Hex(const QByteArray &text);

} // namespace pb::test
