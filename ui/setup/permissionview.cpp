// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/setup/permissionview.h"

#include "ui/common/fittedtable.h"
#include "ui/common/messagerow.h"
#include "ui/setup/checkicons.h"
#include "ui/setup/portal.h"
#include "words/setupwords.h"

#include <QPushButton>
#include <QVBoxLayout>

namespace pb::ui {

using setup::Answer;
using setup::PermissionLine;

namespace {

QString proofText(const PermissionLine &line)
{
    QStringList parts;
    for (const setup::ProbeResult &probe : line.probes) {
        if (probe.probe == setup::Probe::None)
            continue;
        QString part = PermissionView::tr("%1: %2", "a proof: its verdict")
                           .arg(probeText(probe.probe), statusText(setup::statusOf(probe)));
        if (probe.error)
            part += QStringLiteral(". ") + failureText(*probe.error, Service::MicrosoftGraph).why;
        parts << part;
    }
    return parts.isEmpty() ? QStringLiteral("–") : parts.join(QLatin1Char('\n'));
}

QString signature(const QList<PermissionLine> &lines, profile::Cloud cloud, const QString &clientId)
{
    QString text = QString::number(int(cloud)) + clientId;
    for (const PermissionLine &line : lines)
        text += line.name + QString::number(int(line.kind)) + QString::number(int(line.required))
            + QString::number(int(line.granted)) + proofText(line);
    return text;
}

} // namespace

PermissionView::PermissionView(const QString &name, QWidget *parent)
    : QWidget(parent)
    , m_table(new FittedTable(
          {tr("Permission, kind"), tr("Required"), tr("Granted"), tr("What it is for"), tr("Proof")}, {3, 4},
          name, this))
    , m_below(new QVBoxLayout)
{
    m_table->setAccessibleName(tr("Permissions"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(10);
    layout->addWidget(m_table);
    m_below->setSpacing(10);
    layout->addLayout(m_below);
    hide();
}

void PermissionView::show(const QList<PermissionLine> &lines, profile::Cloud cloud, const QString &clientId)
{
    setVisible(!lines.isEmpty());
    const QString now = signature(lines, cloud, clientId);
    if (now == m_shown)
        return;
    m_shown = now;
    fill(lines, cloud, clientId);
}

void PermissionView::fill(const QList<PermissionLine> &lines, profile::Cloud cloud, const QString &clientId)
{
    m_table->clearRows();
    qDeleteAll(m_rows);
    m_rows.clear();
    const PortalPlace place = portalPlace(PortalPage::Permissions, cloud, clientId);
    QStringList excess;
    for (const PermissionLine &line : lines) {
        m_table->addRow({line.name + QLatin1Char('\n') + kindText(line.kind),
                            line.forReference   ? tr("Not to run")
                                : line.required ? tr("Yes")
                                                : tr("No"),
                            answerText(line.granted), purposeText(line.name), proofText(line)},
            line.required ? statusIcon(setup::statusOf(line)) : QStringLiteral("banner-info"));
        if (line.isMissing())
            addMissing(line, place.link, place.path);
        if (!line.required)
            excess << line.name;
    }
    if (!excess.isEmpty())
        addExcess(excess, place.path);
}

void PermissionView::addMissing(const PermissionLine &line, const QUrl &link, const QString &path)
{
    auto *row = new MessageRow(QStringLiteral("missing-") + line.name, this);
    auto *open = row->addButton(tr("Open in Entra"), QStringLiteral("open-") + line.name);
    open->setAccessibleName(tr("Open in Entra: %1").arg(line.name));
    connect(open, &QPushButton::clicked, this, [this, link] { Q_EMIT openUrl(link); });
    const QString title = line.granted == Answer::No ? tr("%1 is missing.").arg(line.name)
                                                     : tr("%1 is granted, but does not work.").arg(line.name);
    row->show(Tone::Warning, title,
        // two whole sentences: not every language makes the name of Entra's page out of the kind
        (line.kind == setup::PermissionKind::Application
                ? tr("Add it under %1 › Add a permission › Microsoft Graph › Application permissions.")
                : tr("Add it under %1 › Add a permission › Microsoft Graph › Delegated permissions."))
            .arg(path),
        tr("Then choose “Grant admin consent” there, and check once more. A new permission can take some "
           "minutes to count."));
    open->show();
    m_below->addWidget(row);
    m_rows << row;
}

void PermissionView::addExcess(const QStringList &names, const QString &path)
{
    auto *row = new MessageRow(QStringLiteral("excess"), this);
    row->show(Tone::Info, tr("Granted and not needed: %1.").arg(names.join(QStringLiteral(", "))),
        tr("It does no harm here, but less is safer. Remove it under %1.", "path").arg(path));
    m_below->addWidget(row);
    m_rows << row;
}

} // namespace pb::ui
