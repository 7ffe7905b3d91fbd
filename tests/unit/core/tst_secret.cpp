// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/secret.h"

#include <QDebug>
#include <QTest>

#include <cstdlib>
#include <cstring>
#include <functional>
#include <vector>

#if defined(__SANITIZE_ADDRESS__)
// not every compiler package carries the header of these
extern "C" int __sanitizer_install_malloc_and_free_hooks(
    void (*onMalloc)(const volatile void *, std::size_t), void (*onFree)(const volatile void *));
extern "C" int __sanitizer_get_ownership(const volatile void *block);
extern "C" std::size_t __sanitizer_get_allocated_size(const volatile void *block);
#else
#include <malloc.h>
#endif

using pb::core::Secret;

namespace {

// Every block of memory is looked at just before it is freed: there the marker must no longer stand.
constexpr char marker[] = "a-secret-of-some-length-that-no-one-else-has-in-memory";
bool watching = false;
int leaks = 0;

void look(const volatile void *block, std::size_t size)
{
    if (!watching || !block || size < sizeof marker - 1)
        return;
    const char *bytes = const_cast<const char *>(static_cast<const volatile char *>(block));
    for (std::size_t i = 0; i + sizeof marker - 1 <= size; ++i) {
        if (std::memcmp(bytes + i, marker, sizeof marker - 1) == 0)
            ++leaks;
    }
}

#if defined(__SANITIZE_ADDRESS__)
void onFree(const volatile void *block)
{
    if (block && __sanitizer_get_ownership(block))
        look(block, __sanitizer_get_allocated_size(block));
}
#endif

QByteArray markerBytes()
{
    return QByteArray::fromRawData(marker, sizeof marker - 1); // no block of its own
}

int leaksOf(const std::function<void()> &work)
{
    leaks = 0;
    watching = true;
    work();
    watching = false;
    return leaks;
}

} // namespace

#if !defined(__SANITIZE_ADDRESS__)
extern "C" void __libc_free(void *block);
extern "C" void free(void *block) noexcept
{
    look(block, block ? malloc_usable_size(block) : 0);
    __libc_free(block);
}
#endif

Q_DECLARE_METATYPE(std::function<void()>)

class TestSecret : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void itGivesBackWhatWasPutIn();
    void itPrintsAsStars();
    void itIsWipedWhen_data();
    void itIsWipedWhen();
    void itNeverSharesItsMemory();
    void aMoveLeavesNothingBehind();
    void equalityLooksAtEveryByte();
};

void TestSecret::initTestCase()
{
#if defined(__SANITIZE_ADDRESS__)
    QVERIFY(__sanitizer_install_malloc_and_free_hooks([](const volatile void *, std::size_t) {}, onFree) > 0);
#endif
    // the watch itself: an ordinary copy is found
    QCOMPARE(leaksOf([] { const QByteArray plain(marker, sizeof marker - 1); }), 1);
}

void TestSecret::itGivesBackWhatWasPutIn()
{
    QCOMPARE(Secret(QByteArray("a\0b", 3)).reveal(), QByteArray("a\0b", 3));
    QCOMPARE(Secret(QStringLiteral("grün")).revealText(), QStringLiteral("grün"));
    QVERIFY(Secret().isEmpty());
    QVERIFY(Secret(QByteArray()).isEmpty());
    QVERIFY(!Secret(QByteArray("a")).isEmpty());
}

void TestSecret::itPrintsAsStars()
{
    QString text;
    QDebug(&text) << Secret(QByteArray("hush")) << Secret();
    QVERIFY(text.contains(QLatin1String("***")));
    QVERIFY(text.contains(QLatin1String("(empty)")));
    QVERIFY(!text.contains(QLatin1String("hush")));
}

void TestSecret::itIsWipedWhen_data()
{
    using Work = std::function<void()>;
    QTest::addColumn<Work>("work");
    QTest::addRow("it dies") << Work([] { const Secret secret(markerBytes()); });
    QTest::addRow("it was made from text and dies")
        << Work([] { const Secret secret{QLatin1String(marker)}; });
    QTest::addRow("it is cleared") << Work([] {
        Secret secret(markerBytes());
        secret.clear();
    });
    QTest::addRow("another is copied over it") << Work([] {
        Secret secret(markerBytes());
        const Secret other(QByteArray("other"));
        secret = other;
    });
    QTest::addRow("another is moved over it") << Work([] {
        Secret secret(markerBytes());
        secret = Secret(QByteArray("other"));
    });
    QTest::addRow("it was copied") << Work([] {
        const Secret secret(markerBytes());
        const Secret copy(secret); // NOLINT(performance-unnecessary-copy-initialization)
    });
    QTest::addRow("it was moved on") << Work([] {
        Secret secret(markerBytes());
        const Secret moved(std::move(secret));
    });
    QTest::addRow("it stood in a container that grew") << Work([] {
        std::vector<Secret> secrets;
        for (int i = 0; i < 5; ++i)
            secrets.emplace_back(markerBytes());
    });
}

void TestSecret::itIsWipedWhen()
{
    QFETCH(std::function<void()>, work);
    QCOMPARE(leaksOf(work), 0);
}

void TestSecret::itNeverSharesItsMemory()
{
    const QByteArray source("hush");
    Secret secret(source);
    const QByteArray revealed = secret.reveal();
    const Secret copy(secret);
    secret.clear();
    QCOMPARE(source, QByteArray("hush"));
    QCOMPARE(revealed, QByteArray("hush"));
    QCOMPARE(copy.reveal(), QByteArray("hush"));
    QVERIFY(secret.isEmpty());
}

void TestSecret::aMoveLeavesNothingBehind()
{
    Secret secret(QByteArray("hush"));
    Secret moved(std::move(secret));
    QVERIFY(secret.isEmpty()); // NOLINT(bugprone-use-after-move)
    QCOMPARE(moved.reveal(), QByteArray("hush"));
    Secret &same = moved;
    moved = same;
    QCOMPARE(moved.reveal(), QByteArray("hush"));
    moved = std::move(same);
    QCOMPARE(moved.reveal(), QByteArray("hush"));
}

void TestSecret::equalityLooksAtEveryByte()
{
    QVERIFY(Secret(QByteArray("abc")) == Secret(QByteArray("abc")));
    QVERIFY(!(Secret(QByteArray("abc")) == Secret(QByteArray("abd"))));
    QVERIFY(!(Secret(QByteArray("abc")) == Secret(QByteArray("xbc"))));
    QVERIFY(!(Secret(QByteArray("abc")) == Secret(QByteArray("ab"))));
    QVERIFY(Secret() == Secret());
}

QTEST_APPLESS_MAIN(TestSecret)
#include "tst_secret.moc"
