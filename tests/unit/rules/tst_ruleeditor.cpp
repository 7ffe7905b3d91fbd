// SPDX-License-Identifier: GPL-3.0-or-later
#include "rules/ruleeditor.h"

#include <QDir>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace pb;
using namespace pb::rules;
using presence::DndTarget;
using presence::StarfaceStatus;
using presence::TeamsStatus;
using presence::TeamsTarget;

namespace {

constexpr int patience = 60'000; // a limit for conditions, not a wait
const QList<ProofDepth> shallow{{0, 0, 2, 0}, {0, 0, 2, 1}};
const QList<ProofDepth> endless{{4, 4, 4, 4}};

} // namespace

/// Choosing and editing rule sets.
class TestRuleEditor : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup() { m_editor.reset(); }

    void itBeginsWithTheLiveSet();
    void aLiveSetThatOnlyTheProfileKnowsIsListed();
    void builtInSetsCannotBeChanged();
    void aCopyIsEditedAndKept();
    void onlyWhatCanBeChosenIsTaken();
    void everyEditIsProven();
    void whatIsWrongCannotGoLive();
    void whileItIsProvenItCannotGoLive();
    void aStoppedProofDoesNotLetItThrough();
    void whatIsLiveIsLiveAlready();
    void theLiveSetCannotBeDeleted();
    void copiesAreNamedAndDeleted();
    void exportedAndImportedAgainItIsTheSame();
    void aFailedImportChangesNothing();
    void anEditThatCannotBeKeptIsTold();
    void theOptionsAreProvenToo();

private:
    void make(const QList<ProofDepth> &depths, const RuleChoice &live = {});
    void settle()
    {
        QTRY_VERIFY_WITH_TIMEOUT(m_editor->proof().state != ProofReport::State::Running, patience);
    }
    DndTarget target(TeamsStatus status) const { return m_editor->currentEntry().set.rules.target(status); }
    QString folder() const { return m_home->filePath(QStringLiteral("rulesets")); }

    std::unique_ptr<QTemporaryDir> m_home;
    std::unique_ptr<RuleEditor> m_editor;
};

void TestRuleEditor::init()
{
    m_home = std::make_unique<QTemporaryDir>();
    make(shallow);
}

void TestRuleEditor::make(const QList<ProofDepth> &depths, const RuleChoice &live)
{
    m_editor = std::make_unique<RuleEditor>(folder(), live, depths);
}

void TestRuleEditor::itBeginsWithTheLiveSet()
{
    RuleChoice live;
    live.rules = presence::everyKindOfBusy();
    live.clearsAnyDnd = true;
    make(shallow, live);
    QCOMPARE(m_editor->entries().size(), 2);
    QCOMPARE(m_editor->current(), 1);
    QCOMPARE(m_editor->liveEntry(), 1);
    QVERIFY(m_editor->choice() == live);
}

void TestRuleEditor::aLiveSetThatOnlyTheProfileKnowsIsListed()
{
    RuleChoice live;
    live.rules.id = "night-shift";
    make(shallow, live);
    QCOMPARE(m_editor->entries().size(), 3);
    QCOMPARE(m_editor->currentEntry().set.name, QStringLiteral("night-shift"));
    QVERIFY(!m_editor->currentEntry().builtIn);
    QCOMPARE(m_editor->barrier(), Barrier::AlreadyLive);
}

void TestRuleEditor::builtInSetsCannotBeChanged()
{
    for (const int index : {0, 1}) {
        m_editor->setCurrent(index);
        const auto before = m_editor->currentEntry().set;
        m_editor->setTarget(TeamsStatus::Away, DndTarget::On);
        m_editor->setTarget(StarfaceStatus::Ringing, TeamsTarget::BusyInACall);
        QVERIFY(m_editor->renameCurrent(QStringLiteral("Mine")).isEmpty());
        QVERIFY(m_editor->removeCurrent().isEmpty());
        QVERIFY(m_editor->currentEntry().set == before);
    }
    QCOMPARE(m_editor->entries().size(), 2);
    QVERIFY(!QDir(folder()).exists());
}

