// SPDX-License-Identifier: GPL-3.0-or-later
#include "words/language.h"
#include "words/sentences.h"
#include "words/times.h"

#include <QDate>
#include <QLocale>
#include <QSet>
#include <QTest>

#include <functional>
#include <vector>

using namespace pb;
using namespace pb::presence;
using core::ErrorKind;
using ui::Service;

/// Everything that the program can have to say has words, in each language its own.
class TestSentences : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void cleanup() { ui::installLanguage(*QCoreApplication::instance(), QStringLiteral("en")); }
    void everyValueHasWordsInBothLanguages_data();
    void everyValueHasWordsInBothLanguages();
    void valuesOfOneEnumDiffer();
    void theirOwnWordsForTheirStates_data();
    void theirOwnWordsForTheirStates();
    void aCodeSaysMoreThanItsKind_data();
    void aCodeSaysMoreThanItsKind();
    void aCodeMeansSomethingOnlyWithItsKind();
    void everyHintOfEntraHasItsOwnWords();
    void anUnknownCodeOfEntraSaysWhatMicrosoftSays();
    void aKeychainThatFailsNamesItself();
    void aFailureInOneLineNamesItsCode();
    void whatIsMappedIsWhatStandsBecauseOfUs_data();
    void whatIsMappedIsWhatStandsBecauseOfUs();
    void theMoreTellingDirectionIsShown();
    void aLanguageIsChosen_data();
    void aLanguageIsChosen();
    void durationsAreShort_data();
    void durationsAreShort();
    void datesHaveTheirWholeYear_data();
    void datesHaveTheirWholeYear();
};

using Say = std::function<QString()>;
Q_DECLARE_METATYPE(Say)

static const QStringList codes{QStringLiteral("AADSTS7000215"), QStringLiteral("AADSTS7000222"),
    QStringLiteral("AADSTS7000218"), QStringLiteral("AADSTS700025"), QStringLiteral("AADSTS700016"),
    QStringLiteral("AADSTS7000112"), QStringLiteral("AADSTS90002"), QStringLiteral("AADSTS900023"),
    QStringLiteral("AADSTS65001"), QStringLiteral("AADSTS65004"), QStringLiteral("AADSTS90094"),
    QStringLiteral("AADSTS50011"), QStringLiteral("AADSTS50105"), QStringLiteral("AADSTS53003"),
    QStringLiteral("AADSTS50076"), QStringLiteral("AADSTS70008"), QStringLiteral("AADSTS54005"),
    QStringLiteral("AADSTS501481"), QStringLiteral("AADSTS50196"), QStringLiteral("secret-needed"),
    QStringLiteral("sign-in-needed"), QStringLiteral("proxy"), QStringLiteral("truncated"),
    QStringLiteral("too-large"), QStringLiteral("too-long"), QStringLiteral("no-presence-api"),
    QStringLiteral("certificate-changed"), QStringLiteral("certificate-untrusted"),
    QStringLiteral("AADSTS50079"), QStringLiteral("AADSTS700082"), QStringLiteral("AADSTS50173"),
    QStringLiteral("consent-refused"), QStringLiteral("state-mismatch"), QStringLiteral("tenant-mismatch"),
    QStringLiteral("time-limit"), QStringLiteral("no-refresh-token"), QStringLiteral("port-in-use"),
    QStringLiteral("port-refused"), QStringLiteral("permission-missing"),
    QStringLiteral("secret-not-entered"), QStringLiteral("entry-missing"), QStringLiteral("not-checked"),
    QStringLiteral("no-test-user"), QStringLiteral("not-put-back"), QStringLiteral("not-confirmed"),
    QStringLiteral("changed-meanwhile"), QStringLiteral("no-certificate"), QStringLiteral("no-entry"),
    QStringLiteral("no-key-set"), QStringLiteral("key-not-made"), QStringLiteral("key-right-missing"),
    QStringLiteral("keys-changed"), QStringLiteral("not-given"), QStringLiteral("control-character"),
    QStringLiteral("only-direct"), QStringLiteral("only-proxy"), QStringLiteral("request-refused"),
    QStringLiteral("starface-right-missing"), QStringLiteral("starface-external-identity"),
    QStringLiteral("starface-client-secret-needed"), QStringLiteral("starface-client-secret-refused"),
    QStringLiteral("starface-password-refused"), QStringLiteral("starface-password-reset"),
    QStringLiteral("starface-bearer-only"), QStringLiteral("starface-too-old"),
    QStringLiteral("starface-no-realm"), QStringLiteral("starface-kind-changed")};
