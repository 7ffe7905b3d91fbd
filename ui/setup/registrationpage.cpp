// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/setup/registrationpage.h"

#include "core/systemwords.h"
#include "setup/access/registrationfiles.h"
#include "ui/common/copybutton.h"
#include "ui/common/labels.h"
#include "ui/common/messagerow.h"
#include "ui/setup/adminrequestdialog.h"

#include <QFileDialog>
#include <QGridLayout>
#include <QPushButton>
#include <QSaveFile>

namespace pb::ui {

RegistrationPage::RegistrationPage(setup::Setup &setup, QWidget *parent)
    : SetupPage(setup, setup::Step::Registration, parent)
    , m_callback(new QLabel(this))
    , m_saved(new MessageRow(QStringLiteral("saved"), this))
{
    buildFiles();
    buildSteps();
}

void RegistrationPage::buildFiles()
{
    content()->addWidget(headingLabel(tr("Not a Global Administrator yourself, or no wish to click?"), this));
    content()->addWidget(wrappedLabel(
        tr("Hand over the request: it names everything that is needed, and why. Or let a script do the "
           "steps below."),
        this));
    auto *grid = new QGridLayout;
    grid->setSpacing(8);
    auto *request = new QPushButton(tr("&Request for the Global Admin…"), this);
    request->setObjectName(QStringLiteral("request"));
    connect(request, &QPushButton::clicked, this, &RegistrationPage::showRequest);
    makeRoomy(request);
    grid->addWidget(request, 0, 0);
    struct Row {
        File file;
        QString text;
        const char *name;
    };
    int column = 1;
    for (const Row &row : {Row{File::AzureCli, tr("&Azure CLI script…"), "azureCli"},
             Row{File::PowerShell, tr("&PowerShell script…"), "powerShell"},
             Row{File::Manifest, tr("App &manifest…"), "manifest"}}) {
        auto *button = new QPushButton(row.text, this);
        button->setObjectName(QLatin1String(row.name));
        makeRoomy(button);
        const File file = row.file;
        connect(button, &QPushButton::clicked, this, [this, file] { save(file); });
        grid->addWidget(button, column / 2, column % 2);
        ++column;
    }
    grid->setColumnStretch(2, 1);
    content()->addLayout(grid);
    content()->addWidget(m_saved);
}

QVBoxLayout *RegistrationPage::addStep(int number, const QString &title, const QString &text, PortalPage page)
{
    auto *row = new QHBoxLayout;
    row->setSpacing(12);
    auto *digit = headingLabel(locale().toString(number), this);
    digit->setWordWrap(false);
    digit->setFixedWidth(digit->fontMetrics().horizontalAdvance(QStringLiteral("00")));
    row->addWidget(digit, 0, Qt::AlignTop);
    auto *column = new QVBoxLayout;
    column->setSpacing(6);
    row->addLayout(column, 1);
    column->addWidget(headingLabel(title, this));
    if (!text.isEmpty())
        column->addWidget(wrappedLabel(text, this));
    auto *place = new QHBoxLayout;
    place->setSpacing(8);
    auto *link = new QPushButton(tr("Open"), this);
    link->setObjectName(QStringLiteral("open%1").arg(number));
    link->setAccessibleName(tr("Open in Entra: %1").arg(title));
    link->setMinimumWidth(CopyButton({}, {}).sizeHint().width());
    connect(link, &QPushButton::clicked, this, [this, page] {
        Q_EMIT openUrl(portalPlace(page, draft().profile.cloud, draft().profile.clientId).link);
    });
    place->addWidget(quietLabel(portalPlace(page, {}, {}).path, this), 1);
    place->addWidget(link, 0, Qt::AlignTop);
    column->addLayout(place);
    content()->addLayout(row);
    return column;
}

void RegistrationPage::addValue(
    QVBoxLayout *to, const QString &what, const QString &value, const QString &name)
{
    addValue(to, what, new QLabel(value, this), name);
}

void RegistrationPage::addValue(QVBoxLayout *to, const QString &what, QLabel *value, const QString &name)
{
    auto *row = new QHBoxLayout;
    row->setSpacing(8);
    auto *title = quietLabel(what, this);
    title->setWordWrap(false);
    title->setMinimumWidth(fontMetrics().averageCharWidth() * 18);
    row->addWidget(title);
    QFont bold = font();
    bold.setBold(true);
    value->setFont(bold);
    value->setTextFormat(Qt::PlainText);
    value->setTextInteractionFlags(Qt::TextSelectableByMouse);
    value->setWordWrap(true); // a callback of one's own may be long
    row->addWidget(value, 1);
    auto *copy = new CopyButton(
        tr("Copy: %1").arg(what), [value] { return value->text(); }, this);
    copy->setObjectName(QStringLiteral("copy") + name);
    row->addWidget(copy, 0, Qt::AlignTop);
    to->addLayout(row);
}

void RegistrationPage::buildSteps()
{
    content()->addSpacing(6);
    auto *step = addStep(1, tr("Register the application"),
        tr("Choose “Accounts in this organizational directory only”. As redirect URI, choose the platform "
           "“Public client/native (mobile & desktop)”."),
        PortalPage::NewRegistration);
    addValue(step, tr("Name"), setup().registration().appName, QStringLiteral("Name"));
    addValue(step, tr("Redirect URI"), m_callback, QStringLiteral("Callback"));

    step = addStep(2, tr("Add the permissions"),
        tr("Add a permission › Microsoft Graph. Then choose “Grant admin consent”, or do that on the next "
           "page."),
        PortalPage::Permissions);
    addValue(step, tr("Application"), QStringLiteral("Presence.ReadWrite.All"), QStringLiteral("Presence"));
    addValue(step, tr("Delegated"), QStringLiteral("User.Read.All"), QStringLiteral("UserRead"));
    addValue(step, tr("Application, not needed to run"), QStringLiteral("Organization.ReadWrite.All"),
        QStringLiteral("Organization"));

    addStep(3, tr("Create a client secret"),
        tr("New client secret. Copy its Value at once: Entra shows it only this one time. Not its Secret ID. "
           "Note the date it expires on."),
        PortalPage::Credentials);

    addStep(4, tr("Note two ids"),
        tr("The application (client) ID and the directory (tenant) ID. They and the secret belong on the "
           "next page."),
        PortalPage::Overview);
}

void RegistrationPage::load()
{
    m_callback->setText(setup().registration().callback.toString());
}

void RegistrationPage::save(File file)
{
    static const QMap<File, QString> names{{File::AzureCli, QStringLiteral("register-presence-bridge.sh")},
        {File::PowerShell, QStringLiteral("register-presence-bridge.ps1")},
        {File::Manifest, QStringLiteral("presence-bridge-manifest.json")}};
    auto *dialog = new QFileDialog(this, tr("Save"));
    dialog->setObjectName(QStringLiteral("saveDialog"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setFileMode(QFileDialog::AnyFile);
    dialog->selectFile(names.value(file));
    connect(
        dialog, &QFileDialog::fileSelected, this, [this, file](const QString &path) { write(file, path); });
    dialog->open();
}

void RegistrationPage::write(File file, const QString &path)
{
    const setup::Registration registration = setup().registration();
    const QByteArray bytes = file == File::AzureCli ? setup::azureCliScript(registration, !draft().sameApp)
        : file == File::PowerShell                  ? setup::powerShellScript(registration, !draft().sameApp)
                                                    : setup::appManifest(registration);
    QSaveFile target(path);
    if (target.open(QIODevice::WriteOnly) && target.write(bytes) == bytes.size() && target.commit())
        m_saved->show(Tone::Success, tr("Saved: %1").arg(path),
            file == File::Manifest
                ? tr("Upload it in Entra on the page Manifest of the application.")
                : tr("Read it before you run it. It prints the values for the next page."));
    else
        m_saved->show(
            Tone::Error, tr("The file could not be written."), core::systemWords(target.errorString()));
}

void RegistrationPage::showRequest()
{
    auto *dialog = new AdminRequestDialog(setup().registration(), draft().profile.cloud, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

} // namespace pb::ui
