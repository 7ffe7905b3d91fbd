// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "setup/setup.h"
#include "support/fakeclock.h"

#include <QMap>
#include <QSet>

namespace pb::test {

/// What a Setup of the tests says, and what it was asked. Linked in the place of app/setup/setup.cpp, so that
/// a test of the pages can bring about every state in one line.
class FakeSetup final : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;

    static FakeSetup &behind(const setup::Setup &setup);

    setup::Draft draft;
    QMap<setup::Task, setup::TaskState> states;
    QMap<setup::Task, QList<setup::PermissionLine>> permissions;
    std::optional<setup::CertificateInfo> certificate;
    QList<setup::CapabilityLine> capabilities;
    QList<setup::UserLine> users;
    QString organization;
    QSet<setup::Step> complete;
    bool inUse = false; ///< there is a whole profile
    std::optional<core::Error> problem;

    std::optional<core::Error> keychain; ///< why a secret cannot be stored
    QMap<secrets::SecretKind, QString> stored;
    QMap<secrets::SecretKind, QString> waiting; ///< could not be stored
    bool kept = false;
    bool puttingBack = false;

    QList<setup::Task> started;
    int cancelled = 0;
    QList<QByteArray> pinned;
};

/// A Setup with its FakeSetup, and the words of the tests for changing it.
struct SetupStage {
    FakeClock clock;
    std::unique_ptr<setup::Setup> setup;

    SetupStage();
    FakeSetup &fake() const { return FakeSetup::behind(*setup); }
    void setDraft(const setup::Draft &draft) const { setup->setDraft(draft); }
    void setState(setup::Task task, const setup::TaskState &state) const;
    void run(setup::Task task, setup::Doing doing, const QUrl &browser = {}) const;
    void fail(setup::Task task, const core::Error &error) const;
    void succeed(setup::Task task) const;
    void setComplete(const QSet<setup::Step> &steps) const;
};

/// Sample values that a real set-up would bring, for the tests and the gallery.
QList<setup::PermissionLine> writePermissions(
    setup::Answer granted = setup::Answer::Yes, bool withExcess = false);
QList<setup::PermissionLine> readPermissions(setup::Answer granted = setup::Answer::Yes);
QList<setup::CapabilityLine> capabilities(bool works = true);
setup::CertificateInfo selfSigned();
QList<setup::UserLine> userLines(int matched);
setup::Draft filledDraft();

} // namespace pb::test