static const QStringList keychainCodes{QStringLiteral("no-service"), QStringLiteral("no-keyring"),
    QStringLiteral("locked"), QStringLiteral("denied"), QStringLiteral("no-answer"),
    QStringLiteral("failed")};

static core::Error failed(ErrorKind kind, const QString &code = {})
{
    core::Error error;
    error.kind = kind;
    error.code = code;
    return error;
}

static QString inLanguage(const char *code, const Say &say)
{
    ui::installLanguage(*QCoreApplication::instance(), QString::fromLatin1(code));
    return say();
}

static void addFailure(const QString &name, const core::Error &error)
{
    for (const auto service : {Service::MicrosoftGraph, Service::Starface, Service::Storage, Service::SignIn,
             Service::Keychain, Service::Profile}) {
        const auto row = [&](const char *part, const Say &say) {
            QTest::addRow("%s: %s, service %d", part, qPrintable(name), static_cast<int>(service))
                << say << false;
        };
        row("what failed", [=] { return ui::failureText(error, service).what; });
        row("why", [=] { return ui::failureText(error, service).why; });
        row("what to do", [=] { return ui::failureText(error, service).remedy; });
        row("in one line", [=] { return ui::failureLine(error, service); });
    }
    QTest::addRow("in one sentence: %s", qPrintable(name))
        << Say([=] { return ui::sentence(error); }) << false;
}

void TestSentences::everyValueHasWordsInBothLanguages_data()
{
    QTest::addColumn<Say>("say");
    QTest::addColumn<bool>("maybeSame"); ///< a word that both languages share
    const auto row = [](const char *what, auto value, Say say, bool maybeSame = false) {
        QTest::addRow("%s %d", what, static_cast<int>(value)) << std::move(say) << maybeSame;
    };
    for (std::size_t i = 0; i < reasonCount; ++i) {
        for (const Side side : {Side::Starface, Side::Teams})
            QTest::addRow("reason %zu on side %d", i, static_cast<int>(side))
                << Say([=] { return ui::reasonText(static_cast<Reason>(i), side); }) << false;
    }
    for (const auto action : allActions)
        row("action", action, [=] { return ui::actionText(action); });
    for (const auto withheld : {Withheld::ObserveOnly, Withheld::Paused, Withheld::Brake})
        row("withheld", withheld, [=] { return ui::withheldText(withheld); });
    for (std::size_t i = 0; i < matchKindCount; ++i)
        row("match", i, [=] { return ui::matchText(static_cast<MatchKind>(i)); });
    for (const auto by :
        {MatchedBy::Hand, MatchedBy::Mail, MatchedBy::PrincipalName, MatchedBy::ProxyAddress})
        row("matched by", by, [=] { return ui::matchedByText(by); });
    row("nearest", 0, [] {
        return ui::unmatchedText(MatchKind::Ambiguous, QStringLiteral("Anna")).section(u'.', 1).trimmed();
    });
    for (const auto status : allTeamsStatuses)
        row(
            "Teams status", status, [=] { return ui::statusText(status); }, status == TeamsStatus::Offline);
    for (const auto status : allStarfaceStatuses)
        row("STARFACE status", status, [=] { return ui::statusText(status); });
    for (const auto target : {DndTarget::None, DndTarget::On, DndTarget::Off})
        row("target for STARFACE", target, [=] { return ui::targetText(target); });
    for (const auto target :
        {TeamsTarget::None, TeamsTarget::BusyInACall, TeamsTarget::Available, TeamsTarget::DoNotDisturb})
        row("target for Teams", target, [=] { return ui::targetText(target); });
    for (const auto mode : {sync::Mode::Live, sync::Mode::ObserveOnly, sync::Mode::Paused})
        row(
            "mode", mode, [=] { return ui::modeText(mode); }, mode == sync::Mode::Live);
    for (const auto service : {Service::MicrosoftGraph, Service::Starface})
        row(
            "service", service, [=] { return ui::serviceName(service); }, true);
    for (int kind = 0; kind <= static_cast<int>(ErrorKind::Internal); ++kind)
        addFailure(core::kindName(static_cast<ErrorKind>(kind)), failed(static_cast<ErrorKind>(kind)));
    for (const QString &code : codes)
        addFailure(code, failed(ErrorKind::Unauthorized, code));
    for (const QString &code : keychainCodes)
        addFailure(code, failed(ErrorKind::KeychainUnavailable, code));
    for (const auto *code :
        {"locked", "5", "11", "13", "draft-damaged", "draft-unreadable", "draft-unwritable"})
        addFailure(QStringLiteral("journal %1").arg(QLatin1String(code)),
            failed(ErrorKind::Storage, QString::fromLatin1(code)));
    core::Error throttled = failed(ErrorKind::Throttled);
    throttled.retryAfter = std::chrono::seconds{20};
    addFailure(QStringLiteral("throttled for a while"), throttled);
}

