// SPDX-License-Identifier: GPL-3.0-or-later
#include "setup/access/registrationfiles.h"

#include "setup/access/permissiontable.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace pb::setup {

using namespace Qt::StringLiterals;

namespace {

QList<PermissionRow> rowsFor(AppPurpose purpose)
{
    QList<PermissionRow> rows;
    for (const PermissionRow &row : neededPermissions) {
        const bool writes = row.kind == PermissionKind::Application;
        if (purpose == AppPurpose::Both || (purpose == AppPurpose::Write) == writes)
            rows << row;
    }
    return rows;
}

QString typeOf(PermissionKind kind)
{
    return kind == PermissionKind::Application ? u"Role"_s : u"Scope"_s;
}

QJsonArray requiredAccess(AppPurpose purpose)
{
    QJsonArray access;
    for (const PermissionRow &row : rowsFor(purpose))
        access.append(QJsonObject{{u"id"_s, row.id}, {u"type"_s, typeOf(row.kind)}});
    return {QJsonObject{{u"resourceAppId"_s, graphAppId}, {u"resourceAccess"_s, access}}};
}

QString nameOf(const Registration &registration, AppPurpose purpose)
{
    return purpose == AppPurpose::Read ? QString(registration.appName + u" (read access)"_s)
                                       : registration.appName;
}

QString withoutControls(QString text)
{
    text.removeIf([](QChar c) {
        return c.category() == QChar::Other_Control || c == QChar::LineSeparator
            || c == QChar::ParagraphSeparator;
    });
    return text;
}

/// Puts the values in, all at once: a value may hold what looks like a place for another one.
QString filled(const QString &text, const QList<std::pair<QString, QString>> &values)
{
    QString result;
    qsizetype at = 0;
    while (at < text.size()) {
        const qsizetype open = text.indexOf(u"<<"_s, at);
        const qsizetype close = open < 0 ? -1 : text.indexOf(u">>"_s, open);
        if (close < 0)
            break;
        const QString name = text.mid(open + 2, close - open - 2);
        const auto value =
            std::find_if(values.begin(), values.end(), [&](const auto &row) { return row.first == name; });
        if (value == values.end()) {
            result += text.mid(at, close + 2 - at);
        } else {
            result += text.mid(at, open - at) + value->second;
        }
        at = close + 2;
    }
    return result + text.mid(at);
}

QString bashHead()
{
    return uR"sh(#!/usr/bin/env bash
# Registers the application in Microsoft Entra ID with the Azure CLI (az). Run it as an administrator who may
# grant admin consent, e.g. in the Azure Cloud Shell:  bash register.sh
# The client secret is printed once, at the end, and stored nowhere.
set -euo pipefail

tenant=<<TENANT>>
redirect=<<REDIRECT>>

if ! command -v az >/dev/null; then
  echo 'The Azure CLI (az) is not installed: https://aka.ms/azure-cli' >&2
  exit 1
fi
if [ -n "$tenant" ]; then
  current="$(az account show --query tenantId --output tsv 2>/dev/null || true)"
  if [ "$current" != "$tenant" ]; then
    az login --tenant "$tenant" --allow-no-subscriptions --output none
  fi
elif ! az account show --output none 2>/dev/null; then
  az login --allow-no-subscriptions --output none
fi

# register NAME CLIENT_ID REQUIRED_ACCESS: makes the application, or brings the one with that id up to date,
# and leaves its id in client_id
register() {
  client_id="$2"
  if [ -z "$client_id" ]; then
    client_id="$(az ad app create --display-name "$1" --sign-in-audience AzureADMyOrg \
      --public-client-redirect-uris "$redirect" --required-resource-accesses "$3" --query appId --output tsv)"
  else
    az ad app update --id "$client_id" \
      --public-client-redirect-uris "$redirect" --required-resource-accesses "$3" --output none
  fi
  az ad sp show --id "$client_id" --output none 2>/dev/null || az ad sp create --id "$client_id" --output none
  # Entra needs a while until a new application can be consented to
  for attempt in 1 2 3 4 5 6; do
    if az ad app permission admin-consent --id "$client_id" --only-show-errors; then
      return 0
    fi
    echo "Not there yet (attempt $attempt of 6)." >&2
    sleep 10
  done
  echo "Admin consent for $client_id failed. Grant it in the portal: API permissions, Grant admin consent." >&2
  return 1
}

)sh"_s;
}

QString bashApp()
{
    return uR"sh(register <<NAME>> <<CLIENT>> <<ACCESS>>
write_client_id="$client_id"
expires="$(date -u -d '+24 months' +%Y-%m-%d 2>/dev/null || date -u -v+24m +%Y-%m-%d)"
secret="$(az ad app credential reset --id "$write_client_id" --append --display-name 'Presence Bridge' \
  --end-date "$expires" --query password --output tsv --only-show-errors)"

)sh"_s;
}

