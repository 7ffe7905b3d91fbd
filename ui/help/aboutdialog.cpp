// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/help/aboutdialog.h"

#include "ui/common/icons.h"
#include "ui/common/screenfit.h"

#include <QApplication>
#include <QClipboard>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace pb::ui {

AboutDialog::AboutDialog(const support::VersionInfo &versions, QWidget *parent)
    : QDialog(parent)
{
    initResources();
    setObjectName(QStringLiteral("aboutDialog"));
    setWindowTitle(tr("About Presence Bridge"));
    auto *picture = new QLabel(this);
    picture->setPixmap(icon(QStringLiteral("presence-bridge")).pixmap(QSize(64, 64), devicePixelRatioF()));
    auto *title =
        new QLabel(QStringLiteral("Presence Bridge ") + QCoreApplication::applicationVersion(), this);
    title->setObjectName(QStringLiteral("aboutTitle"));
    QFont large = font();
    large.setBold(true);
    large.setPointSizeF(large.pointSizeF() * 1.3);
    title->setFont(large);
    auto *what =
        new QLabel(tr("Keeps STARFACE phones and Microsoft Teams agreed on who may be disturbed."), this);
    what->setWordWrap(true);
    auto *licence = new QLabel(tr("Free software under the GNU General Public License, version 3 or later.")
            + QLatin1Char('\n')
            + tr(
                "Microsoft, Teams and STARFACE are names of their owners, who have no part in this program."),
        this);
    licence->setWordWrap(true);

    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    auto *copy = buttons->addButton(tr("&Copy version information"), QDialogButtonBox::ActionRole);
    copy->setObjectName(QStringLiteral("copyVersions"));
    const QString text = support::toText(versions);
    connect(copy, &QPushButton::clicked, this, [text] { QApplication::clipboard()->setText(text); });
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);

    auto *head = new QHBoxLayout;
    auto *words = new QVBoxLayout;
    words->addWidget(title);
    words->addWidget(what);
    head->addWidget(picture, 0, Qt::AlignTop);
    head->addSpacing(8);
    head->addLayout(words, 1);
    auto *layout = new QVBoxLayout(this);
    layout->setSpacing(14);
    layout->addLayout(head);
    layout->addWidget(makeVersions(versions));
    layout->addWidget(licence);
    layout->addWidget(buttons);
    setMinimumWidth(fontMetrics().averageCharWidth() * 72);
    fitToContent(*this);
}

QWidget *AboutDialog::makeVersions(const support::VersionInfo &versions)
{
    auto *list = new QWidget(this);
    auto *form = new QFormLayout(list);
    form->setContentsMargins(0, 0, 0, 0);
    for (const auto &[part, value] : versions) {
        auto *label = new QLabel(value.isEmpty() ? tr("not available") : value, list);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
        label->setTextFormat(Qt::PlainText);
        form->addRow(nameOf(part) + QLatin1Char(':'), label);
    }
    return list;
}

QString AboutDialog::nameOf(support::Part part)
{
    using support::Part;
    switch (part) {
    case Part::Program:
        return QStringLiteral("Presence Bridge");
    case Part::Qt:
        return QStringLiteral("Qt");
    case Part::QtAtBuild:
        return tr("Qt when built");
    case Part::System:
        return tr("Operating system");
    case Part::Kernel:
        return tr("Kernel");
    case Part::WindowSystem:
        return tr("Window system");
    case Part::Style:
        return tr("Style");
    case Part::Language:
        return tr("Language");
    case Part::Sqlite:
        return QStringLiteral("SQLite");
    case Part::Tls:
        break;
    }
    return QStringLiteral("TLS");
}

} // namespace pb::ui
