// SPDX-License-Identifier: GPL-3.0-or-later
#include "setup/draftstore.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

using namespace pb::setup;
using namespace Qt::StringLiterals;
using pb::profile::Cloud;
using pb::profile::Proxy;

namespace {

Draft fullDraft()
{
    Draft draft;
    draft.profile.id = u"default"_s;
    draft.profile.name = u"Größe & Co"_s;
    draft.profile.tenantId = u"7d9b2f5e-31c4-4a86-9c57-1f0e8d2b6a43"_s;
    draft.profile.clientId = u"0c6e4f1a-58b3-4d27-8e90-a2b7c5d8e9f0"_s;
    draft.profile.readClientId = u"5b1d7c3e-9f42-4e68-b0a5-3c8d6e7f1a29"_s;
    draft.profile.directoryAccess = pb::profile::DirectoryAccess::Application;
    draft.profile.clientSecretExpires = QDate(2027, 5, 31);
    draft.profile.callback = {QUrl(u"https://bridge.example.com/callback"_s), 8400};
    draft.profile.starface = {QUrl(u"https://pbx.example.com"_s), u"0001"_s, QByteArray(32, 'x')};
    draft.profile.rules = pb::presence::everyKindOfBusy();
    draft.profile.proxy = {Proxy::Kind::Manual, u"proxy.example.com"_s, 8080, u"bridge"_s};
    draft.profile.extraCaFile = u"/etc/ssl/root.pem"_s;
    draft.profile.observeOnly = true;
    draft.sameApp = false;
    draft.consentElsewhere = true;
    draft.expiryNotKnown = true;
    draft.testUser = u"ada@example.com"_s;
    draft.reached = Step::Users;
    draft.current = Step::Starface;
    return draft;
}

Draft halfDraft()
{
    Draft draft;
    draft.profile.id = u"default"_s;
    draft.profile.tenantId = u"7d9b2f5e-31"_s;
    draft.profile.clientId = u"0c6e"_s;
    draft.profile.starface.url = QUrl(u"http://pbx"_s);
    draft.profile.starface.login = u""_s;
    draft.profile.proxy.kind = Proxy::Kind::Manual;
    draft.profile.extraCaFile = u"relative.pem"_s;
    draft.profile.cloud = Cloud::Custom;
    draft.profile.customEndpoints.signIn = QUrl(u"http://127.0.0.1:1"_s);
    draft.testUser = u"ada@"_s;
    return draft;
}

QByteArray contents(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void put(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(bytes);
}

} // namespace

Q_DECLARE_METATYPE(pb::setup::Draft)

class TestDraftStore final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void whatIsWrittenIsReadAgain_data();
    void whatIsWrittenIsReadAgain();
    void aSecretInAWrongFieldGetsIntoNoFile_data();
    void aSecretInAWrongFieldGetsIntoNoFile();
    void onlyTheOwnerMayReadIt();
    void noFileIsNoProblem();
    void aDamagedDraftIsSetAside_data();
    void aDamagedDraftIsSetAside();
    void anOldDraftIsReplacedAsAWhole();
    void aFolderInTheWayIsTold();
};

void TestDraftStore::whatIsWrittenIsReadAgain_data()
{
    QTest::addColumn<Draft>("draft");
    QTest::addRow("everything entered") << fullDraft();
    QTest::addRow("half typed") << halfDraft();
    Draft empty;
    empty.profile.id = u"default"_s;
    QTest::addRow("nothing entered") << empty;
    Draft china = empty;
    china.chinaCloud = true;
    QTest::addRow("the China cloud") << china;
    for (int i = 0; i < stepCount; ++i) {
        Draft step = empty;
        step.reached = static_cast<Step>(i);
        step.current = static_cast<Step>(stepCount - 1 - i);
        QTest::addRow("page %d", i) << step;
    }
}

void TestDraftStore::whatIsWrittenIsReadAgain()
{
    QFETCH(Draft, draft);
    QTemporaryDir folder;
    const QString path = folder.filePath(u"new/folder/draft.json"_s);
    QVERIFY(saveDraft(draft, path));
    const LoadedDraft loaded = loadDraft(path);
    QVERIFY(!loaded.problem);
    QVERIFY(loaded.draft.has_value());
    QCOMPARE(draftToJson(*loaded.draft), draftToJson(draft));
    QVERIFY(*loaded.draft == draft);
}