QString bashTail(bool separateReadApp)
{
    const QString readApp = uR"sh(register <<READNAME>> '' <<READACCESS>>
read_client_id="$client_id"

)sh"_s;
    const QString print = uR"sh(echo
echo "Directory (tenant) id:    $(az account show --query tenantId --output tsv)"
echo "Application (client) id:  $write_client_id"
echo "Client secret:            $secret"
echo "Secret expires:           $expires"
)sh"_s;
    const QString printRead = uR"sh(echo "Read access, client id:   $read_client_id"
)sh"_s;
    return separateReadApp ? QString(readApp + print + printRead) : print;
}

QString shellHead()
{
    return uR"sh(# Registers the application in Microsoft Entra ID with Microsoft Graph PowerShell. Run it as an
# administrator who may grant admin consent. The modules, where they are missing:
#   Install-Module Microsoft.Graph.Authentication, Microsoft.Graph.Applications, Microsoft.Graph.Identity.SignIns
# The client secret is printed once, at the end, and stored nowhere.
#Requires -Modules Microsoft.Graph.Authentication, Microsoft.Graph.Applications, Microsoft.Graph.Identity.SignIns
$ErrorActionPreference = 'Stop'

$tenant = <<TENANT>>
$redirect = <<REDIRECT>>
$graphAppId = <<GRAPH>>

$connect = @{ Scopes = @('Application.ReadWrite.All', 'AppRoleAssignment.ReadWrite.All',
    'DelegatedPermissionGrant.ReadWrite.All'); NoWelcome = $true }
if ($tenant) { $connect.TenantId = $tenant }
Connect-MgGraph @connect
$graph = Get-MgServicePrincipal -Filter "appId eq '$graphAppId'"

# Makes the application, or brings the one with that id up to date, and grants admin consent.
function Register-Application([string]$Name, [string]$ClientId, [array]$Roles, [array]$Scopes) {
    $access = @($Roles | ForEach-Object { @{ Id = $_.Id; Type = 'Role' } }) +
        @($Scopes | ForEach-Object { @{ Id = $_.Id; Type = 'Scope' } })
    $values = @{
        PublicClient = @{ RedirectUris = @($redirect) }
        RequiredResourceAccess = @(@{ ResourceAppId = $graphAppId; ResourceAccess = $access })
    }
    if ($ClientId) {
        $app = Get-MgApplication -Filter "appId eq '$ClientId'"
        Update-MgApplication -ApplicationId $app.Id @values
    } else {
        $app = New-MgApplication -DisplayName $Name -SignInAudience 'AzureADMyOrg' @values
    }
    $principal = Get-MgServicePrincipal -Filter "appId eq '$($app.AppId)'"
    if (-not $principal) { $principal = New-MgServicePrincipal -AppId $app.AppId }
    $held = @(Get-MgServicePrincipalAppRoleAssignment -ServicePrincipalId $principal.Id -All)
    foreach ($role in $Roles) {
        if ($held.AppRoleId -notcontains $role.Id) {
            New-MgServicePrincipalAppRoleAssignment -ServicePrincipalId $principal.Id `
                -PrincipalId $principal.Id -ResourceId $graph.Id -AppRoleId $role.Id | Out-Null
        }
    }
    if ($Scopes) {
        $wanted = ($Scopes | ForEach-Object { $_.Name }) -join ' '
        $grant = Get-MgOauth2PermissionGrant -All -Filter "clientId eq '$($principal.Id)' and consentType eq 'AllPrincipals'" |
            Where-Object { $_.ResourceId -eq $graph.Id }
        if ($grant) {
            $all = (($grant.Scope -split ' ') + ($wanted -split ' ') | Where-Object { $_ } |
                Select-Object -Unique) -join ' '
            Update-MgOauth2PermissionGrant -OAuth2PermissionGrantId $grant.Id -Scope $all
        } else {
            New-MgOauth2PermissionGrant -ClientId $principal.Id -ConsentType 'AllPrincipals' `
                -ResourceId $graph.Id -Scope $wanted | Out-Null
        }
    }
    return $app
}

)sh"_s;
}

QString shellApp()
{
    return uR"sh($roles = @(
<<ROLES>>)
$scopes = @(
<<SCOPES>>)
$app = Register-Application -Name <<NAME>> -ClientId <<CLIENT>> -Roles $roles -Scopes <<WRITESCOPES>>
$password = Add-MgApplicationPassword -ApplicationId $app.Id -PasswordCredential @{
    DisplayName = 'Presence Bridge'; EndDateTime = (Get-Date).ToUniversalTime().AddMonths(24) }

)sh"_s;
}

