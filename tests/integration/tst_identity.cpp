// SPDX-License-Identifier: GPL-3.0-or-later
#include "integration/bridge.h"
#include "integration/simulatedsecrets.h"
#include "profile/profilestore.h"
#include "program/composition.h"

#include <QTest>

using namespace pb;
using namespace pb::test;
using namespace Qt::StringLiterals;

namespace {

constexpr int patience = 30'000; // a limit for conditions, not a wait

} // namespace

/// Who is who (M1–M3), as the engine of a real profile sees it while the directories change.
class TestIdentity : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();

    void whoIsExcludedStaysOutUnderANewAddress();
    void aNewDomainForAllTakesNobodyInAgain();
    void anOldProfileLearnsWhoItsAddressesMean();
    void anEntryThatFitsNobodyIsTold();
    void anAddressThatOnlyOneWithTeamsHasIsTheirs();
    void aFurtherAddressMatches();
    void aPairByHandNeedsNoAddress();
    void whoJoinsWithoutAPartnerIsShownAtOnce();

private:
    void start(const profile::Profile &profile);
    profile::Profile profile() const { return profileFor(m_simulator->info()); }
    QString graphId(const QString &email) const
    {
        return m_simulator->user(email).value(u"graphId"_s).toString();
    }
    int phoneId(const QString &email) const
    {
        return m_simulator->user(email).value(u"starfaceId"_s).toInt();
    }
    bool isSilent(int phone) const;
    void rename(const QString &email, const QString &to);
    void reread();
    const board::Row *row(const QString &key) const;
    sync::SyncEngine &engine() { return *m_composition->engine(); }

    core::SystemClock m_clock;
    const std::shared_ptr<secrets::MemorySecretStore> m_store =
        std::make_shared<secrets::MemorySecretStore>();
    std::unique_ptr<Simulator> m_simulator;
    std::unique_ptr<QTemporaryDir> m_home;
    std::unique_ptr<Composition> m_composition;
    QString m_anna;
    QString m_ben;
};

void TestIdentity::init()
{
    m_simulator = std::make_unique<Simulator>(QStringList{u"--users"_s, u"6"_s});
    QVERIFY2(m_simulator->isReady(), qPrintable(m_simulator->error()));
    m_home = std::make_unique<QTemporaryDir>();
    m_anna = m_simulator->matchedEmails().at(0);
    m_ben = m_simulator->matchedEmails().at(1);
    putSecrets(*m_store, profile().id, m_simulator->info());
}

void TestIdentity::cleanup()
{
    m_composition.reset();
    m_simulator.reset();
    m_home.reset();
}

void TestIdentity::start(const profile::Profile &profile)
{
    m_composition = std::make_unique<Composition>(
        Composition::Settings{profile, m_home->filePath(u"claims.sqlite"_s), false, false}, m_store, m_clock);
    m_composition->start();
    QTRY_VERIFY_WITH_TIMEOUT(m_composition->engine() && engine().status().polls > 0, patience);
}

bool TestIdentity::isSilent(int phone) const
{
    for (const QJsonValue &user : m_simulator->world().value(u"users"_s).toArray()) {
        if (user[u"starfaceId"_s].toInt() == phone)
            return user[u"dnd"_s].toBool();
    }
    return false;
}

/// On both sides, the name that is signed in with included.
void TestIdentity::rename(const QString &email, const QString &to)
{
    const QString phone = u"email/pbx:%1"_s.arg(phoneId(email));
    m_simulator->control(
        "POST", u"email/"_s + graphId(email), {{u"email"_s, to}, {u"userPrincipalName"_s, to}});
    m_simulator->control("POST", phone, {{u"email"_s, to}});
}

void TestIdentity::reread()
{
    engine().syncNow();
    const int polls = engine().status().polls;
    QTRY_VERIFY_WITH_TIMEOUT(engine().status().polls >= polls + 2, patience);
}

const board::Row *TestIdentity::row(const QString &key) const
{
    const board::Board &board = m_composition->board();
    const int place = board.indexOf(key);
    return place < 0 ? nullptr : &board.row(place);
}

void TestIdentity::whoIsExcludedStaysOutUnderANewAddress()
{
    start(profile());
    engine().setExcluded(m_anna.toLower(), true);
    const QString married = u"married@contoso.example"_s;
    const int phone = phoneId(m_anna);
    rename(m_anna, married);
    engine().syncNow();
    QTRY_VERIFY_WITH_TIMEOUT(row(married), patience);
    QVERIFY(m_simulator->setTeams(married, u"Busy"_s, u"InACall"_s));
    QTRY_VERIFY_WITH_TIMEOUT(
        row(married)->hasReport && row(married)->report.toStarface.status == presence::TeamsStatus::InCall,
        patience);
    QCOMPARE(row(married)->report.toStarface.reason, presence::Reason::Excluded);
    reread();
    QVERIFY(!isSilent(phone));
}

