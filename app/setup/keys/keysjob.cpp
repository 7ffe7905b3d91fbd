// SPDX-License-Identifier: GPL-3.0-or-later
#include "setup/keys/keysjob.h"

#include <algorithm>

namespace pb::setup {

using namespace Qt::StringLiterals;
using core::ErrorKind;
using core::Result;
using secrets::SecretKind;
using starface::KeyForm;

namespace {

constexpr qsizetype mostSets = 16;

QString nameOf(const starface::User &user)
{
    const QString name = QString(user.firstName + u' ' + user.familyName).trimmed();
    return name.isEmpty() ? user.login : name;
}

bool isThere(const QList<MadeKey> &keys, const MadeKey &key)
{
    return keys.contains(key);
}

} // namespace

KeysJob::KeysJob(Context context, Settings settings, QObject *parent)
    : TaskJob(std::move(context), {SecretKind::StarfacePassword, SecretKind::StarfaceClientSecret},
        {SecretKind::StarfacePassword}, parent)
    , m_settings(std::move(settings))
{
}

void KeysJob::abandon()
{
    // a key that is being made has to get into the list first
    if (m_client && !m_ending && m_settings.order == Order::Plan)
        stop(ErrorKind::Cancelled, "", u"given up"_s);
    else if (!m_client)
        TaskJob::abandon();
    else
        m_givenUp = true;
}

void KeysJob::begin()
{
    setDoing(Doing::SigningIn);
    if (m_settings.order != Order::Plan) {
        const auto list = readMadeKeys(m_settings.listFile);
        if (!list)
            return finish(core::failure(list.error()));
        m_list = *list;
    }
    m_client =
        connection().starface(secret(SecretKind::StarfacePassword), secret(SecretKind::StarfaceClientSecret));
    m_client->rest().users()->then(this, [this](const auto &users) { haveUsers(users); });
}

void KeysJob::haveUsers(const Result<QList<starface::User>> &users)
{
    if (m_ending)
        return;
    if (!users)
        return stop(core::failure(users.error()));
    m_users = *users;
    const auto own = std::find_if(m_users.begin(), m_users.end(), [this](const starface::User &user) {
        return user.login.compare(profile().starface.login, Qt::CaseInsensitive) == 0;
    });
    m_ownId = own == m_users.end() ? 0 : own->id;
    setDoing(Doing::ReadingLines);
    m_client->rest().functionKeySets()->then(this, [this](const auto &sets) { haveSets(sets); });
}

void KeysJob::haveSets(const Result<QStringList> &sets)
{
    if (m_ending)
        return;
    if (!sets)
        return stop(core::failure(sets.error()));
    if (sets->isEmpty())
        return stop(ErrorKind::NotFound, noKeySetCode);
    m_set = sets->first();
    m_setsToRead = sets->mid(0, mostSets);
    readNextSet();
}

void KeysJob::readNextSet()
{
    if (m_setsToRead.isEmpty())
        return plan();
    m_client->rest().functionKeys(m_setsToRead.first())->then(this, [this](const auto &keys) {
        haveSet(keys);
    });
}

void KeysJob::haveSet(const Result<starface::FunctionKeys> &keys)
{
    if (m_ending)
        return;
    if (!keys)
        return stop(core::failure(keys.error()));
    const QString set = m_setsToRead.takeFirst();
    for (const starface::LineState &key : keys->states)
        m_present << MadeKey{set, key.keyId, key.accountId};
    if (set == m_set)
        m_ids = QSet<QString>(keys->ids.begin(), keys->ids.end());
    readNextSet();
}

void KeysJob::plan()
{
    QSet<int> shown;
    for (const MadeKey &key : std::as_const(m_present))
        shown << key.userId;
    m_existing = static_cast<int>(shown.size());
    for (const starface::User &user : std::as_const(m_users)) {
        // nobody is synchronised without an address, and the account itself needs no key for itself
        const bool counts = m_settings.users ? m_settings.users->contains(user.id) : !user.email.isEmpty();
        if (counts && user.id != m_ownId && !shown.contains(user.id))
            m_lacking << LackingKey{user.id, nameOf(user), user.email};
    }
    Q_EMIT foundMore();
    if (m_settings.order == Order::Plan)
        return stop(core::Done());
    if (m_settings.order == Order::Remove) {
        // what is another one's by now is left alone
        for (const MadeKey &key : std::as_const(m_list)) {
            if (isThere(m_present, key))
                m_toRemove << key;
        }
        m_list = m_toRemove;
        return removeNext();
    }
    if (m_lacking.isEmpty())
        return stop(core::Done());
    m_client->rest().keyAccounts()->then(this, [this](const auto &accounts) { haveNumbers(accounts); });
}

/// Without the numbers the keys are made all the same.
void KeysJob::haveNumbers(const Result<QList<starface::KeyAccount>> &accounts)
{
    for (const starface::KeyAccount &account : accounts.value_or(QList<starface::KeyAccount>()))
        m_numbers.insert(account.accountId, account.number);
    setDoing(Doing::MakingKeys);
    makeNext();
}

void KeysJob::makeNext()
{
    if (m_lacking.isEmpty() || m_givenUp)
        return readBack();
    const LackingKey &next = m_lacking.first();
    const starface::NewKey key{
        next.userId, next.name, m_numbers.value(next.userId), m_ownId, static_cast<int>(m_ids.size())};
    m_client->rest().createKey(m_set, key, m_form)->then(this, [this](const auto &created) {
        made(created);
    });
}

void KeysJob::made(const Result<starface::CreatedKey> &key)
{
    m_refusal.reset();
    if (key && !key->id.isEmpty() && key->accountId == m_lacking.first().userId)
        return keep(key->id);
    if (!key) {
        m_refusal = key.error();
        // neither another form nor another key helps
        if (key.error().kind == ErrorKind::Forbidden)
            return stop(ErrorKind::Forbidden, keyRightMissingCode, key.error().detail);
        if (key.error().kind == ErrorKind::Unauthorized)
            return stop(core::failure(key.error()));
    }
    // what came of it is seen in the set only
    m_client->rest().functionKeys(m_set)->then(this, [this](const auto &keys) { lookAfter(keys); });
}

void KeysJob::lookAfter(const Result<starface::FunctionKeys> &keys)
{
    if (!keys)
        return stop(core::failure(keys.error()));
    QStringList fresh;
    for (const QString &id : keys->ids) {
        if (!m_ids.contains(id))
            fresh << id;
    }
    for (const starface::LineState &key : keys->states) {
        if (fresh.contains(key.keyId) && key.accountId == m_lacking.first().userId)
            return keep(key.keyId);
    }
    if (fresh.isEmpty())
        return tryOtherForm();
    if (fresh.size() > 1)
        return stop(ErrorKind::Conflict, keysChangedCode);
    // not for whom it was meant
    m_client->rest().removeKey(m_set, fresh.first())->then(this, [this](const core::Done &removed) {
        if (!removed)
            return stop(removed);
        tryOtherForm();
    });
}

void KeysJob::keep(const QString &keyId)
{
    const MadeKey key{m_set, keyId, m_lacking.first().userId};
    m_formIsProven = true;
    m_list << key;
    if (const core::Done kept = writeMadeKeys(m_settings.listFile, m_list); !kept)
        return takeBack(key, kept.error());
    m_ids << keyId;
    m_changed << key;
    m_lacking.removeFirst();
    Q_EMIT foundMore();
    makeNext();
}

/// No key stays that stands in no list.
void KeysJob::takeBack(const MadeKey &key, const core::Error &why)
{
    m_list.removeOne(key);
    m_client->rest().removeKey(key.set, key.keyId)->then(this, [this, key, why](const core::Done &removed) {
        core::Error error = why;
        if (!removed)
            error.detail += u"; the key %1, which was made, is in no list"_s.arg(key.keyId);
        stop(core::failure(std::move(error)));
    });
}

void KeysJob::tryOtherForm()
{
    if (!m_formIsProven && m_form == KeyForm::Edited) {
        m_form = KeyForm::Flat;
        return makeNext();
    }
    if (m_refusal)
        return stop(core::failure(*m_refusal));
    stop(ErrorKind::Conflict, keyNotMadeCode, m_lacking.first().name);
}

void KeysJob::removeNext()
{
    setDoing(Doing::MakingKeys);
    if (m_toRemove.isEmpty() || m_givenUp) {
        if (const core::Done kept = writeMadeKeys(m_settings.listFile, m_list); !kept)
            return stop(kept);
        return readBack();
    }
    const MadeKey key = m_toRemove.takeFirst();
    m_client->rest().removeKey(key.set, key.keyId)->then(this, [this, key](const core::Done &removed) {
        if (!removed)
            return stop(removed);
        m_list.removeOne(key);
        m_changed << key;
        if (const core::Done kept = writeMadeKeys(m_settings.listFile, m_list); !kept)
            return stop(kept);
        Q_EMIT foundMore();
        removeNext();
    });
}

void KeysJob::readBack()
{
    setDoing(Doing::ReadingLines);
    m_client->rest().functionKeys(m_set)->then(this, [this](const auto &keys) { checkBack(keys); });
}

void KeysJob::checkBack(const Result<starface::FunctionKeys> &keys)
{
    if (!keys)
        return stop(core::failure(keys.error()));
    QList<MadeKey> present;
    for (const starface::LineState &key : keys->states)
        present << MadeKey{m_set, key.keyId, key.accountId};
    const bool shouldBe = m_settings.order == Order::Make;
    for (const MadeKey &key : std::as_const(m_changed)) {
        if (key.set == m_set && isThere(present, key) != shouldBe)
            return stop(ErrorKind::Conflict, keyNotMadeCode, key.keyId);
    }
    if (m_givenUp)
        return stop(ErrorKind::Cancelled, "", u"given up"_s);
    stop(core::Done());
}

void KeysJob::stop(const core::Done &outcome)
{
    if (m_ending)
        return;
    m_ending = true;
    m_client->logout()->then(this, [this, outcome](const core::Done &) { finish(outcome); });
}

void KeysJob::stop(ErrorKind kind, const char *code, const QString &detail)
{
    core::Error error;
    error.kind = kind;
    error.code = QLatin1String(code);
    error.detail = detail;
    stop(core::failure(error));
}

} // namespace pb::setup
