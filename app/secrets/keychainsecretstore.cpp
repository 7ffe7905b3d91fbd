// SPDX-License-Identifier: GPL-3.0-or-later
#include "secrets/keychainsecretstore.h"

#include "secrets/keychainfailure.h"
#ifdef QT_DBUS_LIB
#include "secrets/secretserviceprobe.h"
#endif

#include <qt6keychain/keychain.h>

#include <QPointer>

#include <algorithm>

namespace pb::secrets {

namespace {

void wipe(const char *bytes, qsizetype size)
{
    // volatile: a plain fill of memory that is about to be freed may be optimised away
    volatile char *writable = const_cast<char *>(bytes);
    for (qsizetype i = 0; i < size; ++i)
        writable[i] = 0;
}

KeychainAnswer answerOf(QKeychain::Error error)
{
    switch (error) {
    case QKeychain::EntryNotFound:
        return KeychainAnswer::NotFound;
    case QKeychain::AccessDeniedByUser:
        return KeychainAnswer::DeniedByUser;
    case QKeychain::AccessDenied:
        return KeychainAnswer::Denied;
    case QKeychain::NoBackendAvailable:
    case QKeychain::NotImplemented:
        return KeychainAnswer::NoBackend;
    case QKeychain::CouldNotDeleteEntry:
        return KeychainAnswer::CannotRemove;
    case QKeychain::NoError:
    case QKeychain::OtherError:
        break;
    }
    return KeychainAnswer::Other;
}

QString backendName()
{
#if defined(Q_OS_WIN)
    return QStringLiteral("the Windows Credential Manager");
#elif defined(Q_OS_MACOS)
    return QStringLiteral("the macOS keychain");
#elif defined(QT_DBUS_LIB)
    return secretServiceName();
#else
    return QStringLiteral("the keychain");
#endif
}

/// What is seen of the service after an answer that leaves something open.
core::Job<KeychainState> *look(const QString &key, QObject *parent)
{
#ifdef QT_DBUS_LIB
    return probeSecretService(keychainService(), key, parent);
#else
    Q_UNUSED(key)
    KeychainState state;
    state.backend = backendName();
    return new core::PromiseJob<KeychainState>(parent, state);
#endif
}

/// One QtKeychain job with a time limit. The QtKeychain job is never deleted here, not even where its answer
/// is no longer wanted: its library still holds a pointer to it until it answers. It deletes itself then.
template<typename T>
class EntryJob : public core::Job<T> {
public:
    using core::Job<T>::Job;

    void run(QKeychain::Job *job, const SecretId &id, core::Clock &clock, core::Duration timeLimit)
    {
        m_key = keyText(id);
        m_name = kindName(id.kind);
        m_timer = clock.callLater(timeLimit, this,
            [this, timeLimit] { this->finish(core::failure(keychainSilence(backendName(), timeLimit))); });
        job->setAutoDelete(true);
        job->setInsecureFallback(false);
        job->setKey(m_key);
        QObject::connect(job, &QKeychain::Job::finished, this, [this](QKeychain::Job *done) {
            if (!this->isFinished())
                answered(*done);
        });
        job->start();
    }

    void refuse(const core::Error &error) { this->finish(core::failure(error)); }

protected:
    virtual void answered(QKeychain::Job &job) = 0;

    void conclude(core::Result<T> result)
    {
        delete m_timer;
        this->finish(std::move(result));
    }

    /// Looks at the service before an answer is believed; `seen` decides, and has the last word.
    template<typename Callback>
    void lookThen(Callback seen)
    {
        look(m_key, this)->then(this, [this, seen](const core::Result<KeychainState> &state) {
            if (!this->isFinished())
                conclude(seen(*state));
        });
    }

