// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/job.h"

#include <QTest>

using namespace pb::core;

class TestJob : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aResultComesFromTheEventLoop();
    void aJobFinishesOnce();
    void aJobDeletesItself();
    void aDeadContextIsNotCalled();
    void aContextThatDiesMeanwhileIsNotCalled();
    void deletingAJobCancelsIt();
    void deletingAFinishedJobTakesTheResultBack();
    void continuationsAreCalledInOrder();
    void aContinuationMayDeleteTheJob();
    void aContinuationMayDeleteTheContextOfAnother();
    void aFailureIsHandedOn();
    void aJobOfNothingFinishes();
};

void TestJob::aResultComesFromTheEventLoop()
{
    int seen = 0;
    auto *job = new PromiseJob<int>(this, 7);
    job->then(this, [&](Result<int> result) { seen = result.value_or(-1); });
    QVERIFY(job->isFinished());
    QCOMPARE(seen, 0);
    QTRY_COMPARE(seen, 7);
}

void TestJob::aJobFinishesOnce()
{
    QList<int> seen;
    auto *job = new PromiseJob<int>(this);
    job->then(this, [&](Result<int> result) { seen << *result; });
    QVERIFY(!job->isFinished());
    job->resolve(1);
    job->resolve(2);
    QTRY_COMPARE(seen, QList<int>{1});
    QCoreApplication::processEvents();
    QCOMPARE(seen, QList<int>{1});
}

void TestJob::aJobDeletesItself()
{
    const QPointer<JobBase> job = new PromiseJob<int>(this, 7);
    QTRY_VERIFY(job.isNull());
}

void TestJob::aDeadContextIsNotCalled()
{
    bool called = false;
    const QPointer<PromiseJob<int>> job = new PromiseJob<int>(this);
    {
        QObject context;
        job->then(&context, [&](Result<int>) { called = true; });
    }
    job->resolve(1);
    QTRY_VERIFY(job.isNull());
    QVERIFY(!called);
}

void TestJob::aContextThatDiesMeanwhileIsNotCalled()
{
    bool called = false;
    auto context = std::make_unique<QObject>();
    const QPointer<PromiseJob<int>> job = new PromiseJob<int>(this, 1);
    job->then(context.get(), [&](Result<int>) { called = true; });
    context.reset();
    QTRY_VERIFY(job.isNull());
    QVERIFY(!called);
}

void TestJob::deletingAJobCancelsIt()
{
    bool called = false;
    auto *job = new PromiseJob<int>(this);
    job->then(this, [&](Result<int>) { called = true; });
    delete job;
    QCoreApplication::processEvents();
    QVERIFY(!called);
}

void TestJob::deletingAFinishedJobTakesTheResultBack()
{
    bool called = false;
    auto *job = new PromiseJob<int>(this, 1);
    job->then(this, [&](Result<int>) { called = true; });
    delete job;
    QCoreApplication::processEvents();
    QVERIFY(!called);
}

void TestJob::continuationsAreCalledInOrder()
{
    QList<int> seen;
    auto *job = new PromiseJob<int>(this, 1);
    for (int i = 0; i < 3; ++i)
        job->then(this, [&seen, i](Result<int>) { seen << i; });
    QTRY_COMPARE(seen, (QList<int>{0, 1, 2}));
}

void TestJob::aContinuationMayDeleteTheJob()
{
    QList<int> seen;
    QPointer<PromiseJob<int>> job = new PromiseJob<int>(this, 5);
    job->then(this, [&](Result<int>) {
        delete job;
        seen << 1;
    });
    job->then(this, [&](Result<int> result) { seen << *result; });
    QTRY_COMPARE(seen, (QList<int>{1, 5}));
    QVERIFY(job.isNull());
}

void TestJob::aContinuationMayDeleteTheContextOfAnother()
{
    bool called = false;
    auto context = std::make_unique<QObject>();
    const QPointer<PromiseJob<int>> job = new PromiseJob<int>(this, 1);
    job->then(this, [&](Result<int>) { context.reset(); });
    job->then(context.get(), [&](Result<int>) { called = true; });
    QTRY_VERIFY(job.isNull());
    QVERIFY(!context);
    QVERIFY(!called);
}

void TestJob::aFailureIsHandedOn()
{
    std::optional<Result<int>> seen;
    auto *job = new PromiseJob<int>(this, failure(ErrorKind::Forbidden, QStringLiteral("why")));
    job->then(this, [&](Result<int> result) { seen = std::move(result); });
    QTRY_VERIFY(seen.has_value());
    QVERIFY(!*seen);
    QCOMPARE(seen->error().kind, ErrorKind::Forbidden);
    QCOMPARE(seen->error().detail, QStringLiteral("why"));
}

void TestJob::aJobOfNothingFinishes()
{
    bool done = false;
    auto *job = new PromiseJob<void>(this);
    job->then(this, [&](Done result) { done = result.has_value(); });
    job->resolve({});
    QTRY_VERIFY(done);
}

QTEST_GUILESS_MAIN(TestJob)
#include "tst_job.moc"
