// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/setup/starfacepage.h"

#include "ui/common/fittedtable.h"
#include "ui/common/labels.h"
#include "ui/common/messagerow.h"
#include "ui/setup/certificatebox.h"
#include "ui/setup/checkicons.h"
#include "ui/setup/repairfield.h"
#include "ui/setup/secretfield.h"
#include "ui/setup/taskpanel.h"
#include "words/setupwords.h"

#include <QGridLayout>
#include <QLineEdit>

#include <algorithm>

namespace pb::ui {

using setup::Answer;
using setup::Capability;
using setup::Task;

namespace {

QString detailText(const setup::CapabilityLine &line)
{
    if (line.capability == Capability::BusyLampKeys && !line.names.isEmpty()) {
        constexpr int shown = 8;
        QString names = line.names.mid(0, shown).join(QStringLiteral(", "));
        if (line.names.size() > shown)
            names = StarfacePage::tr("%1 and %n more", "names", int(line.names.size()) - shown).arg(names);
        return StarfacePage::tr("%n user(s) without one: %1.", "busy-lamp keys", int(line.names.size()))
                   .arg(names)
            + QLatin1Char(' ') + capabilityRemedy(line.capability);
    }
    QString text;
    if (line.works == Answer::No) {
        if (!line.error)
            return capabilityRemedy(line.capability);
        const Failure failure = failureText(*line.error, Service::Starface);
        const bool isOwn = line.error->code.startsWith(QLatin1String("starface-"));
        return failure.why + QLatin1Char(' ') + (isOwn ? failure.remedy : capabilityRemedy(line.capability));
    }
    if (line.capability == Capability::SignIn && line.works == Answer::Yes)
        return signInText(line.signIn);
    if (line.keys)
        return seenKeysText(*line.keys);
    if (line.works == Answer::Unknown && line.capability == Capability::WriteDnd)
        return StarfacePage::tr("Comes on the page Users, with a test user.");
    if (line.count < 0)
        return text;
    switch (line.capability) {
    case Capability::ReadUsers:
    case Capability::ReadDnd:
        return StarfacePage::tr("%n user(s)", "count", line.count);
    case Capability::ReadLines:
        return StarfacePage::tr("%n key(s)", "count", line.count);
    default:
        return text;
    }
}

} // namespace

StarfacePage::StarfacePage(setup::Setup &setup, QWidget *parent)
    : SetupPage(setup, setup::Step::Starface, parent)
{
    auto *warning = new MessageRow(QStringLiteral("onlyOneSync"), this);
    warning->show(Tone::Warning, tr("Only one program may synchronise the presence of a STARFACE."),
        tr("Switch the presence synchronisation of STARFACE itself off before you go live, or both write "
           "over "
           "each other."));
    content()->addWidget(warning);
    buildCertificate();
    buildAccount();
    buildCheck();
}

void StarfacePage::buildCertificate()
{
    m_address = new RepairField(tr("Add&ress"), QStringLiteral("starfaceUrl"), setup::repairServiceUrl, this);
    m_address->setHint(tr("As in the browser: https://pbx.example.com"));
    content()->addWidget(m_address);
    m_read = new TaskPanel(setup(), Task::Certificate, tr("Read the cert&ificate"), this);
    addTask(m_read);
    m_certificate = new CertificateBox(this);
    content()->addWidget(m_certificate);
    connect(m_address, &RepairField::edited, this,
        [this](const QString &value) { edit([&](auto &d) { d.profile.starface.url = QUrl(value); }); });
    connect(m_certificate, &CertificateBox::consented, this,
        [this](const QByteArray &sha256) { setup().pinCertificate(sha256); });
}

void StarfacePage::buildAccount()
{
    auto *grid = new QGridLayout;
    grid->setHorizontalSpacing(16);
    m_login = new RepairField(tr("&Account"), QStringLiteral("starfaceLogin"), setup::repairLogin, this);
    m_login->setHint(tr("The login number or name of an administrator on STARFACE."));
    m_password = new SecretField(setup(), secrets::SecretKind::StarfacePassword, tr("Pass&word"),
        QStringLiteral("starfacePassword"), this);
    grid->addWidget(m_login, 0, 0, Qt::AlignTop);
    grid->addWidget(m_password, 0, 1, Qt::AlignTop);
    m_clientSecret = new SecretField(setup(), secrets::SecretKind::StarfaceClientSecret,
        tr("Client &secret (STARFACE 10 with OAuth only)"), QStringLiteral("starfaceClientSecret"), this);
    m_clientSecret->setOptional(true);
    m_clientSecret->setHint(tr("Of “rest-client-headless”, from STARFACE: Admin, Server, Status, REST-API. "
                               "Needed where users come from an identity provider such as Entra."));
    grid->addWidget(m_clientSecret, 1, 0, 1, 2, Qt::AlignTop);
    grid->setColumnStretch(0, 1);
    grid->setColumnStretch(1, 1);
    content()->addLayout(grid);
    connect(m_login, &RepairField::edited, this,
        [this](const QString &value) { edit([&](auto &d) { d.profile.starface.login = value; }); });
    connect(m_password, &SecretField::edited, this, &StarfacePage::update);
    connect(m_clientSecret, &SecretField::edited, this, &StarfacePage::update);
}

void StarfacePage::buildCheck()
{
    m_check = new TaskPanel(setup(), Task::StarfaceCheck, tr("&Check what the account may do"), this);
    m_check->setSuccess([this] { return success(); });
    addTask(m_check);
    m_capabilities = new FittedTable(
        {tr("Capability"), tr("Verdict"), tr("Details")}, {2}, QStringLiteral("capabilities"), this);
    m_capabilities->setAccessibleName(tr("What the STARFACE account can do"));
    content()->addWidget(m_capabilities);
}

void StarfacePage::load()
{
    m_address->setValue(draft().profile.starface.url.toString());
    m_login->setValue(draft().profile.starface.login);
}

void StarfacePage::refresh()
{
    const bool address = draft().profile.starface.url.isValid() && m_address->isFine();
    m_read->setVisible(needsCertificate());
    m_read->setReady(address, address ? QString() : tr("Enter the address first."));
    showCertificate();
    const QString lack = lacking();
    m_check->setReady(lack.isEmpty(), lack);
    showCapabilities();
}

bool StarfacePage::needsCertificate() const
{
    // plain http is taken on this computer only, and shows none
    return draft().profile.starface.url.scheme() != u"http";
}

bool StarfacePage::isTrusted() const
{
    const auto certificate = setup().certificate();
    const QByteArray pinned = draft().profile.starface.pinnedCertificate;
    return !needsCertificate() || (certificate && (certificate->trusted || certificate->sha256 == pinned))
        || (!certificate && !pinned.isEmpty());
}

void StarfacePage::showCertificate()
{
    const auto certificate = setup().certificate();
    if (certificate && needsCertificate())
        m_certificate->show(*certificate, draft().profile.starface.pinnedCertificate);
    else
        m_certificate->hide();
}

void StarfacePage::showCapabilities()
{
    const auto lines = setup().capabilities();
    m_capabilities->setVisible(!lines.isEmpty());
    QString signature;
    for (const auto &line : lines)
        signature += capabilityText(line.capability) + statusText(setup::statusOf(line)) + detailText(line);
    if (signature == m_shown)
        return;
    m_shown = signature;
    m_capabilities->clearRows();
    for (const auto &line : lines) {
        const auto status = setup::statusOf(line);
        m_capabilities->addRow(
            {capabilityText(line.capability), statusText(status), detailText(line)}, statusIcon(status));
    }
}

void StarfacePage::commit()
{
    m_password->commit();
    m_clientSecret->commit();
}

QString StarfacePage::lacking() const
{
    const auto &starface = draft().profile.starface;
    if (!starface.url.isValid() || starface.url.isEmpty() || !m_address->isFine())
        return tr("Enter the address first.");
    if (starface.login.isEmpty() || !m_login->isFine())
        return tr("Enter the account first.");
    if (!m_password->isFilled())
        return tr("Enter the password first.");
    if (!isTrusted())
        return setup().certificate() ? tr("Compare the fingerprint and trust the certificate first.")
                                     : tr("Read the certificate first.");
    return {};
}

QString StarfacePage::missing() const
{
    if (setup().isComplete(step()))
        return {};
    const QString lack = lacking();
    if (!lack.isEmpty())
        return lack;
    if (isBroken())
        return tr("To go on, mend what does not work and check once more.");
    return tr("To go on, check what the account may do.");
}

TaskPanel::Success StarfacePage::success() const
{
    QList<setup::CheckLine::Status> statuses;
    for (const auto &line : setup().capabilities())
        statuses << setup::statusOf(line);
    switch (setup::worstOf(statuses)) {
    case setup::CheckLine::Status::Ok:
        return {tr("STARFACE can do everything that is needed."), {}};
    case setup::CheckLine::Status::Warning:
        return {tr("STARFACE can do everything that is needed, but not for everybody."),
            tr("Without a busy-lamp key, the calls of a user are not seen."), Tone::Warning};
    case setup::CheckLine::Status::Missing:
    case setup::CheckLine::Status::Failed:
        return {tr("Signing in works, but not everything that is needed."), {}, Tone::Warning};
    case setup::CheckLine::Status::NotRun:
        break;
    }
    return {tr("What could be tried so far works."),
        tr("Setting do not disturb of others has not been tried yet: that comes on the page Users, with a "
           "test "
           "user."),
        Tone::Info};
}

bool StarfacePage::isBroken() const
{
    // without a busy-lamp key, calls of one user cannot be seen; everything else works
    const auto lines = setup().capabilities();
    return std::any_of(lines.begin(), lines.end(), [](const auto &line) {
        return line.works == Answer::No && line.capability != Capability::BusyLampKeys;
    });
}

} // namespace pb::ui