void TestSentences::everyValueHasWordsInBothLanguages()
{
    QFETCH(Say, say);
    QFETCH(bool, maybeSame);
    const QString english = inLanguage("en", say);
    const QString german = inLanguage("de", say);
    for (const QString &text : {english, german}) {
        QVERIFY(!text.trimmed().isEmpty());
        QVERIFY2(!text.contains(QLatin1Char('%')), qPrintable(text));
        QVERIFY2(!text.contains(u"  "), qPrintable(text));
        QVERIFY2(text.front().isUpper() || text.front().isPunct(), qPrintable(text));
    }
    if (!maybeSame)
        QVERIFY2(german != english, qPrintable(german));
}

void TestSentences::valuesOfOneEnumDiffer()
{
    for (const char *code : {"en", "de"}) {
        for (const Side side : {Side::Starface, Side::Teams}) {
            QSet<QString> seen;
            for (std::size_t i = 0; i < reasonCount; ++i)
                seen.insert(inLanguage(code, [=] { return ui::reasonText(static_cast<Reason>(i), side); }));
            QCOMPARE(seen.size(), static_cast<qsizetype>(reasonCount));
        }
        QSet<QString> teams;
        for (const auto status : allTeamsStatuses)
            teams.insert(inLanguage(code, [=] { return ui::statusText(status); }));
        QCOMPARE(teams.size(), static_cast<qsizetype>(allTeamsStatuses.size()));
        QSet<QString> actions;
        for (const auto action : allActions)
            actions.insert(inLanguage(code, [=] { return ui::actionText(action); }));
        QCOMPARE(actions.size(), static_cast<qsizetype>(allActions.size()));
        QSet<QString> causes;
        for (int kind = 0; kind <= static_cast<int>(ErrorKind::Internal); ++kind)
            causes.insert(
                inLanguage(code, [=] { return ui::sentence(failed(static_cast<ErrorKind>(kind))); }));
        QCOMPARE(causes.size(), static_cast<qsizetype>(ErrorKind::Internal) + 1);
    }
}

void TestSentences::theirOwnWordsForTheirStates_data()
{
    QTest::addColumn<Say>("say");
    QTest::addColumn<QString>("german");
    const auto teams = [](const char *german, TeamsStatus status) {
        QTest::addRow("Teams says %s", german)
            << Say([=] { return ui::statusText(status); }) << QString::fromUtf8(german);
    };
    teams("Verfügbar", TeamsStatus::Available);
    teams("In einem Anruf", TeamsStatus::InCall);
    teams("In einer Besprechung", TeamsStatus::InMeeting);
    teams("Beschäftigt", TeamsStatus::Busy);
    teams("Nicht stören", TeamsStatus::DoNotDisturb);
    teams("Abwesend", TeamsStatus::Away);
    teams("Offline", TeamsStatus::Offline);
    teams("Unbekannt", TeamsStatus::Unknown);
    const auto starface = [](const char *german, StarfaceStatus status) {
        QTest::addRow("STARFACE says %s", german)
            << Say([=] { return ui::statusText(status); }) << QString::fromUtf8(german);
    };
    starface("Verfügbar", StarfaceStatus::Available);
    starface("Klingelt", StarfaceStatus::Ringing);
    starface("Ruhe (DND)", StarfaceStatus::DoNotDisturb);
    starface("Im Gespräch", StarfaceStatus::InCall);
    starface("Unbekannt", StarfaceStatus::Unknown);
}