void TestIdentity::aNewDomainForAllTakesNobodyInAgain()
{
    profile::Profile old = profile();
    const QStringList people = m_simulator->matchedEmails();
    old.excluded = {{{}, 0, people.at(0).toLower()}, {{}, 0, people.at(1).toLower()}};
    start(old);
    QStringList renamed;
    for (const QString &email : people) {
        renamed << email.section(u'@', 0, 0).toLower() + u"@fabrikam.example"_s;
        rename(email, renamed.constLast());
    }
    engine().syncNow();
    QTRY_VERIFY_WITH_TIMEOUT(row(renamed.constLast()), patience);
    QVERIFY(!row(people.at(0).toLower()));
    for (const QString &email : std::as_const(renamed))
        QVERIFY(m_simulator->setTeams(email, u"Busy"_s, u"InACall"_s));
    QTRY_COMPARE_WITH_TIMEOUT(engine().status().dndClaims, 4, patience);
    QVERIFY(!isSilent(phoneId(renamed.at(0))) && !isSilent(phoneId(renamed.at(1))));
    QVERIFY(engine().status().settingsOfNobody.isEmpty());
}

void TestIdentity::anOldProfileLearnsWhoItsAddressesMean()
{
    profile::Profile old = profile();
    old.excluded = {{{}, 0, m_anna.toLower()}, {{}, 0, u"lift@contoso.example"_s}};
    const QList<profile::Exclusion> learnt{
        {graphId(m_anna), phoneId(m_anna), m_anna.toLower()}, old.excluded.constLast()};
    Bridge bridge(*m_home);
    bridge.start(old, secretsFor(m_simulator->info()));
    QTRY_VERIFY_WITH_TIMEOUT(bridge.has({{u"event"_s, u"poll"_s}}), patience);
    QCOMPARE(bridge.terminate(), 0);
    const auto stored = profile::load(m_home->filePath(u"profile.json"_s));
    QVERIFY(stored);
    QCOMPARE(stored->excluded, learnt);
}

void TestIdentity::anEntryThatFitsNobodyIsTold()
{
    profile::Profile old = profile();
    old.excluded = {{{}, 0, m_anna.toLower()}, {{}, 0, u"lift@contoso.example"_s}};
    old.pairs = {{graphId(m_ben), 4711}};
    start(old);
    QCOMPARE(engine().status().settingsOfNobody,
        (QStringList{u"lift@contoso.example"_s, u"teams:%1 / starface:4711"_s.arg(graphId(m_ben))}));
    engine().setExcluded(u"lift@contoso.example"_s, false);
    QCOMPARE(engine().status().settingsOfNobody.size(), 1);
}

void TestIdentity::anAddressThatOnlyOneWithTeamsHasIsTheirs()
{
    // a second account with Anna's address, once without and once with Teams
    const auto add = [this](const QString &name, bool licensed) {
        const QString id = m_simulator
                               ->control("POST", u"users"_s,
                                   {{u"email"_s, QString(name + u"@contoso.example"_s)}, {u"name"_s, name},
                                       {u"in"_s, u"teams"_s}, {u"licensed"_s, licensed}})[u"graphId"_s]
                               .toString();
        m_simulator->control("POST", u"email/"_s + id, {{u"email"_s, m_anna}});
        return id;
    };
    const QString anna = graphId(m_anna);
    const QString room = add(u"room"_s, false);
    start(profile());
    QCOMPARE(engine().status().matched, 6);
    QCOMPARE(row(m_anna.toLower())->person.graphId, anna);
    QCOMPARE(row(u"teams:"_s + room)->person.match, presence::MatchKind::NoTeams);
    add(u"second"_s, true);
    engine().syncNow();
    QTRY_COMPARE_WITH_TIMEOUT(engine().status().matched, 5, patience);
}

void TestIdentity::aFurtherAddressMatches()
{
    m_simulator->control("POST", u"email/"_s + graphId(m_anna),
        {{u"email"_s, u"new@contoso.example"_s}, {u"userPrincipalName"_s, u"new@contoso.example"_s},
            {u"aliases"_s, QJsonArray{m_anna}}});
    start(profile());
    QCOMPARE(engine().status().matched, 6);
    QCOMPARE(row(m_anna.toLower())->person.matchedBy, presence::MatchedBy::ProxyAddress);
    QCOMPARE(row(m_anna.toLower())->person.email, u"new@contoso.example"_s);
}

void TestIdentity::aPairByHandNeedsNoAddress()
{
    const int phone = phoneId(m_anna);
    m_simulator->control("POST", u"email/pbx:%1"_s.arg(phone), {{u"email"_s, u"other@contoso.example"_s}});
    profile::Profile paired = profile();
    paired.pairs = {{graphId(m_anna), phone}};
    start(paired);
    QCOMPARE(engine().status().matched, 6);
    QVERIFY(m_simulator->setTeams(m_anna, u"Busy"_s, u"InACall"_s));
    QTRY_VERIFY_WITH_TIMEOUT(isSilent(phone), patience);
}

void TestIdentity::whoJoinsWithoutAPartnerIsShownAtOnce()
{
    start(profile());
    const int count = m_composition->board().count();
    m_simulator->control("POST", u"users"_s,
        {{u"email"_s, u"only@contoso.example"_s}, {u"name"_s, u"Only Phone"_s}, {u"in"_s, u"pbx"_s}});
    engine().syncNow();
    QTRY_COMPARE_WITH_TIMEOUT(m_composition->board().count(), count + 1, patience);
}

QTEST_GUILESS_MAIN(TestIdentity)
#include "tst_identity.moc"
