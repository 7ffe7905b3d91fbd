// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/setup/writeaccesspage.h"

#include "ui/common/field.h"
#include "ui/common/labels.h"
#include "ui/common/messagerow.h"
#include "ui/setup/permissionview.h"
#include "ui/setup/repairfield.h"
#include "ui/setup/secretfield.h"
#include "ui/setup/taskpanel.h"
#include "words/times.h"

#include <QCheckBox>
#include <QDateEdit>
#include <QLineEdit>
#include <QVBoxLayout>

#include <algorithm>

namespace pb::ui {

using setup::Task;

WriteAccessPage::WriteAccessPage(setup::Setup &setup, QWidget *parent)
    : SetupPage(setup, setup::Step::WriteAccess, parent)
{
    buildIds();
    buildSecret();
    buildFlow();
}

void WriteAccessPage::buildIds()
{
    m_tenant = new RepairField(
        tr("Directory (&tenant) ID"), QStringLiteral("tenant"),
        [this](const QString &text) { return setup::repairTenant(text, draft().profile.clientId); }, this);
    m_tenant->setHint(
        tr("From the overview of the app registration. A domain name of the tenant does, too."));
    content()->addWidget(m_tenant);
    m_client = new RepairField(
        tr("&Application (client) ID"), QStringLiteral("client"),
        [this](const QString &text) { return setup::repairClientId(text, draft().profile.tenantId); }, this);
    content()->addWidget(m_client);
    connect(m_tenant, &RepairField::edited, this, &WriteAccessPage::takeTenant);
    connect(m_client, &RepairField::edited, this, &WriteAccessPage::takeClient);
}

/// An address of the portal may hold both ids: each goes to its field, where that is empty.
void WriteAccessPage::takeTenant(const QString &value, const QString &typed)
{
    const QString client = setup::idsInAddress(typed).client;
    edit([&](auto &d) {
        d.profile.tenantId = value;
        if (d.profile.clientId.isEmpty())
            d.profile.clientId = client;
    });
}

void WriteAccessPage::takeClient(const QString &value, const QString &typed)
{
    const QString tenant = setup::idsInAddress(typed).tenant;
    edit([&](auto &d) {
        d.profile.clientId = value;
        if (d.profile.tenantId.isEmpty())
            d.profile.tenantId = setup::repairTenant(tenant, value).isFine() ? tenant : QString();
    });
}

void WriteAccessPage::buildSecret()
{
    m_secret = new SecretField(setup(), secrets::SecretKind::ClientSecret,
        tr("Client secret (its &value, not its ID)"), QStringLiteral("secret"), this);
    content()->addWidget(m_secret);
    connect(m_secret, &SecretField::edited, this, &WriteAccessPage::update);

    m_expiry = new QDateEdit;
    m_expiry->setCalendarPopup(true);
    m_expiry->setSpecialValueText(tr("Choose the date"));
    m_expiry->setDisplayFormat(dateFormat(locale()));
    m_expiryField = new Field(tr("The secret &expires on"), m_expiry, QStringLiteral("expiry"), this);
    m_expiryField->setHint(
        tr("Entra shows it beside the secret. You are warned 60, 30, 7 and 1 days before."));
    m_notKnown = new QCheckBox(tr("Not kno&wn"), m_expiryField);
    m_notKnown->setObjectName(QStringLiteral("expiryNotKnown"));
    m_expiryField->addBeside(m_notKnown);
    content()->addWidget(m_expiryField);
    connect(m_expiry, &QDateEdit::dateChanged, this, &WriteAccessPage::takeExpiry);
    connect(m_notKnown, &QCheckBox::toggled, this, &WriteAccessPage::takeExpiry);
}

void WriteAccessPage::takeExpiry()
{
    const bool notKnown = m_notKnown->isChecked();
    const bool isChosen = !notKnown && m_expiry->date() != m_expiry->minimumDate();
    const QDate date = isChosen ? m_expiry->date() : QDate();
    edit([&](auto &d) {
        d.profile.clientSecretExpires = date;
        d.expiryNotKnown = notKnown;
    });
}

void WriteAccessPage::buildFlow()
{
    m_elsewhere = new QCheckBox(tr("Admin consent was &given elsewhere: do not open the browser"), this);
    m_elsewhere->setObjectName(QStringLiteral("consentElsewhere"));
    content()->addWidget(m_elsewhere);
    connect(m_elsewhere, &QCheckBox::toggled, this,
        [this](bool on) { edit([on](auto &d) { d.consentElsewhere = on; }); });

    m_flow = new TaskPanel(setup(), Task::WriteAccess, tr("&Start OAuth flow for write access"), this);
    m_flow->setSuccess([this] { return success(); });
    addTask(m_flow);

    m_permissions = new PermissionView(QStringLiteral("writePermissions"), this);
    content()->addWidget(m_permissions);
    connect(m_permissions, &PermissionView::openUrl, this, &SetupPage::openUrl);
}

void WriteAccessPage::load()
{
    m_tenant->setValue(draft().profile.tenantId);
    m_client->setValue(draft().profile.clientId);
    m_elsewhere->setChecked(draft().consentElsewhere);
    loadExpiry();
}

void WriteAccessPage::loadExpiry()
{
    const QDate date = draft().profile.clientSecretExpires;
    const QSignalBlocker noEdit(m_expiry);
    const QSignalBlocker noToggle(m_notKnown);
    m_notKnown->setChecked(draft().expiryNotKnown && !date.isValid());
    m_expiry->setEnabled(!m_notKnown->isChecked());
    // the day before the first that can be chosen stands for none
    const QDate today = QDate::currentDate();
    m_expiry->setMinimumDate((date.isValid() ? qMin(date, today) : today).addDays(-1));
    m_expiry->setDate(date.isValid() ? date : m_expiry->minimumDate());
    if (date.isValid() && date < QDate::currentDate())
        m_expiryField->setNote(Tone::Warning, tr("This date is past: the secret cannot be used any more."));
    else
        m_expiryField->clearNote();
}

void WriteAccessPage::refresh()
{
    const QString lack = lacking();
    m_flow->setReady(lack.isEmpty(), lack);
    m_permissions->show(
        setup().permissions(Task::WriteAccess), draft().profile.cloud, draft().profile.clientId);
}

void WriteAccessPage::commit()
{
    m_secret->commit();
}

QString WriteAccessPage::lacking() const
{
    if (draft().profile.tenantId.isEmpty() || !m_tenant->isFine())
        return tr("Enter the directory (tenant) ID first.");
    if (draft().profile.clientId.isEmpty() || !m_client->isFine())
        return tr("Enter the application (client) ID first.");
    if (!m_secret->isFilled())
        return tr("Enter the client secret first.");
    if (!draft().profile.clientSecretExpires.isValid() && !draft().expiryNotKnown)
        return tr("Enter the date on which the secret expires first, or choose “Not known”.");
    return {};
}

QString WriteAccessPage::missing() const
{
    if (setup().isComplete(step()))
        return {};
    const QString lack = lacking();
    if (!lack.isEmpty())
        return lack;
    if (lacksPermission())
        return tr("To go on, grant what is missing and start the OAuth flow once more.");
    return tr("To go on, start the OAuth flow for write access.");
}

TaskPanel::Success WriteAccessPage::success() const
{
    const QString name = setup().organization();
    const auto lines = setup().permissions(Task::WriteAccess);
    const bool allTried = std::all_of(lines.begin(), lines.end(), [](const auto &line) {
        return !line.required || setup::verdictOf(setup::statusOf(line)) == setup::Verdict::Works;
    });
    if (allTried)
        return {name.isEmpty() ? tr("Write access works.") : tr("Write access to %1 works.").arg(name), {}};
    return {name.isEmpty() ? tr("Signed in, and everything is granted.")
                           : tr("Signed in to %1, and everything is granted.").arg(name),
        tr("Setting the presence of others has not been tried yet: that comes on the page Users, with a test "
           "user."),
        Tone::Info};
}

bool WriteAccessPage::lacksPermission() const
{
    const auto lines = setup().permissions(Task::WriteAccess);
    return std::any_of(lines.begin(), lines.end(), [](const auto &line) { return line.isMissing(); });
}

} // namespace pb::ui
