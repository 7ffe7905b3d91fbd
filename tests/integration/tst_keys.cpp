// SPDX-License-Identifier: GPL-3.0-or-later
#include "integration/bridge.h"
#include "profile/profilestore.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace pb;
using namespace pb::test;
using namespace Qt::StringLiterals;

/// `presence-bridge keys` against the simulator: what is planned, made, read back, listed and removed.
class TestKeys final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();

    void theyAreMadeAndRemoved_data();
    void theyAreMadeAndRemoved();
    void whatIsNotConfirmedIsLookedFor_data();
    void whatIsNotConfirmedIsLookedFor();
    void withoutTheRightNothingIsMadeAndItIsSaid();
    void whatStoppedHalfWayStandsInTheList();
    void whatIsAnothersByNowIsLeftAlone();
    void aDamagedListChangesNothing();
    void noKeyStaysThatIsInNoList();
    void aMistakeIsExplained_data();
    void aMistakeIsExplained();

private:
    int keys(const QStringList &arguments);
    void takeKeys(int users);
    QStringList lacking();
    QJsonArray list();
    int made();
    QString listFile() const { return m_home->filePath(u"state/presence-bridge/test/made-keys.json"_s); }
    QString said() { return QString::fromUtf8(m_bridge->output()); }

    std::unique_ptr<QTemporaryDir> m_home;
    std::unique_ptr<Simulator> m_simulator;
    std::unique_ptr<Bridge> m_bridge;
};

void TestKeys::init()
{
    m_home = std::make_unique<QTemporaryDir>();
    m_simulator = std::make_unique<Simulator>(QStringList{u"--users"_s, u"6"_s});
    QVERIFY2(m_simulator->isReady(), qPrintable(m_simulator->error()));
}

void TestKeys::cleanup()
{
    if (QTest::currentTestFailed() && m_bridge)
        qInfo().noquote() << m_bridge->everything().right(4000);
    m_bridge.reset();
    m_simulator.reset();
    m_home.reset();
}

int TestKeys::keys(const QStringList &arguments)
{
    m_bridge = std::make_unique<Bridge>(*m_home);
    const QString file = m_home->filePath(u"profile.json"_s);
    if (!profile::save(profileFor(m_simulator->info()), file))
        return -2;
    m_bridge->startWith(
        QStringList{u"keys"_s, u"--profile"_s, file, u"--secrets-stdin"_s, u"--language"_s, u"en"_s}
            + arguments,
        QJsonDocument(secretsFor(m_simulator->info())).toJson());
    return m_bridge->waitForEnd();
}

/// Of so many users.
void TestKeys::takeKeys(int users)
{
    const QStringList emails = m_simulator->matchedEmails();
    for (int i = 0; i < users; ++i)
        m_simulator->control("POST", u"key/"_s + emails.at(i), {{u"has"_s, false}});
}

/// Who has none, by their address.
QStringList TestKeys::lacking()
{
    QStringList emails;
    const QJsonArray users = m_simulator->world().value("users"_L1).toArray();
    for (const QJsonValue &user : users) {
        if (user["hasKey"_L1] == false)
            emails << user["starfaceEmail"_L1].toString();
    }
    return emails;
}

QJsonArray TestKeys::list()
{
    QFile file(listFile());
    return file.open(QIODevice::ReadOnly)
        ? QJsonDocument::fromJson(file.readAll()).object().value("keys"_L1).toArray()
        : QJsonArray();
}

/// How often a key was made or removed.
int TestKeys::made()
{
    int count = 0;
    for (const QJsonValue &request : m_simulator->requests())
        count += request.toObject().contains("written"_L1) ? 1 : 0;
    return count;
}

void TestKeys::theyAreMadeAndRemoved_data()
{
    QTest::addColumn<bool>("version10");
    QTest::addRow("as published") << false;
    QTest::addRow("version 10") << true;
}

