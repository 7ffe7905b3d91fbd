// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>
#include <QStringList>
#include <QUrl>

#include <optional>

/// What was pasted -> what was meant. Pure and cheap, to be called at every key stroke. Says what it changed,
/// so that the page can have a word about it, and what is wrong with what is left.
namespace pb::setup {

enum class Repair {
    Blanks, ///< at the ends, or within where none can be
    LineBreaks,
    InvisibleCharacters, ///< zero-width and non-breaking blanks, byte order marks
    Braces, ///< {…} or (…) around an id
    Quotes, ///< around a value
    LetterCase,
    TakenFromUrl, ///< the id stood in an address of a portal or of the sign-in
    ApiPrefix, ///< "api://" before an id
    MailPrefix, ///< "mailto:", or a name before <…>
    SchemeAdded, ///< "https://" before an address
    PathRemoved, ///< with query and fragment
    UserInfoRemoved, ///< a user name, and perhaps a password, in an address
    SchemeRemoved, ///< from the name of a proxy
    PortTaken ///< it stood behind the name of a proxy
};

enum class Fault {
    Empty,
    NotAGuid,
    NotATenant,
    NoCertainTenant, ///< "common", "organizations" or "consumers": one certain tenant is needed
    TenantInsteadOfClient, ///< an address that holds only the tenant id, where the client id belongs
    ClientInsteadOfTenant, ///< the other way round
    SameId, ///< the same in both fields: one of the two is in the wrong one
    LooksLikeSecret, ///< where an id belongs
    SecretIdInsteadOfValue, ///< a GUID where a client secret belongs
    LooksLikeThumbprint, ///< of a certificate, where a client secret or an id belongs
    BlankInSecret,
    ControlCharacter, ///< in a secret
    NotAnAddress, ///< no URL of a host
    HttpNotLocal, ///< plain http to another computer
    NotHttps, ///< where nothing but https is taken
    ColonInLogin,
    NotAnEmail,
    NotAHost,
    NotAPort
};

/// `text` is what to use; also where there is a fault, so that nothing that was entered is lost.
struct Repaired {
    QString text;
    QList<Repair> repairs; ///< each once, in the order of the enum
    std::optional<Fault> fault;

    bool isFine() const { return !fault; }
    /// More typing cannot mend it: it is something else than what belongs here, and is stored nowhere.
    bool isRefused() const;
};

/// The ids that an address of a portal or of the sign-in names as such; empty: not in it.
struct AddressIds {
    QString tenant; ///< an id or a domain name
    QString client;
};
AddressIds idsInAddress(const QString &pasted);

/// Directory (tenant) id or domain name, also from an address that contains it; `client` is what stands in
/// the field for the application.
Repaired repairTenant(const QString &pasted, const QString &client);
/// Application (client) id, also from an address; `tenant` is what stands in the field for the tenant.
Repaired repairClientId(const QString &pasted, const QString &tenant);
/// The value of a client secret. `text` is as secret as what was pasted.
Repaired repairClientSecret(const QString &pasted);
/// A password, which may be almost anything.
Repaired repairPassword(const QString &pasted);
/// The address of the PBX, or of an endpoint of one's own: scheme, host and port.
Repaired repairServiceUrl(const QString &pasted);
/// The callback of one's own: https, with a path. Empty is fine: there is none.
Repaired repairCallbackUrl(const QString &pasted);
/// The login of a PBX account.
Repaired repairLogin(const QString &pasted);
/// The address of a user; empty is fine: nobody was chosen.
Repaired repairEmail(const QString &pasted);

struct RepairedHost : Repaired {
    std::optional<quint16> port; ///< where one stood behind the name
};
/// The first entry that is no exception of a proxy; empty: all are.
QString wrongProxyException(const QStringList &entries);
/// The name of a proxy.
RepairedHost repairProxyHost(const QString &pasted);

} // namespace pb::setup