    void explain(QKeychain::Job &job)
    {
        lookThen([answer = answerOf(job.error()), text = job.errorString(), name = m_name](
                     const KeychainState &state) {
            core::Error error = keychainFailure(answer, text, state);
            if (error.kind == core::ErrorKind::NotFound)
                error.detail = name;
            return core::Result<T>(core::failure(std::move(error)));
        });
    }

private:
    QString m_key;
    QString m_name; ///< of the secret, for people
    QPointer<QObject> m_timer;
};

class ReadJob final : public EntryJob<core::Secret> {
public:
    using EntryJob::EntryJob;

protected:
    void answered(QKeychain::Job &job) override
    {
        if (job.error() == QKeychain::NoError)
            conclude(core::Secret(static_cast<QKeychain::ReadPasswordJob &>(job).binaryData()));
        else
            explain(job);
    }
};

class WriteJob final : public EntryJob<void> {
public:
    using EntryJob::EntryJob;

protected:
    void answered(QKeychain::Job &job) override
    {
        if (job.error() == QKeychain::NoError)
            conclude({});
        else
            explain(job);
    }
};

class RemoveJob final : public EntryJob<void> {
public:
    using EntryJob::EntryJob;

protected:
    void answered(QKeychain::Job &job) override
    {
        if (job.error() != QKeychain::NoError && job.error() != QKeychain::EntryNotFound)
            return explain(job);
        // removing from a locked keyring "succeeds" and leaves the entry where it is
        lookThen([](const KeychainState &state) -> core::Done {
            if (!state.entryLocked)
                return {};
            return core::failure(keychainFailure(KeychainAnswer::CannotRemove, {}, state));
        });
    }
};

} // namespace

KeychainSecretStore::KeychainSecretStore(core::Clock &clock, core::Duration timeLimit, qsizetype longestEntry)
    : m_clock(clock)
    , m_timeLimit(timeLimit)
    , m_longestEntry(longestEntry)
    , m_open(std::make_shared<std::map<QKeychain::Job *, core::Time>>())
{
}

bool KeychainSecretStore::isHeldUp() const
{
    return std::any_of(m_open->begin(), m_open->end(),
        [this](const auto &open) { return m_clock.now() - open.second >= m_timeLimit; });
}

template<typename T>
T *KeychainSecretStore::start(T *job, QKeychain::Job *backend, const SecretId &id)
{
    if (isHeldUp()) {
        delete backend;
        job->refuse(keychainSilence(backendName(), m_timeLimit));
        return job;
    }
    m_open->insert_or_assign(backend, m_clock.now());
    // this object may be gone when the library answers
    QObject::connect(backend, &QObject::destroyed, [open = m_open, backend] { open->erase(backend); });
    job->run(backend, id, m_clock, m_timeLimit);
    return job;
}

core::Job<core::Secret> *KeychainSecretStore::read(const SecretId &id, QObject *parent)
{
    const QPointer<QKeychain::Job> backend = new QKeychain::ReadPasswordJob(keychainService());
    auto *job = start(new ReadJob(parent), backend, id);
    if (!backend)
        return job;
    // connected last, so that it runs when the answer was taken, and also when nobody waits any more: the
    // buffer is shared with the library's own copy, which dies unwiped otherwise
    QObject::connect(backend, &QKeychain::Job::finished, backend, [](QKeychain::Job *done) {
        const QByteArray bytes = static_cast<QKeychain::ReadPasswordJob *>(done)->binaryData();
        wipe(bytes.constData(), bytes.size());
    });
    return job;
}

core::Job<void> *KeychainSecretStore::write(const SecretId &id, const core::Secret &secret, QObject *parent)
{
    QByteArray bytes = secret.reveal();
    const qsizetype size = bytes.size();
    if (size > m_longestEntry) {
        wipe(bytes.constData(), size);
        core::Error error;
        error.kind = core::ErrorKind::InvalidInput;
        error.code = QStringLiteral("too-long");
        error.detail = QStringLiteral("the %1 has %2 bytes; %3 takes at most %4")
                           .arg(kindName(id.kind))
                           .arg(size)
                           .arg(backendName())
                           .arg(m_longestEntry);
        return new core::PromiseJob<void>(parent, core::failure(error));
    }
    QString text = QString::fromUtf8(bytes);
    wipe(bytes.constData(), size);
    auto *backend = new QKeychain::WritePasswordJob(keychainService());
    backend->setTextData(text);
    text.fill(u'\0');
    return start(new WriteJob(parent), backend, id);
}

core::Job<void> *KeychainSecretStore::remove(const SecretId &id, QObject *parent)
{
    return start(new RemoveJob(parent), new QKeychain::DeletePasswordJob(keychainService()), id);
}

} // namespace pb::secrets
