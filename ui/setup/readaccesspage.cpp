// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/setup/readaccesspage.h"

#include "ui/common/copybutton.h"
#include "ui/common/field.h"
#include "ui/common/labels.h"
#include "ui/setup/permissionview.h"
#include "ui/setup/repairfield.h"
#include "ui/setup/secretfield.h"
#include "ui/setup/taskpanel.h"

#include <QCheckBox>
#include <QLineEdit>
#include <QSpinBox>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace pb::ui {

using setup::Task;

ReadAccessPage::ReadAccessPage(setup::Setup &setup, QWidget *parent)
    : SetupPage(setup, setup::Step::ReadAccess, parent)
{
    buildApplication();
    buildAdvanced();
    buildFlow();
}

void ReadAccessPage::buildApplication()
{
    m_same = new QCheckBox(tr("Sa&me app registration as for write access"), this);
    m_same->setObjectName(QStringLiteral("sameApp"));
    content()->addWidget(m_same);
    m_client = new RepairField(
        tr("&Application (client) ID"), QStringLiteral("readClient"),
        [this](const QString &text) { return setup::repairClientId(text, draft().profile.tenantId); }, this);
    content()->addWidget(m_client);
    m_secret = new SecretField(setup(), secrets::SecretKind::ReadClientSecret,
        tr("Client secret (optional, its &value)"), QStringLiteral("readSecret"), this);
    m_secret->setOptional(true);
    m_secret->setHint(tr("Leave it empty where the callback URL is registered under “Mobile and desktop "
                         "applications”. Needed only under “Web”."));
    content()->addWidget(m_secret);
    connect(m_same, &QCheckBox::toggled, this, [this](bool on) { edit([on](auto &d) { d.sameApp = on; }); });
    connect(m_client, &RepairField::edited, this, [this](const QString &value) {
        if (!draft().sameApp)
            edit([&](auto &d) { d.profile.readClientId = value; });
    });
    connect(m_secret, &SecretField::edited, this, &ReadAccessPage::update);
}

void ReadAccessPage::buildAdvanced()
{
    m_callback = new TextField(tr("Callback &URL"), QStringLiteral("callback"), this);
    m_callback->edit()->setReadOnly(true);
    auto *copy = new CopyButton(
        tr("Copy the callback URL"), [this] { return m_callback->text(); }, this);
    copy->setObjectName(QStringLiteral("copyCallback"));
    m_callback->addBeside(copy);
    m_callback->setHint(tr(
        "Has to be registered exactly so in Entra, under Authentication › Mobile and desktop applications."));
    content()->addWidget(m_callback);

    m_advanced = new QToolButton(this);
    m_advanced->setObjectName(QStringLiteral("advanced"));
    m_advanced->setText(tr("A&dvanced: a callback URL of one's own"));
    m_advanced->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_advanced->setAutoRaise(true);
    m_advanced->setCheckable(true);
    m_advanced->setFocusPolicy(Qt::StrongFocus);
    content()->addWidget(m_advanced);

    m_advancedBox = new QWidget(this);
    auto *column = new QVBoxLayout(m_advancedBox);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(14);
    m_ownCallback = new RepairField(tr("Callback URL of one's o&wn"), QStringLiteral("ownCallback"),
        setup::repairCallbackUrl, m_advancedBox);
    m_ownCallback->setHint(tr("An address that forwards to this computer, such as "
                              "https://bridge.example.com/callback. Empty: this computer itself."));
    column->addWidget(m_ownCallback);
    m_port = new QSpinBox;
    m_port->setRange(0, 65535);
    m_port->setSpecialValueText(tr("Any free one"));
    auto *port =
        new Field(tr("Port on this com&puter"), m_port, QStringLiteral("callbackPort"), m_advancedBox);
    port->setHint(tr("The one that the address above forwards to."));
    column->addWidget(port);
    content()->addWidget(m_advancedBox);
    connect(m_advanced, &QToolButton::toggled, this, &ReadAccessPage::showAdvanced);
    connect(m_ownCallback, &RepairField::edited, this,
        [this](const QString &value) { edit([&](auto &d) { d.profile.callback.url = QUrl(value); }); });
    connect(m_port, &QSpinBox::valueChanged, this,
        [this](int value) { edit([value](auto &d) { d.profile.callback.port = quint16(value); }); });
    showAdvanced(draft().profile.callback != profile::Callback{});
}

void ReadAccessPage::buildFlow()
{
    m_flow = new TaskPanel(setup(), Task::ReadAccess, tr("&Start OAuth flow for read access"), this);
    m_flow->setSuccess([] {
        return TaskPanel::Success{tr("Read access works: the users can be listed."), {}};
    });
    addTask(m_flow);
    m_permissions = new PermissionView(QStringLiteral("readPermissions"), this);
    content()->addWidget(m_permissions);
    connect(m_permissions, &PermissionView::openUrl, this, &SetupPage::openUrl);
}

void ReadAccessPage::showAdvanced(bool shown)
{
    m_advanced->setChecked(shown);
    m_advanced->setArrowType(shown ? Qt::DownArrow : Qt::RightArrow);
    m_advancedBox->setVisible(shown);
}

QString ReadAccessPage::clientId() const
{
    return draft().sameApp ? draft().profile.clientId : draft().profile.readClientId;
}

void ReadAccessPage::load()
{
    m_same->setChecked(draft().sameApp);
    m_client->setValue(clientId());
    m_client->edit()->setReadOnly(draft().sameApp);
    m_client->input()->setEnabled(!draft().sameApp);
    m_ownCallback->setValue(draft().profile.callback.url.toString());
    m_port->setValue(draft().profile.callback.port);
}

void ReadAccessPage::refresh()
{
    m_callback->setText(setup().callbackUrl().toString());
    const QString lack = lacking();
    m_flow->setReady(lack.isEmpty(), lack);
    m_permissions->show(setup().permissions(Task::ReadAccess), draft().profile.cloud, clientId());
}

void ReadAccessPage::commit()
{
    m_secret->commit();
}

bool ReadAccessPage::lacksPermission() const
{
    const auto lines = setup().permissions(Task::ReadAccess);
    return std::any_of(lines.begin(), lines.end(), [](const auto &line) { return line.isMissing(); });
}

QString ReadAccessPage::lacking() const
{
    if (draft().profile.tenantId.isEmpty())
        return tr("Enter the directory (tenant) ID on the page Write access first.");
    if (clientId().isEmpty() || !m_client->isFine())
        return tr("Enter the application (client) ID first.");
    if (!m_ownCallback->isFine())
        return tr("Correct the callback URL first.");
    return {};
}

QString ReadAccessPage::missing() const
{
    if (setup().isComplete(step()))
        return {};
    const QString lack = lacking();
    if (!lack.isEmpty())
        return lack;
    if (lacksPermission())
        return tr("To go on, grant what is missing and start the OAuth flow once more.");
    return tr("To go on, start the OAuth flow for read access.");
}

} // namespace pb::ui