void TestSentences::theirOwnWordsForTheirStates()
{
    QFETCH(Say, say);
    QFETCH(QString, german);
    QCOMPARE(inLanguage("de", say), german);
}

void TestSentences::aCodeSaysMoreThanItsKind_data()
{
    QTest::addColumn<ErrorKind>("kind");
    QTest::addColumn<QString>("code");
    for (const QString &code : codes)
        QTest::addRow("%s", qPrintable(code)) << ErrorKind::Unauthorized << code;
    for (const QString &code : keychainCodes)
        QTest::addRow("keychain %s", qPrintable(code)) << ErrorKind::KeychainUnavailable << code;
    for (const auto *code :
        {"locked", "5", "11", "13", "draft-damaged", "draft-unreadable", "draft-unwritable"})
        QTest::addRow("journal %s", code) << ErrorKind::Storage << QString::fromLatin1(code);
}

void TestSentences::aCodeSaysMoreThanItsKind()
{
    QFETCH(ErrorKind, kind);
    QFETCH(QString, code);
    const auto special = ui::failureText(failed(kind, code), Service::MicrosoftGraph);
    const auto plain = ui::failureText(failed(kind), Service::MicrosoftGraph);
    const auto unheardOf = ui::failureText(failed(kind, QStringLiteral("AADSTS1")), Service::MicrosoftGraph);
    QVERIFY(special.why != plain.why);
    QVERIFY(special.remedy != plain.remedy);
    QCOMPARE(unheardOf.why, plain.why);
}

void TestSentences::aCodeMeansSomethingOnlyWithItsKind()
{
    const QString locked = QStringLiteral("locked");
    const QString keychain = ui::sentence(failed(ErrorKind::KeychainUnavailable, locked));
    const QString journal = ui::sentence(failed(ErrorKind::Storage, locked));
    QVERIFY(keychain.contains(u"keychain"));
    QVERIFY(journal.contains(u"instance"));
    const auto server = ui::failureText(failed(ErrorKind::Server, locked), Service::Starface);
    QCOMPARE(server.why, ui::failureText(failed(ErrorKind::Server), Service::Starface).why);
}

void TestSentences::everyHintOfEntraHasItsOwnWords()
{
    // one number for each row of the table in Entra's reference; rows that share a meaning share their words
    const QList<int> numbers{7000215, 7000222, 7000218, 700025, 700016, 7000112, 90002, 900023, 65001, 65004,
        90094, 50011, 50105, 53003, 50076, 53000, 50034, 50055, 70008, 70043, 54005, 501481, 50196};
    QSet<QString> causes;
    QSet<QString> remedies;
    for (const int number : numbers) {
        auto error = failed(ErrorKind::Unauthorized, QStringLiteral("AADSTS%1").arg(number));
        error.detail = QStringLiteral("the raw text");
        const auto text = ui::failureText(error, Service::SignIn);
        QVERIFY2(!text.why.contains(error.detail), qPrintable(error.code));
        causes.insert(text.why);
        remedies.insert(text.remedy);
    }
    QCOMPARE(causes.size(), numbers.size());
    QCOMPARE(remedies.size(), numbers.size());
}

void TestSentences::anUnknownCodeOfEntraSaysWhatMicrosoftSays()
{
    auto error = failed(ErrorKind::Unauthorized, QStringLiteral("AADSTS999999"));
    error.detail = QStringLiteral("Something new is wrong.");
    const auto text = ui::failureText(error, Service::SignIn);
    QVERIFY2(text.why.contains(error.detail), qPrintable(text.why));
    QVERIFY(!text.remedy.isEmpty());
}

void TestSentences::aKeychainThatFailsNamesItself()
{
    for (const QString &code : keychainCodes) {
        const QString why = ui::sentence(failed(ErrorKind::KeychainUnavailable, code));
        QVERIFY2(why.contains(u"Keyring") || why.contains(u"Credential") || why.contains(u"Keychain"),
            qPrintable(why));
    }
}

