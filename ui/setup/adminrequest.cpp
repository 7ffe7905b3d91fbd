// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/setup/adminrequest.h"

#include "ui/setup/portal.h"
#include "words/setupwords.h"

#include <QCoreApplication>

namespace pb::ui {

using setup::PermissionKind;

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(AdminRequest)
};

QString paragraph(const QString &text)
{
    return QStringLiteral("<p>%1</p>\n").arg(text.toHtmlEscaped());
}

QString heading(const QString &text)
{
    return QStringLiteral("<h2>%1</h2>\n").arg(text.toHtmlEscaped());
}

QString cell(const QString &text, const char *tag = "td")
{
    return QStringLiteral("<%1 align=\"left\" valign=\"top\">%2</%1>")
        .arg(QLatin1String(tag), text.toHtmlEscaped());
}

QString valueRow(const QString &what, const QString &value)
{
    return QStringLiteral("<tr>") + cell(what)
        + QStringLiteral("<td><b>%1</b></td></tr>\n").arg(value.toHtmlEscaped());
}

QString permissionRow(const QString &name, PermissionKind kind)
{
    return QStringLiteral("<tr><td valign=\"top\"><b>%1</b></td>").arg(name.toHtmlEscaped())
        + cell(kindText(kind)) + cell(purposeText(name)) + QStringLiteral("</tr>\n");
}

QString table(const QString &rows)
{
    return QStringLiteral("<table cellpadding=\"5\" cellspacing=\"0\" border=\"1\" width=\"100%\">\n") + rows
        + QStringLiteral("</table>\n");
}

QString step(const QString &text, const PortalPlace &place)
{
    return QStringLiteral("<li>%1<br/><a href=\"%2\">%3</a></li>\n")
        .arg(text.toHtmlEscaped(), place.link.toString(QUrl::FullyEncoded).toHtmlEscaped(),
            place.path.toHtmlEscaped());
}

QString permissionTable(const QString &rows)
{
    return table(QStringLiteral("<tr>") + cell(Words::tr("Permission"), "th") + cell(Words::tr("Kind"), "th")
        + cell(Words::tr("What it is for"), "th") + QStringLiteral("</tr>\n") + rows);
}

/// Two lists to choose from: what is needed, and what the reference asks for.
QString permissions()
{
    return heading(Words::tr("Permissions that are needed"))
        + permissionTable(permissionRow(QStringLiteral("Presence.ReadWrite.All"), PermissionKind::Application)
            + permissionRow(QStringLiteral("User.Read.All"), PermissionKind::Delegated))
        + heading(Words::tr("Asked for by the reference as well"))
        + paragraph(
            Words::tr("STARFACE's own connection asks for this one, too. Nothing here needs it to run: "
                      "grant it only where both are to have the same."))
        + permissionTable(
            permissionRow(QStringLiteral("Organization.ReadWrite.All"), PermissionKind::Application));
}

QString steps(const setup::Registration &registration, profile::Cloud cloud)
{
    const auto place = [&](PortalPage page) { return portalPlace(page, cloud, registration.clientId); };
    return QStringLiteral("<ol>\n")
        + step(Words::tr(
                   "Register an application with the values above. Choose “Accounts in this organizational "
                   "directory only” and, for the redirect URI, the platform “Public client/native (mobile "
                   "& desktop)”."),
            place(PortalPage::NewRegistration))
        + step(Words::tr("Add the permissions under Microsoft Graph, and choose “Grant admin "
                         "consent”."),
            place(PortalPage::Permissions))
        + step(Words::tr("Create a client secret. Its value is shown only once."),
            place(PortalPage::Credentials))
        + QStringLiteral("</ol>\n");
}

} // namespace

QString adminRequest(const setup::Registration &registration, profile::Cloud cloud)
{
    const QString title = Words::tr("Request: register %1 in Microsoft Entra ID").arg(registration.appName);
    QString values = valueRow(Words::tr("Name"), registration.appName)
        + valueRow(Words::tr("Redirect URI"), registration.callback.toString());
    if (!registration.tenantId.isEmpty())
        values += valueRow(Words::tr("Directory (tenant) ID"), registration.tenantId);
    if (!registration.clientId.isEmpty())
        values += valueRow(Words::tr("Application (client) ID"), registration.clientId);
    return QStringLiteral("<!DOCTYPE html>\n<html><head><meta charset=\"utf-8\"/><title>%1</title></head>"
                          "<body style=\"font-family: sans-serif\">\n<h1>%1</h1>\n")
               .arg(title.toHtmlEscaped())
        + paragraph(
            Words::tr("%1 keeps our STARFACE telephone system and Microsoft Teams agreed on who may be "
                      "disturbed. It runs on a computer of ours, asks Microsoft Graph directly, and sends "
                      "nothing to anybody else. For that it needs one app registration.")
                .arg(registration.appName))
        + heading(Words::tr("Values")) + table(values) + permissions()
        + paragraph(Words::tr("Nothing else is asked for. The program reads no mail, no files and no chats."))
        + heading(Words::tr("Steps")) + steps(registration, cloud) + heading(Words::tr("Please send back"))
        + QStringLiteral("<ul>\n<li>%1</li>\n<li>%2</li>\n<li>%3</li>\n</ul>\n")
              .arg(Words::tr("the directory (tenant) ID and the application (client) ID").toHtmlEscaped(),
                  Words::tr("the value of the client secret, by a safe way and not by e-mail")
                      .toHtmlEscaped(),
                  Words::tr("the date that the secret expires on").toHtmlEscaped())
        + QStringLiteral("</body></html>\n");
}

} // namespace pb::ui