void TestRuleEditor::aCopyIsEditedAndKept()
{
    QVERIFY(m_editor->copyCurrent(QStringLiteral("Sales")).isEmpty());
    QCOMPARE(m_editor->current(), 2);
    m_editor->setTarget(TeamsStatus::Away, DndTarget::On);
    m_editor->setTarget(StarfaceStatus::Ringing, TeamsTarget::BusyInACall);
    const NamedRuleSet edited = m_editor->currentEntry().set;
    make(shallow);
    QCOMPARE(m_editor->entries().size(), 3);
    QVERIFY(m_editor->entries().last().set == edited);
    QCOMPARE(edited.rules.target(TeamsStatus::Away), DndTarget::On);
}

void TestRuleEditor::onlyWhatCanBeChosenIsTaken()
{
    QVERIFY(m_editor->copyCurrent(QStringLiteral("Sales")).isEmpty());
    const auto before = m_editor->currentEntry().set;
    m_editor->setTarget(TeamsStatus::Unknown, DndTarget::On);
    m_editor->setTarget(StarfaceStatus::Unknown, TeamsTarget::Available);
    m_editor->setTarget(StarfaceStatus::Available, TeamsTarget::BusyInACall);
    QVERIFY(m_editor->currentEntry().set == before);
}

void TestRuleEditor::everyEditIsProven()
{
    QVERIFY(m_editor->copyCurrent(QStringLiteral("Sales")).isEmpty());
    settle();
    QCOMPARE(m_editor->proof().state, ProofReport::State::Proven);
    m_editor->setTarget(StarfaceStatus::InCall, TeamsTarget::Available);
    QCOMPARE(m_editor->proof().state, ProofReport::State::Running);
    settle();
    QCOMPARE(m_editor->proof().state, ProofReport::State::Failed);
    m_editor->setTarget(StarfaceStatus::InCall, TeamsTarget::BusyInACall);
    QCOMPARE(m_editor->proof().state, ProofReport::State::Proven);
}

void TestRuleEditor::whatIsWrongCannotGoLive()
{
    QVERIFY(m_editor->copyCurrent(QStringLiteral("Sales")).isEmpty());
    m_editor->setTarget(StarfaceStatus::InCall, TeamsTarget::Available);
    settle();
    QCOMPARE(m_editor->barrier(), Barrier::ProofFailed);
    m_editor->setTarget(StarfaceStatus::InCall, TeamsTarget::BusyInACall);
    settle();
    QCOMPARE(m_editor->barrier(), Barrier::None);
}

void TestRuleEditor::whileItIsProvenItCannotGoLive()
{
    make(endless);
    m_editor->setCurrent(1);
    QCOMPARE(m_editor->barrier(), Barrier::Proving);
}

void TestRuleEditor::aStoppedProofDoesNotLetItThrough()
{
    make(endless);
    m_editor->setCurrent(1);
    m_editor->stopProof();
    QCOMPARE(m_editor->barrier(), Barrier::ProofStopped);
    m_editor->proveAgain();
    QCOMPARE(m_editor->barrier(), Barrier::Proving);
}

void TestRuleEditor::whatIsLiveIsLiveAlready()
{
    settle();
    QCOMPARE(m_editor->barrier(), Barrier::AlreadyLive);
    m_editor->setCurrent(1);
    settle();
    QCOMPARE(m_editor->barrier(), Barrier::None);
    QSignalSpy told(m_editor.get(), &RuleEditor::proofChanged);
    m_editor->setLive(m_editor->choice());
    QCOMPARE(told.size(), 1);
    QCOMPARE(m_editor->barrier(), Barrier::AlreadyLive);
    QCOMPARE(m_editor->liveEntry(), 1);
    m_editor->setAvailableAfterCall(false);
    settle();
    QCOMPARE(m_editor->barrier(), Barrier::None);
}

void TestRuleEditor::theLiveSetCannotBeDeleted()
{
    QVERIFY(m_editor->copyCurrent(QStringLiteral("Sales")).isEmpty());
    QVERIFY(m_editor->canRemove());
    m_editor->setLive(m_editor->choice());
    QVERIFY(!m_editor->canRemove());
    QVERIFY(m_editor->removeCurrent().isEmpty());
    QCOMPARE(m_editor->entries().size(), 3);
    // edited since, it is still where the live rules came from
    m_editor->setTarget(TeamsStatus::Away, DndTarget::On);
    QVERIFY(!m_editor->canRemove());
}