void TestSentences::aFailureInOneLineNamesItsCode()
{
    const auto error = failed(ErrorKind::Unauthorized, QStringLiteral("AADSTS7000222"));
    const QString line = ui::failureLine(error, Service::MicrosoftGraph);
    const auto parts = ui::failureText(error, Service::MicrosoftGraph);
    QVERIFY(line.startsWith(parts.what));
    QVERIFY(line.contains(parts.why));
    QVERIFY(line.contains(parts.remedy));
    QVERIFY(line.contains(error.code));
    QVERIFY(ui::sentence(error).contains(error.code));
    QVERIFY(!ui::sentence(error).contains(QLatin1Char('\n')));
    QVERIFY(!ui::sentence(failed(ErrorKind::Offline)).contains(QLatin1Char('(')));
}

void TestSentences::whatIsMappedIsWhatStandsBecauseOfUs_data()
{
    QTest::addColumn<Say>("say");
    QTest::addColumn<QString>("expected");
    const QString dash = QStringLiteral("–");
    const auto phone = [](DndTarget target, Action action, Reason reason, ClaimPhase phase) {
        return Say([=] {
            ToStarface decision;
            decision.target = target;
            decision.action = action;
            decision.reason = reason;
            DndClaim claim;
            claim.phase = phase;
            return ui::mappedText(decision, claim);
        });
    };
    const QString on = ui::targetText(DndTarget::On);
    const QString off = ui::targetText(DndTarget::Off);
    QTest::newRow("our DND stands, whatever the rule says by now")
        << phone(DndTarget::None, Action::None, Reason::Unknown, ClaimPhase::Held) << on;
    QTest::newRow("our DND is being given back")
        << phone(DndTarget::On, Action::None, Reason::WriteFailed, ClaimPhase::Releasing) << off;
    QTest::newRow("DND is wanted and could not be written")
        << phone(DndTarget::On, Action::None, Reason::WriteFailed, ClaimPhase::None) << on;
    QTest::newRow("the phone is as the rule wants it")
        << phone(DndTarget::Off, Action::None, Reason::AlreadySo, ClaimPhase::None) << off;
    QTest::newRow("the user's own DND stays on: nothing is mapped")
        << phone(DndTarget::Off, Action::None, Reason::NotOurs, ClaimPhase::None) << dash;
    QTest::newRow("the user switched it off: nothing is mapped")
        << phone(DndTarget::On, Action::None, Reason::Overridden, ClaimPhase::None) << dash;
    QTest::newRow("Teams shows our own call: nothing is mapped back")
        << phone(DndTarget::On, Action::None, Reason::OwnEcho, ClaimPhase::None) << dash;

    const auto teams = [](TeamsTarget target, Action action, Reason reason, TeamsClaim claim) {
        return Say([=] {
            ToTeams decision;
            decision.target = target;
            decision.action = action;
            decision.reason = reason;
            return ui::mappedText(decision, claim);
        });
    };
    TeamsClaim held;
    held.phase = ClaimPhase::Held;
    held.shows = TeamsTarget::BusyInACall;
    TeamsClaim releasing = held;
    releasing.phase = ClaimPhase::Releasing;
    QTest::newRow("our session stands") << teams(TeamsTarget::None, Action::RenewSession, Reason::RenewalDue,
        held) << ui::targetText(TeamsTarget::BusyInACall);
    QTest::newRow("our session could not be taken back yet") << teams(TeamsTarget::None, Action::None,
        Reason::WriteFailed, releasing) << QStringLiteral("Given back");
    QTest::newRow("an idle phone makes nobody available")
        << teams(TeamsTarget::Available, Action::None, Reason::IdleAssertsNothing, {}) << dash;
    QTest::newRow("our DND is not mapped back")
        << teams(TeamsTarget::DoNotDisturb, Action::None, Reason::OwnDnd, {}) << dash;
}

void TestSentences::whatIsMappedIsWhatStandsBecauseOfUs()
{
    QFETCH(Say, say);
    QFETCH(QString, expected);
    QCOMPARE(inLanguage("en", say), expected);
}

