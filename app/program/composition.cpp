// SPDX-License-Identifier: GPL-3.0-or-later
#include "program/composition.h"

#include "directory/starfaceaccount.h"
#include "identity/clientcredentialstokensource.h"
#include "identity/profileaccess.h"
#include "identity/refreshtokensource.h"

#include <QFileInfo>

#include <utility>

namespace pb {

namespace {

constexpr core::Duration secretAgain = std::chrono::seconds{5};
constexpr core::Duration keychainAgain = std::chrono::seconds{60};

history::HistoryStore::Settings historySettings(const profile::Profile &profile, const QString &journalFile)
{
    return {QFileInfo(journalFile).absolutePath() + QStringLiteral("/history.sqlite"), profile.history.days,
        profile.history.megabytes};
}

health::TokenState stateOf(const identity::TokenSource *source)
{
    if (!source)
        return {};
    return {true, source->expiresAt(), source->lastError(), source->pausedUntil()};
}

} // namespace

Composition::Composition(
    Settings settings, std::shared_ptr<secrets::SecretStore> secrets, core::Clock &clock, QObject *parent)
    : QObject(parent)
    , m_settings(std::move(settings))
    , m_secrets(std::move(secrets))
    , m_clock(clock)
    , m_board(clock)
    , m_history(historySettings(m_settings.profile, m_settings.journalFile), clock)
    , m_recorder(m_history, clock)
    , m_health({m_settings.profile.clientSecretExpires, m_settings.profile.readClientSecretExpires}, clock)
{
}

Composition::~Composition() = default;

void Composition::start()
{
    // W8: two engines would undo each other's work, whoever's account they run under
    auto writer = OneWriter::claim(m_settings.profile.starface.url, m_settings.profile.tenantId);
    if (!writer) {
        Q_EMIT failed(QStringLiteral("writer"), writer.error());
        return;
    }
    m_writer = std::move(*writer);
    auto journal = sync::ClaimJournal::open(m_settings.journalFile, m_clock);
    if (!journal) {
        Q_EMIT failed(QStringLiteral("journal"), journal.error());
        return;
    }
    m_journal = std::move(*journal);
    const auto left = m_journal->load();
    if (!left) {
        Q_EMIT failed(QStringLiteral("journal"), left.error());
        return;
    }
    for (const sync::JournalEntry &entry : *left) {
        if (sync::holdsSomething(entry.state))
            m_left.append(entry.key);
    }
    if (identity::needsProxyPassword(m_settings.profile))
        readProxyPassword();
    else
        connectWith({});
}

void Composition::readProxyPassword()
{
    m_secrets->read({m_settings.profile.id, secrets::SecretKind::ProxyPassword}, this)
        ->then(this, [this](const core::Result<core::Secret> &password) {
            // without an entry the proxy itself says whether it wants one
            if (password || password.error().kind == core::ErrorKind::NotFound)
                connectWith(password.value_or(core::Secret()));
            else
                secretFailed(password.error(), &Composition::readProxyPassword);
        });
}

/// Whose phone an earlier run left silent must not wait for somebody to start the program again.
void Composition::secretFailed(const core::Error &error, void (Composition::*again)())
{
    if (m_left.isEmpty()) {
        Q_EMIT failed(QStringLiteral("secrets"), error);
        return;
    }
    if (std::exchange(m_waitsFor, error.kind) != error.kind)
        Q_EMIT waiting(QStringLiteral("secrets"), error);
    // a keychain that is asked too often opens prompt after prompt
    const bool prompts = error.kind == core::ErrorKind::KeychainUnavailable;
    m_clock.callLater(prompts ? keychainAgain : secretAgain, this, [this, again] { (this->*again)(); });
}

void Composition::connectWith(const core::Secret &proxyPassword)
{
    m_http = std::make_unique<http::HttpClient>(
        identity::networkSettings(m_settings.profile, proxyPassword), m_clock);
    readStarfacePassword();
}

void Composition::readStarfacePassword()
{
    m_secrets->read({m_settings.profile.id, secrets::SecretKind::StarfacePassword}, this)
        ->then(this, [this](const core::Result<core::Secret> &password) {
            if (!password)
                return secretFailed(password.error(), &Composition::readStarfacePassword);
            m_starfacePassword = *password;
            readStarfaceClientSecret();
        });
}

void Composition::readStarfaceClientSecret()
{
    if (m_settings.profile.starface.signIn != profile::StarfaceSignIn::OAuth)
        return startWith({});
    m_secrets->read({m_settings.profile.id, secrets::SecretKind::StarfaceClientSecret}, this)
        ->then(this, [this](const core::Result<core::Secret> &secret) {
            if (secret)
                startWith(*secret);
            else
                secretFailed(secret.error(), &Composition::readStarfaceClientSecret);
        });
}

void Composition::startWith(const core::Secret &starfaceClientSecret)
{
    const profile::Profile &profile = m_settings.profile;
    const identity::EntraEndpoints entra = identity::entraEndpoints(profile);
    m_graphHost = http::hostKey(entra.graph);
    m_http->setBudget(m_graphHost, {profile.requestBudget.requests, profile.requestBudget.window});
    if (!profile.starface.pinnedCertificate.isEmpty())
        m_http->pinCertificate(profile.starface.url.host(), profile.starface.pinnedCertificate);

    m_application = std::make_unique<identity::ClientCredentialsTokenSource>(
        identity::ClientCredentialsTokenSource::Settings{
            entra, profile.tenantId, profile.clientId, {profile.id, secrets::SecretKind::ClientSecret}},
        *m_http, m_secrets, m_clock);
    if (profile.directoryAccess == profile::DirectoryAccess::Delegated) {
        m_reader = std::make_unique<identity::RefreshTokenSource>(
            identity::RefreshTokenSource::Settings{entra, profile.tenantId, profile.readClientId,
                {profile.id, secrets::SecretKind::RefreshToken},
                {profile.id, secrets::SecretKind::ReadClientSecret}},
            *m_http, m_secrets, m_clock);
    }
    http::Authorizer &directory = m_reader ? *m_reader : *m_application;
    m_graph = std::make_unique<graph::GraphClient>(*m_http, entra.graph, *m_application, directory);
    m_starface = std::make_unique<starface::StarfaceClient>(*m_http, m_clock, profile.starface.url,
        directory::starfaceAccount(profile, m_starfacePassword, starfaceClientSecret));
    m_starfacePassword.clear();

    sync::EngineOptions options = sync::engineOptions(profile);
    options.observeOnly = options.observeOnly || m_settings.observe;
    options.brakeAsksNobody = m_settings.brakeAsksNobody;
    m_services = std::make_unique<sync::LiveServices>(*m_graph, *m_starface);
    m_engine =
        std::make_unique<sync::SyncEngine>(std::move(options), *m_services, *m_services, *m_journal, m_clock);
    m_left.clear();
    connect(m_engine.get(), &sync::SyncEngine::directoryChanged, &m_board, &board::Board::setPeople);
    connect(m_engine.get(), &sync::SyncEngine::reported, &m_board, &board::Board::applyReports);
    connect(m_engine.get(), &sync::SyncEngine::wrote, &m_board, &board::Board::applyWrite);
    connect(m_engine.get(), &sync::SyncEngine::statusChanged, &m_board, &board::Board::applyStatus);
    connect(m_engine.get(), &sync::SyncEngine::polled, this, &Composition::watchBudget);
    connect(m_engine.get(), &sync::SyncEngine::givingBackWaits, this, &Composition::endPauses);
    watchHealth();

    connectHistory();

    Q_EMIT started(); // before the first word of the engine, so that everybody can listen
    if (const auto running = m_engine->start(); !running)
        Q_EMIT failed(QStringLiteral("journal"), running.error());
}

void Composition::applyProfile(const profile::Profile &profile, const profile::Profile &before)
{
    const bool observing = before.observeOnly;
    m_settings.profile = profile;
    if (!m_engine)
        return;
    m_http->setBudget(m_graphHost, {profile.requestBudget.requests, profile.requestBudget.window});
    m_engine->setOptions(sync::engineOptions(profile));
    if (profile.observeOnly != observing)
        m_engine->setObserveOnly(profile.observeOnly || m_settings.observe);
}

void Composition::connectHistory()
{
    sync::SyncEngine *engine = m_engine.get();
    connect(engine, &sync::SyncEngine::directoryChanged, &m_recorder, &history::Recorder::setPeople);
    connect(engine, &sync::SyncEngine::reported, &m_recorder, &history::Recorder::applyReports);
    connect(engine, &sync::SyncEngine::wrote, &m_recorder, &history::Recorder::applyWrite);
    connect(engine, &sync::SyncEngine::statusChanged, &m_recorder, &history::Recorder::applyStatus);
    connect(engine, &sync::SyncEngine::stopped, &m_recorder, &history::Recorder::finish);
}

void Composition::retryNow()
{
    if (!m_engine)
        return;
    m_application->retryNow();
    if (m_reader)
        m_reader->retryNow();
    m_starface->retryNow();
    m_engine->retryFailedWrites();
    m_engine->syncNow();
}

/// C7: what is to be given back does not wait for a pause that somebody once asked for.
void Composition::endPauses(bool all)
{
    m_http->endPauses();
    m_application->retryNow();
    if (!all)
        return; // an account may be locked that is tried too often
    if (m_reader)
        m_reader->retryNow();
    m_starface->retryNow();
}

void Composition::watchHealth()
{
    connect(m_engine.get(), &sync::SyncEngine::polled, &m_health, &health::Watch::notePoll);
    connect(m_engine.get(), &sync::SyncEngine::statusChanged, &m_health,
        [this](const sync::EngineStatus &status) {
            m_health.setFailedWrites(
                status.failedWrites > 0 ? m_engine->failedWrites() : QList<sync::FailedWrite>());
            m_health.noteStatus(status);
        });
    for (const auto *source : {m_application.get(), m_reader.get()}) {
        if (source)
            connect(source, &identity::TokenSource::stateChanged, this, &Composition::watchTokens);
    }
    watchTokens();
}

void Composition::watchTokens()
{
    m_health.setTokens(stateOf(m_application.get()), stateOf(m_reader.get()));
}

void Composition::watchBudget()
{
    const http::BudgetUse use = m_http->budgetUse(m_graphHost);
    m_engine->setBudgetUse(use.used, use.limit);
}

} // namespace pb
