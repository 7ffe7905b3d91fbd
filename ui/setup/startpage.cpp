// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/setup/startpage.h"

#include "setup/check/authoritycheck.h"
#include "setup/inputrepair.h"
#include "ui/common/field.h"
#include "ui/common/labels.h"
#include "ui/common/messagerow.h"
#include "ui/setup/repairfield.h"
#include "ui/setup/secretfield.h"
#include "words/setupwords.h"

#include <QComboBox>
#include <QFileDialog>
#include <QGridLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QRegularExpression>
#include <QSpinBox>

namespace pb::ui {

using profile::Cloud;
using Kind = profile::Proxy::Kind;

namespace {

/// Beside the values of Cloud, which has none for it.
constexpr int china = 100;

QStringList entriesOf(const QString &text)
{
    static const QRegularExpression separator(QStringLiteral("[,;\\s]+"));
    return text.split(separator, Qt::SkipEmptyParts);
}

} // namespace

StartPage::StartPage(setup::Setup &setup, QWidget *parent)
    : SetupPage(setup, setup::Step::Start, parent)
{
    buildSimulator();
    buildCloud();
    buildProxy();
    buildCaFile();
}

void StartPage::buildSimulator()
{
    auto *row = new QHBoxLayout;
    row->setSpacing(16);
    row->addWidget(wrappedLabel(tr("Just looking? The simulator plays Microsoft 365 and a STARFACE on this "
                                   "computer, and the set-up runs against it. Nothing is sent anywhere."),
                       this),
        1);
    auto *button = new QPushButton(tr("&Try it with the simulator"), this);
    button->setObjectName(QStringLiteral("simulator"));
    makeRoomy(button);
    row->addWidget(button, 0, Qt::AlignVCenter);
    content()->addLayout(row);
    connect(button, &QPushButton::clicked, this, &StartPage::simulatorWanted);
}

void StartPage::buildCloud()
{
    content()->addSpacing(fontMetrics().height() / 2);
    content()->addWidget(headingLabel(tr("Microsoft 365"), this));
    m_cloud = new QComboBox;
    m_cloudField = new Field(tr("&Cloud"), m_cloud, QStringLiteral("cloud"), this);
    content()->addWidget(m_cloudField);
    m_china = new MessageRow(QStringLiteral("china"), this);
    content()->addWidget(m_china);
    connect(m_cloud, &QComboBox::activated, this, &StartPage::chooseCloud);
}

void StartPage::fillClouds()
{
    const bool custom = draft().profile.cloud == Cloud::Custom;
    const int wanted = custom ? 5 : 4;
    if (m_cloud->count() == wanted)
        return;
    m_cloud->clear();
    for (const auto cloud : {Cloud::Global, Cloud::UsGovL4, Cloud::UsGovL5})
        m_cloud->addItem(cloudText(cloud), int(cloud));
    m_cloud->addItem(tr("China (21Vianet)", "cloud"), china);
    if (custom)
        m_cloud->addItem(cloudText(Cloud::Custom), int(Cloud::Custom));
}

void StartPage::buildProxy()
{
    content()->addSpacing(fontMetrics().height() / 2);
    content()->addWidget(headingLabel(tr("Network"), this));
    m_proxy = new QComboBox;
    for (const auto kind : {Kind::System, Kind::None, Kind::Manual})
        m_proxy->addItem(proxyText(kind), int(kind));
    content()->addWidget(new Field(tr("Pro&xy"), m_proxy, QStringLiteral("proxy"), this));

    m_manual = new QWidget(this);
    auto *grid = new QGridLayout(m_manual);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(16);
    grid->setVerticalSpacing(10);
    m_host = new RepairField(
        tr("&Host"), QStringLiteral("proxyHost"),
        [](const QString &text) -> setup::Repaired { return setup::repairProxyHost(text); }, m_manual);
    m_port = new QSpinBox;
    m_port->setRange(0, 65535);
    m_port->setSpecialValueText(QStringLiteral(" "));
    m_user = new TextField(tr("&User name, if it asks for one"), QStringLiteral("proxyUser"), m_manual);
    m_password = new SecretField(setup(), secrets::SecretKind::ProxyPassword, tr("Pass&word"),
        QStringLiteral("proxyPassword"), m_manual);
    m_password->setOptional(true);
    grid->addWidget(m_host, 0, 0, Qt::AlignTop);
    grid->addWidget(
        new Field(tr("&Port"), m_port, QStringLiteral("proxyPort"), m_manual), 0, 1, Qt::AlignTop);
    grid->addWidget(m_user, 1, 0, Qt::AlignTop);
    grid->addWidget(m_password, 1, 1, Qt::AlignTop);
    grid->setColumnStretch(0, 1);
    grid->setColumnStretch(1, 1);
    content()->addWidget(m_manual);
    m_except = new TextField(tr("&Reached without the proxy"), QStringLiteral("proxyExcept"), this);
    m_except->setHint(
        tr("Names with those below them, addresses, networks such as 10.0.0.0/8, <local> for names "
           "without a dot, <private> for addresses of company networks."));
    content()->addWidget(m_except);
    connect(m_except, &TextField::edited, this, &StartPage::takeExceptions);

    connect(m_proxy, &QComboBox::activated, this,
        [this] { edit([this](auto &d) { d.profile.proxy.kind = Kind(m_proxy->currentData().toInt()); }); });
    connect(m_host, &RepairField::edited, this, [this](const QString &host, const QString &typed) {
        const auto port = setup::repairProxyHost(typed).port;
        edit([&](auto &d) {
            d.profile.proxy.host = host;
            d.profile.proxy.port = port.value_or(d.profile.proxy.port);
        });
    });
    connect(m_port, &QSpinBox::valueChanged, this,
        [this](int port) { edit([port](auto &d) { d.profile.proxy.port = quint16(port); }); });
    connect(m_user, &TextField::edited, this,
        [this](const QString &text) { edit([&](auto &d) { d.profile.proxy.user = text.trimmed(); }); });
}

void StartPage::buildCaFile()
{
    m_caFile = new TextField(
        tr("&Additional certificate authorities (a file or folder)"), QStringLiteral("caFile"), this);
    m_caFile->setHint(tr("Only where a company proxy or STARFACE shows certificates of an authority of one's "
                         "own."));
    auto *browse = new QPushButton(tr("Choos&e…"), m_caFile);
    browse->setObjectName(QStringLiteral("caBrowse"));
    browse->setAccessibleName(tr("Choose the file with additional authorities"));
    m_caFile->addBeside(browse);
    content()->addWidget(m_caFile);
    connect(browse, &QPushButton::clicked, this, &StartPage::browse);
    connect(m_caFile, &TextField::edited, this,
        [this](const QString &text) { edit([&](auto &d) { d.profile.extraCaFile = text.trimmed(); }); });
}

void StartPage::browse()
{
    auto *dialog = new QFileDialog(this, tr("Additional certificate authorities"), {},
        tr("Certificates (*.pem *.crt *.cer *.der *.p7b *.p7c);;All files (*)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this,
        [this](const QString &file) { edit([&](auto &d) { d.profile.extraCaFile = file; }); });
    dialog->open();
}

void StartPage::chooseCloud(int index)
{
    const int value = m_cloud->itemData(index).toInt();
    edit([value](auto &d) {
        d.chinaCloud = value == china;
        if (value != china)
            d.profile.cloud = Cloud(value);
    });
}

void StartPage::load()
{
    fillClouds();
    const auto &profile = draft().profile;
    m_cloud->setCurrentIndex(m_cloud->findData(draft().chinaCloud ? china : int(profile.cloud)));
    const auto where = profile::endpoints(profile);
    m_cloudField->setHint(draft().chinaCloud
            ? QString()
            : tr("Signs in at %1 and asks %2.").arg(where.signIn.authority(), where.graph.authority()));
    if (draft().chinaCloud)
        m_china->show(Tone::Error, tr("The cloud for China (21Vianet) cannot be used."),
            tr("Microsoft offers no presence interface there, so there would be nothing to synchronise."),
            tr("Choose the cloud that your tenant is in."));
    else
        m_china->clear();
    m_proxy->setCurrentIndex(m_proxy->findData(int(profile.proxy.kind)));
    m_manual->setVisible(profile.proxy.kind == Kind::Manual);
    m_host->setValue(profile.proxy.host);
    m_port->setValue(profile.proxy.port);
    m_user->setText(profile.proxy.user);
    loadExceptions();
    m_caFile->setText(profile.extraCaFile);
    loadAuthorities();
}

/// What is not right yet is not kept.
void StartPage::takeExceptions(const QString &text)
{
    const QStringList entries = entriesOf(text);
    const QString wrong = setup::wrongProxyException(entries);
    m_exceptWrong = !wrong.isEmpty();
    if (m_exceptWrong)
        m_except->setNote(Tone::Error, tr("Not a name, address or network: %1").arg(wrong));
    else
        m_except->clearNote();
    edit([&](auto &d) {
        if (!m_exceptWrong)
            d.profile.proxy.except = entries;
    });
}

void StartPage::loadExceptions()
{
    const auto &proxy = draft().profile.proxy;
    m_except->setVisible(proxy.kind != Kind::None);
    // what is being typed stays as it is
    if (!m_exceptWrong && entriesOf(m_except->text()) != proxy.except)
        m_except->setText(proxy.except.join(QStringLiteral(", ")));
}

/// Read once for each path: a folder may hold many files.
void StartPage::loadAuthorities()
{
    const QString &path = draft().profile.extraCaFile;
    if (m_looked == path)
        return;
    m_looked = path;
    m_caUnusable = false;
    if (path.isEmpty())
        return m_caFile->clearNote();
    const setup::AuthorityCheck found = setup::checkAuthorities(path);
    m_caUnusable = found.count == 0;
    QString text = tr("%n certificate(s) will be trusted.", nullptr, found.count);
    if (!found.unusable.isEmpty())
        text += u' ' + tr("Not usable: %1.").arg(found.unusable.mid(0, 5).join(QStringLiteral("; ")));
    m_caFile->setNote(m_caUnusable     ? Tone::Error
            : found.unusable.isEmpty() ? Tone::Success
                                       : Tone::Warning,
        text);
}

void StartPage::commit()
{
    m_password->commit();
}

QString StartPage::missing() const
{
    const auto &proxy = draft().profile.proxy;
    if (draft().chinaCloud)
        return tr("To go on, choose another cloud.");
    if (proxy.kind == Kind::Manual && proxy.host.isEmpty())
        return tr("To go on, enter the host of the proxy.");
    if (proxy.kind == Kind::Manual && proxy.port == 0)
        return tr("To go on, enter the port of the proxy.");
    if (proxy.kind != Kind::None && m_exceptWrong)
        return tr("To go on, correct what is reached without the proxy.");
    if (m_caUnusable)
        return tr("To go on, choose a file or folder with certificates, or leave the field empty.");
    return {};
}

} // namespace pb::ui