void TestSentences::theMoreTellingDirectionIsShown()
{
    sync::UserReport report;
    report.toStarface.reason = Reason::NotOurs;
    report.toTeams.reason = Reason::IdleAssertsNothing;
    QCOMPARE(ui::whyText(report), ui::reasonText(Reason::NotOurs, Side::Starface));
    QVERIFY(!ui::needsAttention(report));

    report.toTeams.reason = Reason::Mapped;
    report.toTeams.action = Action::SetBusyInACall;
    report.toTeams.withheld = Withheld::ObserveOnly;
    QVERIFY(ui::whyText(report).startsWith(ui::reasonText(Reason::Mapped, Side::Teams)));
    QVERIFY(ui::whyText(report).endsWith(ui::withheldText(Withheld::ObserveOnly)));

    const int before = ui::whyRank(&report, true);
    report.starfaceError = failed(ErrorKind::Forbidden);
    const QString why = ui::failureText(*report.starfaceError, Service::Starface).why;
    QVERIFY(ui::whyText(report).endsWith(why));
    QVERIFY(ui::needsAttention(report));
    QVERIFY(ui::whyRank(&report, true) < before);
}

void TestSentences::aLanguageIsChosen_data()
{
    QTest::addColumn<QString>("wanted");
    QTest::addColumn<QStringList>("system");
    QTest::addColumn<QString>("expected");
    const auto list = [](std::initializer_list<const char *> names) {
        QStringList all;
        for (const char *name : names)
            all << QString::fromLatin1(name);
        return all;
    };
    const QString de = QStringLiteral("de");
    const QString en = QStringLiteral("en");
    QTest::newRow("what is asked for comes first") << de << list({"en-GB"}) << de;
    QTest::newRow("with a country it is the same language") << QStringLiteral("de_AT") << list({}) << de;
    QTest::newRow("else the system's language") << QString() << list({"de-CH", "en"}) << de;
    QTest::newRow("the first of the system's that there is") << QString() << list({"fr-FR", "de-DE"}) << de;
    QTest::newRow("English where there is none") << QString() << list({"fr-FR"}) << en;
    QTest::newRow("an unknown wish is passed over") << QStringLiteral("xx") << list({"de"}) << de;
    QTest::newRow("a language that only begins alike is another") << QString() << list({"den-CA"}) << en;
    QTest::newRow("no language at all is English") << QStringLiteral("C") << list({"C"}) << en;
}

void TestSentences::aLanguageIsChosen()
{
    QFETCH(QString, wanted);
    QFETCH(QStringList, system);
    QFETCH(QString, expected);
    QCOMPARE(ui::chosenLanguage(wanted, system), expected);
}

void TestSentences::durationsAreShort_data()
{
    QTest::addColumn<qint64>("ms");
    QTest::addColumn<QString>("expected");
    QTest::newRow("under a second") << qint64{85} << QStringLiteral("85 ms");
    QTest::newRow("under a minute") << qint64{59'999} << QStringLiteral("59 s");
    QTest::newRow("under an hour") << qint64{200'000} << QStringLiteral("3 min 20 s");
    QTest::newRow("under a day") << qint64{3'600'000} << QStringLiteral("1 h 0 min");
    QTest::newRow("days") << qint64{90'000'000} << QStringLiteral("1 d 1 h");
}

void TestSentences::durationsAreShort()
{
    QFETCH(qint64, ms);
    QFETCH(QString, expected);
    QCOMPARE(inLanguage("en", [=] { return ui::durationText(presence::Duration{ms}); }), expected);
}

void TestSentences::datesHaveTheirWholeYear_data()
{
    QTest::addColumn<QLocale>("locale");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *name, const QLocale &locale, const char *expected) {
        QTest::newRow(name) << locale << QString::fromLatin1(expected);
    };
    row("German", QLocale(QStringLiteral("de_DE")), "31.05.2028");
    row("British", QLocale(QStringLiteral("en_GB")), "31/05/2028");
    row("American: nobody has to guess which is the month", QLocale(QStringLiteral("en_US")), "2028-05-31");
}

void TestSentences::datesHaveTheirWholeYear()
{
    QFETCH(QLocale, locale);
    QFETCH(QString, expected);
    QCOMPARE(locale.toString(QDate(2028, 5, 31), ui::dateFormat(locale)), expected);
}

QTEST_GUILESS_MAIN(TestSentences)
#include "tst_sentences.moc"
