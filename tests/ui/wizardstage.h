// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/fakesetup.h"
#include "ui/setup/setupwizard.h"

#include <QAbstractButton>
#include <QClipboard>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QTest>

#include <memory>

namespace pb::test {

/// The wizard over a set-up that the test steers.
struct WizardStage : SetupStage {
    std::unique_ptr<ui::SetupWizard> wizard;

    void open(setup::Step first = setup::Step::Start)
    {
        wizard = std::make_unique<ui::SetupWizard>(*setup, QString(), first);
        wizard->resize(984, 700);
        wizard->show();
        QVERIFY(QTest::qWaitForWindowExposed(wizard.get()));
    }
    template<typename T>
    T *find(const char *name) const
    {
        auto *found = wizard->currentPage()->findChild<T *>(QLatin1String(name));
        if (!found)
            qFatal("no %s", name);
        return found;
    }
    QLineEdit *edit(const char *name) const { return find<QLineEdit>(name); }
    void press(const char *name) const
    {
        auto *button = find<QAbstractButton>(name);
        QTest::mouseClick(button, Qt::LeftButton, {}, QPoint(8, button->height() / 2));
    }
    void type(const char *name, const QString &text) const
    {
        edit(name)->setFocus();
        QTest::keyClick(edit(name), Qt::Key_A, Qt::ControlModifier);
        QTest::keyClick(edit(name), Qt::Key_Delete);
        QTest::keyClicks(edit(name), text);
        QTest::keyClick(edit(name), Qt::Key_Tab);
    }
    void paste(const char *name, const QString &text) const
    {
        QGuiApplication::clipboard()->setText(text);
        edit(name)->setFocus();
        QTest::keyClick(edit(name), Qt::Key_V, Qt::ControlModifier);
    }
    QAbstractButton *next() const { return wizard->button(QWizard::NextButton); }
    QAbstractButton *step(setup::Step step) const
    {
        return wizard->findChild<QAbstractButton *>(QStringLiteral("step%1").arg(int(step)));
    }
    QString missing() const
    {
        return wizard->currentPage()
            ->findChild<QLabel *>(QStringLiteral("missing%1").arg(wizard->currentId()))
            ->text();
    }
    void fillAll()
    {
        fake().stored = {{secrets::SecretKind::ClientSecret, QStringLiteral("s")},
            {secrets::SecretKind::StarfacePassword, QStringLiteral("p")}};
        fake().permissions = {{setup::Task::WriteAccess, writePermissions(setup::Answer::No, true)},
            {setup::Task::ReadAccess, readPermissions()}};
        fake().certificate = selfSigned();
        fake().capabilities = capabilities();
        fake().users = userLines(20);
        setup::Draft draft = filledDraft();
        draft.profile.proxy.kind = profile::Proxy::Kind::Manual;
        draft.profile.callback.port = 8400;
        draft.chinaCloud = true;
        setDraft(draft);
    }
};

inline core::Error failed(core::ErrorKind kind, const QString &code)
{
    core::Error error;
    error.kind = kind;
    error.code = code;
    return error;
}

} // namespace pb::test