QString shellTail(bool separateReadApp)
{
    const QString readApp =
        uR"sh($readApp = Register-Application -Name <<READNAME>> -ClientId '' -Roles @() -Scopes $scopes

)sh"_s;
    const QString print = uR"sh(Write-Host ''
Write-Host "Directory (tenant) id:    $((Get-MgContext).TenantId)"
Write-Host "Application (client) id:  $($app.AppId)"
Write-Host "Client secret:            $($password.SecretText)"
Write-Host "Secret expires:           $($password.EndDateTime.ToString('yyyy-MM-dd'))"
)sh"_s;
    const QString printRead = uR"sh(Write-Host "Read access, client id:   $($readApp.AppId)"
)sh"_s;
    return separateReadApp ? QString(readApp + print + printRead) : print;
}

QString shellRows(PermissionKind kind)
{
    QString rows;
    for (const PermissionRow &row : neededPermissions) {
        if (row.kind == kind) {
            rows += u"    @{ Name = %1; Id = %2 }\n"_s.arg(
                quotedForPowerShell(row.name), quotedForPowerShell(row.id));
        }
    }
    return rows;
}

} // namespace

QString quotedForBash(const QString &text)
{
    return u'\'' + withoutControls(text).replace(u'\'', u"'\\''"_s) + u'\'';
}

QString quotedForPowerShell(const QString &text)
{
    QString quoted;
    for (const QChar c : withoutControls(text)) {
        quoted += c;
        // about_Quoting_Rules: the four typographic single quotes count as well
        if (c == u'\'' || (c >= QChar(0x2018) && c <= QChar(0x201B)))
            quoted += c;
    }
    return u'\'' + quoted + u'\'';
}

QByteArray appManifest(const Registration &registration, AppPurpose purpose)
{
    // the admin consent for the writing app comes back to the callback as well
    const QJsonObject publicClient{
        {u"redirectUris"_s, QJsonArray{registration.callback.toString(QUrl::FullyEncoded)}}};
    const QJsonObject manifest{{u"displayName"_s, nameOf(registration, purpose)},
        {u"signInAudience"_s, u"AzureADMyOrg"_s}, {u"requiredResourceAccess"_s, requiredAccess(purpose)},
        {u"publicClient"_s, publicClient}};
    return QJsonDocument(manifest).toJson(QJsonDocument::Indented);
}

QByteArray azureCliScript(const Registration &registration, bool separateReadApp)
{
    const auto access = [](AppPurpose purpose) {
        return quotedForBash(
            QString::fromUtf8(QJsonDocument(requiredAccess(purpose)).toJson(QJsonDocument::Compact)));
    };
    const QString script = bashHead() + bashApp() + bashTail(separateReadApp);
    return filled(script,
        {{u"TENANT"_s, quotedForBash(registration.tenantId)},
            {u"REDIRECT"_s, quotedForBash(registration.callback.toString(QUrl::FullyEncoded))},
            {u"NAME"_s, quotedForBash(nameOf(registration, AppPurpose::Both))},
            {u"CLIENT"_s, quotedForBash(registration.clientId)},
            {u"ACCESS"_s, access(separateReadApp ? AppPurpose::Write : AppPurpose::Both)},
            {u"READNAME"_s, quotedForBash(nameOf(registration, AppPurpose::Read))},
            {u"READACCESS"_s, access(AppPurpose::Read)}})
        .toUtf8();
}

QByteArray powerShellScript(const Registration &registration, bool separateReadApp)
{
    const QString script = shellHead() + shellApp() + shellTail(separateReadApp);
    const QString text = filled(script,
        {{u"TENANT"_s, quotedForPowerShell(registration.tenantId)},
            {u"REDIRECT"_s, quotedForPowerShell(registration.callback.toString(QUrl::FullyEncoded))},
            {u"GRAPH"_s, quotedForPowerShell(graphAppId)},
            {u"NAME"_s, quotedForPowerShell(nameOf(registration, AppPurpose::Both))},
            {u"CLIENT"_s, quotedForPowerShell(registration.clientId)},
            {u"ROLES"_s, shellRows(PermissionKind::Application)},
            {u"SCOPES"_s, shellRows(PermissionKind::Delegated)},
            {u"WRITESCOPES"_s, separateReadApp ? u"@()"_s : u"$scopes"_s},
            {u"READNAME"_s, quotedForPowerShell(nameOf(registration, AppPurpose::Read))}});
    return (QString(QChar(QChar::ByteOrderMark)) + QString(text).replace(u"\n"_s, u"\r\n"_s)).toUtf8();
}

} // namespace pb::setup