void TestKeys::theyAreMadeAndRemoved()
{
    QFETCH(const bool, version10);
    m_simulator->control("POST", u"starface"_s, {{u"version10"_s, version10}});
    takeKeys(3);
    const QStringList emails = lacking();
    QCOMPARE(emails.size(), 3);
    QCOMPARE(keys({u"--plan"_s}), 0);
    QVERIFY2(said().contains(u"no busy-lamp key for 3 users:"), qPrintable(said()));
    for (const QString &email : emails)
        QVERIFY2(said().contains(u'<' + email + u'>'), qPrintable(said()));
    QCOMPARE(made(), 0);
    QCOMPARE(lacking(), emails);

    QCOMPARE(keys({u"--apply"_s}), 0);
    QVERIFY2(said().startsWith(u"3 busy-lamp keys made"), qPrintable(said()));
    QCOMPARE(lacking(), QStringList());
    QCOMPARE(made(), 3); // and none for the account itself
    QCOMPARE(list().size(), 3);
    QCOMPARE(QFile::permissions(listFile()) & (QFileDevice::ReadGroup | QFileDevice::ReadOther),
        QFileDevice::Permissions());
    QCOMPARE(keys({u"--plan"_s}), 0);
    QVERIFY2(said().contains(u"for every user"), qPrintable(said()));
    QCOMPARE(keys({u"--apply"_s}), 0);
    QCOMPARE(made(), 3);

    QCOMPARE(keys({u"--undo"_s}), 0);
    QVERIFY2(said().startsWith(u"3 busy-lamp keys removed"), qPrintable(said()));
    QCOMPARE(lacking(), emails);
    QVERIFY(!QFile::exists(listFile()));
    QCOMPARE(keys({u"--undo"_s}), 0);
    QCOMPARE(made(), 6);
}

void TestKeys::whatIsNotConfirmedIsLookedFor_data()
{
    QTest::addColumn<QString>("kind");
    QTest::addColumn<int>("left");
    QTest::addRow("the answer is lost") << u"dropAfter"_s << 0;
    QTest::addRow("the answer is cut") << u"truncate"_s << 0;
    // the other form is tried, and what that makes for the account itself is removed
    QTest::addRow("it was confirmed, and not done") << u"garbage"_s << 2;
}

void TestKeys::whatIsNotConfirmedIsLookedFor()
{
    QFETCH(const QString, kind);
    QFETCH(const int, left);
    takeKeys(2);
    m_simulator->control("POST", u"starface"_s, {{u"version10"_s, true}});
    QVERIFY(m_simulator->addFault({{u"match"_s, u"POST /rest/functionkeysets"_s}, {u"kind"_s, kind}}));
    QCOMPARE(keys({u"--apply"_s}), left == 0 ? 0 : 1);
    QCOMPARE(lacking().size(), left);
    QCOMPARE(list().size(), 2 - left);
    QCOMPARE(made(), 2);
    QCOMPARE(keys({u"--apply"_s}), 0);
    QCOMPARE(lacking(), QStringList());
}

void TestKeys::withoutTheRightNothingIsMadeAndItIsSaid()
{
    m_simulator->control("POST", u"starface"_s, {{u"keyRight"_s, false}});
    takeKeys(2);
    QCOMPARE(keys({u"--apply"_s}), 1);
    QVERIFY2(m_bridge->errorText().contains("may not change its function keys"),
        m_bridge->errorText().constData());
    QCOMPARE(made(), 0);
    QCOMPARE(lacking().size(), 2);
    QVERIFY(!QFile::exists(listFile()));
}

void TestKeys::whatStoppedHalfWayStandsInTheList()
{
    takeKeys(3);
    m_simulator->control("POST", u"starface"_s, {{u"version10"_s, true}});
    // the third fails, and so does looking after it
    QVERIFY(m_simulator->addFault({{u"match"_s, u"POST /rest/functionkeysets"_s}, {u"kind"_s, u"delay"_s},
        {u"delaySeconds"_s, 0}, {u"times"_s, 2}}));
    QVERIFY(m_simulator->addFault({{u"match"_s, u"POST /rest/functionkeysets"_s}, {u"kind"_s, u"status"_s},
        {u"status"_s, 500}, {u"times"_s, 9}}));
    QCOMPARE(keys({u"--apply"_s}), 1);
    QVERIFY2(said().startsWith(u"2 busy-lamp keys made"), qPrintable(said()));
    QVERIFY(!m_bridge->errorText().isEmpty());
    QCOMPARE(lacking().size(), 1);
    QCOMPARE(list().size(), 2);
    m_simulator->control("DELETE", u"fault"_s);
    QCOMPARE(keys({u"--apply"_s}), 0);
    QCOMPARE(list().size(), 3);
    QCOMPARE(keys({u"--undo"_s}), 0);
    QCOMPARE(lacking().size(), 3);
}

