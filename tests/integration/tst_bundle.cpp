// SPDX-License-Identifier: GPL-3.0-or-later
#include "integration/bridge.h"
#include "program/composition.h"
#include "secrets/memorysecretstore.h"
#include "support/bundle.h"

#include <QJsonArray>
#include <QLoggingCategory>
#include <QTest>

using namespace pb;
using namespace pb::test;

namespace {

constexpr int patience = 30'000; // a limit for conditions, not a wait

/// Everything that was logged, before any redaction.
QByteArray &theLog()
{
    static QByteArray log;
    return log;
}

void keep(QtMsgType, const QMessageLogContext &, const QString &message)
{
    theLog() += message.toUtf8() + '\n';
}

} // namespace

/// A bundle made of a real run with every kind of trouble names nobody and holds no secret.
class TestBundle : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void nothingSecretOrPersonalIsInABundleOfARealRun();

private:
    support::BundleInput inputOf(Composition &composition) const;
    QStringList mustNotAppear(Simulator &simulator) const;
    void logTheWorst(Simulator &simulator) const;
};

support::BundleInput TestBundle::inputOf(Composition &composition) const
{
    support::BundleInput input;
    input.versions = support::versionInfo({}, {});
    input.profile = composition.profile();
    input.facts = composition.health().facts();
    const board::Board &board = composition.board();
    for (int i = 0; i < board.count(); ++i) {
        input.people.append(board.row(i).person);
        if (board.row(i).hasReport)
            input.reports.append(board.row(i).report);
    }
    input.writes = board.recentWrites();
    input.log = theLog();
    input.salt = "salt";
    return input;
}

QStringList TestBundle::mustNotAppear(Simulator &simulator) const
{
    const SimulatorInfo &info = simulator.info();
    QStringList words{info.clientSecret, info.refreshToken, info.starfacePassword, info.starfaceClientSecret,
        info.tenant, info.clientId, info.readClientId, QUrl(info.starface).host(), QStringLiteral("eyJ")};
    for (const QJsonValue &value : simulator.world().value(QStringLiteral("users")).toArray()) {
        const QJsonObject user = value.toObject();
        for (const char *member : {"email", "name", "graphId", "starfaceEmail"})
            words.append(user.value(QLatin1String(member)).toString());
    }
    words.removeAll(QString());
    words.removeDuplicates();
    return words;
}

/// What a careless line could say, on top of what the program does say.
void TestBundle::logTheWorst(Simulator &simulator) const
{
    const SimulatorInfo &info = simulator.info();
    qWarning().noquote() << "POST" << info.entra
                         << QStringLiteral("client_secret=%1&grant_type=x").arg(info.clientSecret);
    qWarning().noquote() << QStringLiteral("{\"refresh_token\":\"%1\"} password: %2")
                                .arg(info.refreshToken, info.starfacePassword);
    for (const QJsonValue &value : simulator.world().value(QStringLiteral("users")).toArray()) {
        const QJsonObject user = value.toObject();
        qWarning().noquote() << user.value(QStringLiteral("name")).toString() << "has"
                             << user.value(QStringLiteral("graphId")).toString();
    }
}

void TestBundle::nothingSecretOrPersonalIsInABundleOfARealRun()
{
    Simulator simulator({QStringLiteral("--users"), QStringLiteral("20")});
    QVERIFY2(simulator.isReady(), qPrintable(simulator.error()));
    const SimulatorInfo &info = simulator.info();
    const auto store = std::make_shared<secrets::MemorySecretStore>();
    const auto put = [&store](secrets::SecretKind kind, const QString &secret) {
        store->put({QStringLiteral("test"), kind}, core::Secret(secret));
    };
    put(secrets::SecretKind::ClientSecret, info.clientSecret);
    put(secrets::SecretKind::RefreshToken, info.refreshToken);
    put(secrets::SecretKind::StarfacePassword, info.starfacePassword);

    QLoggingCategory::setFilterRules(QStringLiteral("pb.*=true"));
    const QtMessageHandler before = qInstallMessageHandler(keep);
    QTemporaryDir home;
    core::SystemClock clock;
    Composition composition(
        {profileFor(info), home.filePath(QStringLiteral("claims.sqlite")), false, false}, store, clock);
    composition.start();
    QTRY_VERIFY_WITH_TIMEOUT(composition.engine() && composition.engine()->status().polls > 1, patience);

    // a write that fails, one that works, a call, garbage and a lost session
    const QStringList users = simulator.matchedEmails();
    simulator.control("POST", QStringLiteral("starface"), {{QStringLiteral("administrator"), false}});
    QVERIFY(simulator.setTeams(users.at(0), QStringLiteral("Busy"), QStringLiteral("InACall")));
    QTRY_COMPARE_WITH_TIMEOUT(composition.engine()->failedWrites().size(), 1, patience);
    simulator.control("POST", QStringLiteral("starface"), {{QStringLiteral("administrator"), true}});
    QVERIFY(simulator.setTeams(users.at(1), QStringLiteral("Busy"), QStringLiteral("InACall")));
    QVERIFY(simulator.setLine(users.at(2), QStringLiteral("InCall")));
    QVERIFY(simulator.addFault({{QStringLiteral("match"), QStringLiteral("getPresencesByUserId")},
        {QStringLiteral("kind"), QStringLiteral("garbage")}, {QStringLiteral("times"), 2}}));
    simulator.control("POST", QStringLiteral("entra"), {{QStringLiteral("expireTokens"), true}});
    QTRY_VERIFY_WITH_TIMEOUT(composition.board().recentWrites().size() >= 3, patience);
    QTRY_VERIFY_WITH_TIMEOUT(composition.health().facts().graph.failures() > 0, patience);

    logTheWorst(simulator);
    const support::Bundle bundle = support::makeBundle(inputOf(composition));
    qInstallMessageHandler(before);
    QVERIFY(theLog().contains("write failed"));
    QVERIFY(theLog().contains(users.at(0).toLower().toUtf8())); // so there was something to take out
    QByteArray whole;
    for (const support::ZipEntry &file : bundle.files)
        whole += file.content;
    const QString text = QString::fromUtf8(whole);
    QVERIFY(text.contains(QStringLiteral("write failed")));
    QVERIFY(text.contains(QStringLiteral("user-0001")));
    const QStringList words = mustNotAppear(simulator);
    QVERIFY(words.size() > 60);
    for (const QString &word : words)
        QVERIFY2(!text.contains(word, Qt::CaseInsensitive), qPrintable(word));
}

QTEST_GUILESS_MAIN(TestBundle)
#include "tst_bundle.moc"
