// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/background.h"

#include <QSemaphore>
#include <QTest>
#include <QThread>

using namespace pb::core;

class TestBackground : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theWorkIsDoneOnAnotherThreadAndToldOnThisOne();
    void aFailureIsHandedOn();
    void deletingTheJobDropsTheResult();
    void theThreadsThatQtPaintsWithStayFree();
};

void TestBackground::theWorkIsDoneOnAnotherThreadAndToldOnThisOne()
{
    QThread *toldOn = nullptr;
    QThread *workedOn = nullptr;
    auto *job =
        new BackgroundJob<QThread *>([]() -> Result<QThread *> { return QThread::currentThread(); }, this);
    job->then(this, [&](const Result<QThread *> &result) {
        workedOn = result.value_or(nullptr);
        toldOn = QThread::currentThread();
    });
    QTRY_VERIFY(workedOn);
    QVERIFY(workedOn != thread());
    QCOMPARE(toldOn, thread());
}

void TestBackground::aFailureIsHandedOn()
{
    std::optional<ErrorKind> kind;
    auto *job = new BackgroundJob<int>(
        []() -> Result<int> { return failure(ErrorKind::Protocol, QStringLiteral("broken")); }, this);
    job->then(this, [&](const Result<int> &result) { kind = result.error().kind; });
    QTRY_VERIFY(kind);
    QCOMPARE(*kind, ErrorKind::Protocol);
}

void TestBackground::deletingTheJobDropsTheResult()
{
    QSemaphore mayEnd;
    QSemaphore ended;
    bool told = false;
    auto *job = new BackgroundJob<int>(
        [&]() -> Result<int> {
            mayEnd.acquire();
            ended.release();
            return 1;
        },
        this);
    job->then(this, [&](const Result<int> &) { told = true; });
    delete job;
    mayEnd.release();
    ended.acquire();
    QVERIFY(backgroundPool().waitForDone(20'000));
    QCoreApplication::processEvents();
    QVERIFY(!told);
}

void TestBackground::theThreadsThatQtPaintsWithStayFree()
{
    QSemaphore begun;
    QSemaphore mayEnd;
    bool done = false;
    auto *job = new BackgroundJob<int>(
        [&]() -> Result<int> {
            begun.release();
            mayEnd.acquire();
            return 1;
        },
        this);
    job->then(this, [&](const Result<int> &) { done = true; });
    begun.acquire();
    const int busy = QThreadPool::globalInstance()->activeThreadCount();
    mayEnd.release();
    QCOMPARE(busy, 0);
    QTRY_VERIFY(done);
}

QTEST_GUILESS_MAIN(TestBackground)
#include "tst_background.moc"
