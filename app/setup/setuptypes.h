// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "core/error.h"
#include "presence/matching.h"
#include "profile/profile.h"
#include "secrets/secretid.h"

#include <QDateTime>
#include <QList>
#include <QString>
#include <QUrl>

#include <optional>

/// The plain values of the set-up: everything that a page shows. No widget, no words for a person.
namespace pb::setup {

/// The pages, in their order.
enum class Step { Start, Registration, WriteAccess, ReadAccess, Starface, Users, Rules, Summary };
inline constexpr int stepCount = 8;

/// Everything that was entered and is no secret; may be incomplete. Kept as a file between two visits.
struct Draft {
    profile::Profile profile; ///< with the expiry dates of the secrets and the callback settings
    bool chinaCloud = false; ///< chosen, so that the refusal can say why; no profile can hold it
    bool sameApp = true; ///< read access uses the app registration of the write access
    bool consentElsewhere = false; ///< the admin consent was given already: no browser for it
    bool expiryNotKnown = false; ///< asked for the date that the client secret expires on, somebody said so
    QString testUser; ///< e-mail address of the matched user that writing is tried on; empty: not tried
    Step reached = Step::Start; ///< the furthest page that was shown
    Step current = Step::Start; ///< the page that was shown last

    friend bool operator==(const Draft &, const Draft &) = default;
};

/// What runs on behalf of a page. One at a time; each can be cancelled and ends by itself.
enum class Task {
    WriteAccess,
    ReadAccess,
    Certificate,
    StarfaceCheck,
    Users,
    Finish,
    WriteProof, ///< writes on the test user on both sides, and puts it back
    CheckEverything, ///< the same check as `--check`, with what was entered; writes on nobody
    MakeKeys ///< the busy-lamp keys that the technical account lacks for matched users
};
inline constexpr int taskCount = 9;

/// What a running task waits for, for the line beside the progress.
enum class Doing {
    Nothing,
    StoringSecret, ///< the keychain; it may be asking for a password
    ReadingSecrets, ///< the same
    OpeningListener,
    WaitingForBrowser, ///< TaskState::browserUrl was opened; the user is busy there
    GettingToken,
    CheckingPermissions, ///< the granted ones, and the probes that use them
    ReadingCertificate,
    SigningIn, ///< to STARFACE
    ReadingUsers,
    ReadingDnd,
    WritingPresence, ///< set on the test user, and cleared
    WritingDnd, ///< set on the test user, and put back
    ReadingLines,
    MakingKeys, ///< of busy-lamp keys on the PBX, or removing them
    SavingProfile
};

struct TaskState {
    enum class Phase { NotStarted, Running, Succeeded, Failed, Cancelled };
    Phase phase = Phase::NotStarted;
    Doing doing = Doing::Nothing;
    std::optional<core::Error> error; ///< of Failed
    QUrl browserUrl; ///< while WaitingForBrowser: to open again or copy. Carries no secret, but `state`
    QUrl callback; ///< where this computer listens, with its port
    std::optional<core::Error> refusal; ///< while WaitingForBrowser: a browser came back and was refused
    core::Time endsBy{}; ///< when a running task ends by itself at the latest; epoch: not known
};

enum class PermissionKind { Application, Delegated };
enum class Answer { Unknown, Yes, No };

/// What proves that a permission works.
enum class Probe { None, Organization, ReadPresence, SetAndClearPresence, ListUsers };
struct ProbeResult {
    Probe probe = Probe::None;
    Answer works = Answer::Unknown; ///< Unknown: not run, e.g. no test user was chosen
    std::optional<core::Error> error;
};

/// One line of the table of permissions.
struct PermissionLine {
    QString name; ///< as in Entra, e.g. "Presence.ReadWrite.All"
    PermissionKind kind = PermissionKind::Application;
    bool required = true; ///< false: granted and not needed ("excess")
    Answer granted = Answer::Unknown; ///< by the claims of the token
    QList<ProbeResult> probes;
    bool forReference = false; ///< asked for by the reference, and nothing that runs needs it

    /// Needed to run, and missing by the token's own word or refused in use.
    bool isMissing() const;
};

/// What a PBX's list of function keys looked like: what things are called there, nobody's name and no value.
struct SeenKeys {
    int received = 0;
    int recognised = 0; ///< as busy-lamp keys of somebody
    QStringList types;
    QStringList members;
    bool overRest = false; ///< as configured; UCI listed none that could be recognised
};

/// What a STARFACE must be able to do.
enum class Capability { SignIn, ReadUsers, ReadDnd, WriteDnd, ReadLines, BusyLampKeys };
struct CapabilityLine {
    Capability capability = Capability::SignIn;
    Answer works = Answer::Unknown; ///< Unknown: not tried, or not to be told
    std::optional<core::Error> error;
    int count = -1; ///< of users or keys, where counting makes sense
    QStringList names; ///< BusyLampKeys: the users without one; where it works, others have one
    profile::StarfaceSignIn signIn = profile::StarfaceSignIn::Unknown; ///< SignIn: of which kind
    std::optional<SeenKeys> keys = {}; ///< ReadLines: once there was an answer
};

struct CertificateInfo {
    QString subject;
    QString issuer;
    QDateTime validFrom;
    QDateTime validUntil;
    QByteArray sha256; ///< 32 bytes
    bool trusted = false; ///< by the system's authorities, for this host name
    bool selfSigned = false;
};

/// One row of the users page.
struct UserLine {
    enum class Side { Both, Teams, Starface };
    Side side = Side::Both;
    QString name;
    QString email;
    presence::MatchKind match = presence::MatchKind::Matched;
    bool hasBusyLampKey = true;
    presence::MatchedBy matchedBy = presence::MatchedBy::Mail; ///< only where matched
    QString nearest = {}; ///< who may be meant on the other side; only where not matched
    QString graphId = {};
    QString starfaceId = {};
};

/// What Entra registers and what the scripts, the manifest and the request page say.
struct Registration {
    QString appName = QStringLiteral("Presence Bridge");
    QString tenantId; ///< may be empty
    QString clientId; ///< may be empty: not registered yet
    QUrl callback; ///< http://localhost/callback, or the one of one's own
};

} // namespace pb::setup
