// SPDX-License-Identifier: GPL-3.0-or-later
#include "health/needs.h"
#include "identity/tokenrequest.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace pb;
using namespace pb::health;
using namespace Qt::Literals::StringLiterals;

namespace {

const QDate today(2027, 3, 1);

/// Every number that Microsoft's error reference explains and this program has words for, those that were
/// seen to appear later, one that does not exist yet, and none.
const QList<int> numbers{7000215, 7000222, 7000218, 700025, 700016, 7000112, 90002, 900023, 65001, 65004,
    90094, 50011, 50105, 53003, 50076, 50079, 70008, 700082, 50173, 54005, 501481, 50196, 70043, 70044, 50078,
    50055, 50057, 50034, 50097, 53000, 53001, 53002, 53004, 530003, 50158, 50074, 1234567, 0};

http::Response refusal(const QString &word, int number, int status)
{
    QJsonObject body{{u"error"_s, word}, {u"correlation_id"_s, u"c0ffee00-0000"_s}};
    if (number != 0) {
        body.insert(u"error_description"_s, u"AADSTS%1: Some text. Trace ID: x"_s.arg(number));
        body.insert(u"error_codes"_s, QJsonArray{number});
    }
    return {status, {{"Content-Type", "application/json"}}, QJsonDocument(body).toJson(), {}};
}

core::Error answered(const QString &word, int number, int status)
{
    const auto decoded = identity::decodeTokenAnswer(refusal(word, number, status), core::Wall{}, {});
    return decoded ? core::Error{} : decoded.error();
}

Facts working()
{
    Facts facts;
    facts.hasStatus = true;
    facts.status.graph.state = facts.status.starface.state = sync::ConnectionHealth::State::Ok;
    facts.application.isUsed = facts.reader.isUsed = true;
    return facts;
}

} // namespace

/// From what the token endpoint answers to the button on the banner: the class that OAuth names decides, and
/// no number of Entra's changes anything.
class TestSignInNeeds : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theReadersRefusalNamesItsButton_data();
    void theReadersRefusalNamesItsButton();
    void theApplicationsRefusalNamesItsButton_data();
    void theApplicationsRefusalNamesItsButton();
    void waitingNeedsNobody();
};

void TestSignInNeeds::theReadersRefusalNamesItsButton_data()
{
    QTest::addColumn<QString>("word");
    QTest::addColumn<int>("number");
    QTest::addColumn<int>("status");
    QTest::addColumn<Action>("action");
    for (const int number : numbers) {
        const auto row = [number](const char *word, int status, Action action) {
            QTest::addRow("%s %d", word, number) << QString::fromLatin1(word) << number << status << action;
        };
        row("invalid_grant", 400, Action::SignInAgain);
        row("interaction_required", 400, Action::SignInAgain);
        row("login_required", 400, Action::SignInAgain);
        row("consent_required", 400, Action::SignInAgain);
        row("access_denied", 400, Action::SignInAgain);
        row("invalid_client", 401, Action::ReplaceReadSecret);
        row("unauthorized_client", 400, Action::ReplaceReadSecret);
        row("invalid_request", 400, Action::RetryNow);
    }
}

void TestSignInNeeds::theReadersRefusalNamesItsButton()
{
    QFETCH(QString, word);
    QFETCH(int, number);
    QFETCH(int, status);
    QFETCH(Action, action);
    Facts facts = working();
    facts.reader.error = answered(word, number, status);
    // the list of users fails for it, and presence goes on being read by the application
    facts.status.graph.directoryError = facts.reader.error;
    const QList<Need> all = needs(facts, today);
    QCOMPARE(all.size(), 1);
    QCOMPARE(all.first().topic, Topic::Reader);
    QCOMPARE(all.first().severity, Severity::Error);
    QCOMPARE(all.first().action, action);
    QCOMPARE(condition(facts, today), Condition::Attention);
    // the number stays for the sentence
    QCOMPARE(all.first().error.value_or(core::Error{}).code, number ? u"AADSTS%1"_s.arg(number) : word);
}

void TestSignInNeeds::theApplicationsRefusalNamesItsButton_data()
{
    QTest::addColumn<QString>("word");
    QTest::addColumn<int>("number");
    QTest::addColumn<Action>("action");
    for (const int number : numbers) {
        const auto row = [number](const char *word, Action action) {
            QTest::addRow("%s %d", word, number) << QString::fromLatin1(word) << number << action;
        };
        row("invalid_client", Action::ReplaceSecret);
        row("unauthorized_client", Action::ReplaceSecret);
        row("invalid_grant", Action::GrantPermission);
        row("consent_required", Action::GrantPermission);
    }
}

void TestSignInNeeds::theApplicationsRefusalNamesItsButton()
{
    QFETCH(QString, word);
    QFETCH(int, number);
    QFETCH(Action, action);
    Facts facts = working();
    facts.application.error = answered(word, number, 400);
    facts.status.graph.state = sync::ConnectionHealth::State::Failing;
    facts.status.graph.error = facts.application.error;
    const QList<Need> all = needs(facts, today);
    QCOMPARE(all.size(), 1);
    QCOMPARE(all.first().topic, Topic::Graph);
    QCOMPARE(all.first().action, action);
}

void TestSignInNeeds::waitingNeedsNobody()
{
    for (const int number : numbers) {
        const core::Error error = answered(u"temporarily_unavailable"_s, number, 400);
        QVERIFY2(!core::isLasting(error.kind), qPrintable(core::toLogLine(error)));
        Facts facts = working();
        facts.reader.error = error;
        QVERIFY(needs(facts, today).isEmpty()); // the token in hand may well last until it works again
    }
}

QTEST_APPLESS_MAIN(TestSignInNeeds)
#include "tst_signinneeds.moc"
