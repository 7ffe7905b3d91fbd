// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "starface/functionkeysjob.h"
#include "starface/restclient.h"
#include "starface/starfacetypes.h"
#include "starface/uciclient.h"

namespace pb::starface {

/// A user of the PBX and whether the technical account has a busy-lamp key for them.
struct DirectoryUser {
    User user;
    std::optional<bool> hasBusyLampKey; ///< nothing: the keys could not be read
};

/// What a user's line shows; of several keys the one that says most.
struct UserLine {
    int userId = 0;
    presence::Line line = presence::Line::Unknown;
    QString raw; ///< as the PBX wrote it

    friend bool operator==(const UserLine &, const UserLine &) = default;
};

/// The outcome of a reading of many users' do-not-disturb.
struct DndBatch {
    struct Read {
        int userId = 0;
        bool on = false;
    };
    struct Failed {
        int userId = 0;
        core::Error error;
    };
    QList<Read> read;
    QList<Failed> failed;
};

/// Everything that the program wants of one STARFACE, REST and UCI behind one face, by the REST users' ids.
/// Jobs are children of the client. Lives on one thread.
class StarfaceClient final : public QObject {
    Q_OBJECT
public:
    /// `base` is the PBX, e.g. https://pbx.example.com; the account is the technical one.
    StarfaceClient(http::HttpClient &http, core::Clock &clock, const QUrl &base, const Credentials &account,
        QObject *parent = nullptr);

    core::Job<QList<DirectoryUser>> *users();
    /// Of every user with a busy-lamp key; one request where the keys carry their state.
    core::Job<QList<UserLine>> *lineStates();
    /// One request for each user, a few at a time; an Error only where not one could be read.
    core::Job<DndBatch> *readDnd(const QList<int> &userIds);
    core::Job<DndWritten> *setDoNotDisturb(
        int userId, bool on, BeforeWrite beforeWrite, WhenAlreadySo whenAlreadySo = WhenAlreadySo::Leave);

    /// Ends both sessions; the Error of the one that could not be ended.
    core::Job<void> *logout();
    /// Lets refused credentials be tried again at once.
    void retryNow();

    /// What the keys looked like that were read last; nothing: none were.
    const std::optional<KeySurvey> &keySurvey() const { return m_survey; }

    RestClient &rest() { return m_rest; }
    UciClient &uci() { return m_uci; }

private:
    core::Job<UciSession::Proof> *askForProof(QObject *parent);
    core::Job<FunctionKeys> *keys();
    void noteSurvey(const KeySurvey &survey);

    core::Clock &m_clock;
    RestClient m_rest;
    UciClient m_uci;
    ConfiguredKeys m_configuredKeys;
    std::optional<KeySurvey> m_survey;
};

/// By user, in the order of their first key; keys without an account are left out.
QList<UserLine> linesByUser(const QList<LineState> &states);

} // namespace pb::starface