void TestRuleEditor::copiesAreNamedAndDeleted()
{
    QVERIFY(!m_editor->copyCurrent(QStringLiteral("  ")).isEmpty());
    QVERIFY(m_editor->copyCurrent(QStringLiteral("Sales")).isEmpty());
    QVERIFY(m_editor->copyCurrent(QStringLiteral("Sales")).isEmpty());
    QCOMPARE(m_editor->currentEntry().set.name, QStringLiteral("Sales (2)"));
    const std::string id = m_editor->currentEntry().set.rules.id;
    QVERIFY(m_editor->renameCurrent(QStringLiteral("Night shift")).isEmpty());
    QCOMPARE(m_editor->currentEntry().set.name, QStringLiteral("Night shift"));
    QCOMPARE(m_editor->currentEntry().set.rules.id, id);
    QVERIFY(m_editor->removeCurrent().isEmpty());
    QCOMPARE(m_editor->entries().size(), 3);
    QCOMPARE(m_editor->currentEntry().set.name, QStringLiteral("Sales"));
    make(shallow);
    QCOMPARE(m_editor->entries().size(), 3);
}

void TestRuleEditor::exportedAndImportedAgainItIsTheSame()
{
    QVERIFY(m_editor->copyCurrent(QStringLiteral("Sales")).isEmpty());
    m_editor->setTarget(TeamsStatus::Away, DndTarget::On);
    const QString file = m_home->filePath(QStringLiteral("out.json"));
    QVERIFY(m_editor->exportCurrent(file).isEmpty());
    QVERIFY(m_editor->importFile(file).isEmpty());
    QCOMPARE(m_editor->entries().size(), 4);
    QCOMPARE(m_editor->currentEntry().set.name, QStringLiteral("Sales (2)"));
    QVERIFY(doTheSame(m_editor->currentEntry().set.rules, m_editor->entries().at(2).set.rules));
    QVERIFY(m_editor->currentEntry().set.rules.id != m_editor->entries().at(2).set.rules.id);
}

void TestRuleEditor::aFailedImportChangesNothing()
{
    const QString file = m_home->filePath(QStringLiteral("broken.json"));
    QFile broken(file);
    QVERIFY(broken.open(QIODevice::WriteOnly));
    broken.write("{\"id\": \"x\"}");
    broken.close();
    QVERIFY(!m_editor->importFile(file).isEmpty());
    QVERIFY(!m_editor->importFile(m_home->filePath(QStringLiteral("none.json"))).isEmpty());
    QCOMPARE(m_editor->entries().size(), 2);
    QCOMPARE(m_editor->current(), 0);
}

void TestRuleEditor::anEditThatCannotBeKeptIsTold()
{
    QVERIFY(m_editor->copyCurrent(QStringLiteral("Sales")).isEmpty());
    QVERIFY(QDir(folder()).removeRecursively());
    QFile inTheWay(folder());
    QVERIFY(inTheWay.open(QIODevice::WriteOnly));
    QSignalSpy told(m_editor.get(), &RuleEditor::notSaved);
    m_editor->setTarget(TeamsStatus::Away, DndTarget::On);
    QCOMPARE(told.size(), 1);
    QCOMPARE(target(TeamsStatus::Away), DndTarget::On);
    QVERIFY(!m_editor->copyCurrent(QStringLiteral("Other")).isEmpty());
    QCOMPARE(m_editor->entries().size(), 3);
}

void TestRuleEditor::theOptionsAreProvenToo()
{
    settle();
    m_editor->setClearsAnyDnd(true);
    QCOMPARE(m_editor->proof().state, ProofReport::State::Running);
    QCOMPARE(m_editor->barrier(), Barrier::Proving);
    settle();
    QCOMPARE(m_editor->proof().state, ProofReport::State::Proven);
    QCOMPARE(m_editor->barrier(), Barrier::None);
}

QTEST_GUILESS_MAIN(TestRuleEditor)
#include "tst_ruleeditor.moc"