void TestDraftStore::aSecretInAWrongFieldGetsIntoNoFile_data()
{
    QTest::addColumn<Draft>("draft");
    const auto row = [](const char *name, void (*change)(Draft &)) {
        Draft draft = fullDraft();
        change(draft);
        QTest::addRow("%s", name) << draft;
    };
    row("as tenant", [](Draft &d) { d.profile.tenantId = u"hUsh8Q~hush.hush_hush-hush1234567890abcd"_s; });
    row("as tenant, letters only",
        [](Draft &d) { d.profile.tenantId = u"hUshHushHushHushHushHushHushHushHushHushHush"_s; });
    row("as client id", [](Draft &d) { d.profile.clientId = u"hUsh8Qhush"_s; });
    row("as client id for reading", [](Draft &d) { d.profile.readClientId = u"hUsh8Qhush"_s; });
    row("in the address",
        [](Draft &d) { d.profile.starface.url = QUrl(u"https://a:hUsh@pbx.example.com"_s); });
    row("behind the login", [](Draft &d) { d.profile.starface.login = u"0001:hUsh"_s; });
    row("in the callback",
        [](Draft &d) { d.profile.callback.url = QUrl(u"https://a.example/?code=hUsh"_s); });
    row("in the proxy", [](Draft &d) { d.profile.proxy.host = u"a:hUsh@proxy"_s; });
    row("behind the proxy's user", [](Draft &d) { d.profile.proxy.user = u"me:hUsh"_s; });
}

void TestDraftStore::aSecretInAWrongFieldGetsIntoNoFile()
{
    QFETCH(Draft, draft);
    QTemporaryDir folder;
    const QString path = folder.filePath(u"draft.json"_s);
    QVERIFY(saveDraft(draft, path));
    QVERIFY2(!contents(path).toLower().contains("hush"), contents(path));
    QVERIFY(loadDraft(path).draft.has_value());
}

void TestDraftStore::onlyTheOwnerMayReadIt()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(u"draft.json"_s);
    QVERIFY(saveDraft(fullDraft(), path));
    const auto others =
        QFileDevice::ReadGroup | QFileDevice::ReadOther | QFileDevice::WriteGroup | QFileDevice::WriteOther;
    QVERIFY(!(QFileInfo(path).permissions() & others));
}

void TestDraftStore::noFileIsNoProblem()
{
    QTemporaryDir folder;
    const LoadedDraft loaded = loadDraft(folder.filePath(u"draft.json"_s));
    QVERIFY(!loaded.draft);
    QVERIFY(!loaded.problem);
}

void TestDraftStore::aDamagedDraftIsSetAside_data()
{
    QTest::addColumn<QByteArray>("bytes");
    const QByteArray whole = draftToJson(fullDraft());
    QTest::addRow("empty") << QByteArray();
    QTest::addRow("cut off") << whole.left(whole.size() / 2);
    QTest::addRow("garbage") << QByteArray("\x00\xff\x01{", 4);
    QTest::addRow("a list") << QByteArray("[1]");
    QTest::addRow("of a newer version") << QByteArray(whole).replace("\"version\": 1", "\"version\": 2");
    QTest::addRow("a flag that is none") << QByteArray(whole).replace("\"sameApp\": false", "\"sameApp\": 7");
    QTest::addRow("a page that there is not") << QByteArray(whole).replace("\"users\"", "\"nowhere\"");
    QTest::addRow("a number in place of a text")
        << QByteArray(whole).replace("\"starfaceLogin\": \"0001\"", "\"starfaceLogin\": 1");
    QTest::addRow("larger than any draft") << QByteArray(2 * 1024 * 1024, ' ');
}

void TestDraftStore::aDamagedDraftIsSetAside()
{
    QFETCH(QByteArray, bytes);
    QTemporaryDir folder;
    const QString path = folder.filePath(u"draft.json"_s);
    for (const QString &aside : QStringList{path + u".damaged"_s, path + u".damaged-2"_s}) {
        put(path, bytes);
        const LoadedDraft loaded = loadDraft(path);
        QVERIFY(!loaded.draft);
        QVERIFY(loaded.problem.has_value());
        QCOMPARE(loaded.problem->code, u"draft-damaged"_s);
        QVERIFY(!QFileInfo::exists(path));
        QCOMPARE(contents(aside), bytes);
    }
    QCOMPARE(contents(path + u".damaged"_s), bytes);
}

void TestDraftStore::anOldDraftIsReplacedAsAWhole()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(u"draft.json"_s);
    QVERIFY(saveDraft(fullDraft(), path));
    QVERIFY(saveDraft(halfDraft(), path));
    QVERIFY(*loadDraft(path).draft == halfDraft());
    QCOMPARE(QDir(folder.path()).entryList(QDir::Files | QDir::Hidden), QStringList{u"draft.json"_s});
    QVERIFY(removeDraft(path));
    QVERIFY(!QFileInfo::exists(path));
    QVERIFY(removeDraft(path));
}

void TestDraftStore::aFolderInTheWayIsTold()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(u"draft.json"_s);
    QVERIFY(QDir().mkpath(path));
    const auto saved = saveDraft(fullDraft(), path);
    QVERIFY(!saved);
    QCOMPARE(saved.error().code, u"draft-unwritable"_s);
    const LoadedDraft loaded = loadDraft(path);
    QVERIFY(loaded.problem.has_value());
    QCOMPARE(loaded.problem->code, u"draft-unreadable"_s);
    QVERIFY(QFileInfo(path).isDir());
}

QTEST_APPLESS_MAIN(TestDraftStore)
#include "tst_draftstore.moc"
