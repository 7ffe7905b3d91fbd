// SPDX-License-Identifier: GPL-3.0-or-later
#include "exampleprofile.h"
#include "profile/profilejson.h"

#include <QJsonArray>
#include <QRandomGenerator>
#include <QTest>

using namespace pb::profile;

namespace {

/// Changes a text the way damaged, cut and badly edited files differ from good ones.
QByteArray damaged(QByteArray text, QRandomGenerator &random)
{
    for (int changes = 1 + static_cast<int>(random.bounded(4)); changes > 0 && !text.isEmpty(); --changes) {
        const qsizetype at = random.bounded(static_cast<int>(text.size()));
        const qsizetype length = random.bounded(1, 40);
        switch (random.bounded(5)) {
        case 0:
            text[at] = static_cast<char>(random.bounded(256));
            break;
        case 1:
            text.remove(at, length);
            break;
        case 2:
            text.insert(at, text.mid(random.bounded(static_cast<int>(text.size())), length));
            break;
        case 3:
            text.truncate(at);
            break;
        default: {
            const char *const bits[] = {
                "{", "}", "[", "]", "\"", ",", ":", "null", "-1", "1e999", "\\ud800", "\0x"};
            text.insert(at, bits[random.bounded(static_cast<int>(std::size(bits)))]);
        }
        }
    }
    return text;
}

QJsonValue anything(QRandomGenerator &random)
{
    switch (random.bounded(9)) {
    case 0:
        return QJsonValue(QJsonValue::Null);
    case 1:
        return random.bounded(2) == 0;
    case 2:
        return random.bounded(-5, 2000);
    case 3:
        return random.generateDouble() * 1e18;
    case 4:
        return QString();
    case 5:
        return QString(static_cast<int>(random.bounded(3000)), QChar(random.bounded(1, 0xffff)));
    case 6:
        return QStringLiteral("https://user:planted-secret@host/?planted-secret#planted-secret");
    case 7:
        return QJsonArray{1, QStringLiteral("a"), QJsonObject{}};
    default:
        return QJsonObject{{QStringLiteral("kind"), QStringLiteral("manual")}, {QStringLiteral("id"), 7}};
    }
}

/// Valid JSON with one to three members somewhere replaced, removed or added.
QJsonObject rearranged(QJsonObject object, QRandomGenerator &random)
{
    const QStringList names = object.keys();
    if (names.isEmpty())
        return object;
    const QString name = names[random.bounded(static_cast<int>(names.size()))];
    const QJsonValue value = object.value(name);
    if (value.isObject() && random.bounded(3) != 0)
        object.insert(name, rearranged(value.toObject(), random));
    else if (random.bounded(4) == 0)
        object.remove(name);
    else if (random.bounded(4) == 0)
        object.insert(name + QChar(random.bounded(1, 0xffff)), value);
    else
        object.insert(name, anything(random));
    return object;
}

} // namespace

class TestProfileFuzz : public QObject {
    Q_OBJECT

    // Whatever is read: a profile that survives being written, or sentences that say why not.
    static bool isSound(const QByteArray &json)
    {
        const auto read = fromJson(json);
        if (read) {
            const auto again = fromJson(toJson(*read));
            return again && *again == *read;
        }
        for (const Problem &problem : read.error()) {
            const QString text = toText(problem);
            if (text.isEmpty() || text.contains(QLatin1Char('\n')) || text.size() > 600
                || text.contains(QLatin1String("planted-secret")))
                return false;
        }
        return !read.error().isEmpty();
    }

private Q_SLOTS:
    void damagedFiles()
    {
        QRandomGenerator random(20240417);
        const QByteArray example = pb::test::exampleProfile(0);
        QVERIFY(!example.isEmpty());
        int refused = 0;
        for (int i = 0; i < 8'000; ++i) {
            const QByteArray json = damaged(example, random);
            QVERIFY2(isSound(json), json.constData());
            refused += fromJson(json) ? 0 : 1;
        }
        QVERIFY2(refused > 4'000, qPrintable(QString::number(refused)));
    }

    void rearrangedMembers()
    {
        QRandomGenerator random(77);
        const QJsonObject example = QJsonDocument::fromJson(pb::test::exampleProfile(0)).object();
        QVERIFY(!example.isEmpty());
        int accepted = 0;
        for (int i = 0; i < 3'000; ++i) {
            QJsonObject object = example;
            for (int n = 1 + static_cast<int>(random.bounded(3)); n > 0; --n)
                object = rearranged(object, random);
            const QByteArray json = QJsonDocument(object).toJson();
            QVERIFY2(isSound(json), json.constData());
            accepted += fromJson(json) ? 1 : 0;
        }
        // Members with a default may be left out: some of the changed profiles must still be taken.
        QVERIFY2(accepted > 100, qPrintable(QString::number(accepted)));
    }

    void deepNesting()
    {
        for (const char *bracket : {"[", "{\"times\":"})
            QVERIFY(isSound(QByteArray(bracket).repeated(100'000)));
    }
};

QTEST_APPLESS_MAIN(TestProfileFuzz)
#include "test_profilefuzz.moc"