void TestKeys::whatIsAnothersByNowIsLeftAlone()
{
    takeKeys(1);
    QCOMPARE(keys({u"--apply"_s}), 0);
    QJsonArray keysMade = list();
    QCOMPARE(keysMade.size(), 1);
    // the key of that id shows somebody else's phone by now
    QJsonObject key = keysMade.first().toObject();
    key.insert(u"user"_s, 4711);
    QFile file(listFile());
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(QJsonDocument(QJsonObject{{u"keys"_s, QJsonArray{key}}}).toJson());
    file.close();
    QCOMPARE(keys({u"--undo"_s}), 0);
    QVERIFY2(said().startsWith(u"0 busy-lamp keys removed"), qPrintable(said()));
    QCOMPARE(lacking(), QStringList());
    QVERIFY(!QFile::exists(listFile()));
}

void TestKeys::aDamagedListChangesNothing()
{
    takeKeys(1);
    QCOMPARE(keys({u"--apply"_s}), 0);
    QFile file(listFile());
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("{");
    file.close();
    takeKeys(2);
    for (const QString &order : {u"--apply"_s, u"--undo"_s}) {
        QCOMPARE(keys({order}), 1);
        QVERIFY(!m_bridge->errorText().isEmpty());
    }
    QCOMPARE(made(), 1);
    QCOMPARE(lacking().size(), 2);
}

void TestKeys::noKeyStaysThatIsInNoList()
{
    takeKeys(2);
    const QStringList emails = lacking();
    // where the folder of the list should be, there is a file
    QVERIFY(QDir().mkpath(m_home->filePath(u"state/presence-bridge"_s)));
    QFile inTheWay(m_home->filePath(u"state/presence-bridge/test"_s));
    QVERIFY(inTheWay.open(QIODevice::WriteOnly));
    QCOMPARE(keys({u"--apply"_s}), 1);
    QCOMPARE(lacking(), emails);
    QCOMPARE(said(), QString());
    QVERIFY2(m_bridge->errorText().startsWith("A file could not be read or written."),
        m_bridge->errorText().constData());
    QVERIFY2(m_bridge->errorText().contains("made-keys.json"), m_bridge->errorText().constData());
    QVERIFY(inTheWay.remove());
    QCOMPARE(keys({u"--apply"_s}), 0);
    QCOMPARE(list().size(), 2);
}

void TestKeys::aMistakeIsExplained_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QByteArray>("words");
    QTest::addRow("nothing to do") << QStringList{u"keys"_s} << QByteArray("\"keys\" takes one of");
    QTest::addRow("two things to do")
        << QStringList{u"keys"_s, u"--plan"_s, u"--undo"_s} << QByteArray("\"keys\" takes one of");
    QTest::addRow("a further word") << QStringList{u"keys"_s, u"all"_s, u"--plan"_s}
                                    << QByteArray("\"keys\" takes one of");
    QTest::addRow("without the word") << QStringList{u"--apply"_s} << QByteArray("goes with \"keys\"");
    QTest::addRow("with another command")
        << QStringList{u"keys"_s, u"--plan"_s, u"--check"_s} << QByteArray("\"keys\" goes with --profile");
}

void TestKeys::aMistakeIsExplained()
{
    QFETCH(const QStringList, arguments);
    QFETCH(const QByteArray, words);
    m_bridge = std::make_unique<Bridge>(*m_home);
    m_bridge->startWith(arguments + QStringList{u"--language"_s, u"en"_s});
    QCOMPARE(m_bridge->waitForEnd(), 2);
    QVERIFY2(m_bridge->errorText().contains(words), m_bridge->errorText().constData());
}

QTEST_GUILESS_MAIN(TestKeys)
#include "tst_keys.moc"
