// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/job.h"
#include "starface/restsession.h"
#include "starface/starfacetypes.h"

#include <QUrl>

namespace pb::http {
class HttpClient;
}

namespace pb::starface {

/// How a new key is described. A PBX understands one of them; the other is refused, or makes another key than
/// was meant (docs/facts.md, S18).
enum class KeyForm {
    Edited, ///< as the form for editing keys has it; version 10
    Flat ///< the published FunctionKey
};

QByteArray encodeNewKey(const NewKey &key, KeyForm form);
/// What the PBX says it made; empty where it does not say.
CreatedKey decodeCreatedKey(const QByteArray &body);
/// The accounts that keys can be made for, out of what the PBX has for a new key.
core::Result<QList<KeyAccount>> decodeKeyAccounts(const QByteArray &body);

/// Makes one busy-lamp key, or removes one. Neither is repeated unless the PBX surely did not act. Client and
/// session outlive the job.
core::Job<CreatedKey> *createKey(http::HttpClient &http, RestSession &session, const QUrl &root,
    const QString &set, const NewKey &key, KeyForm form, QObject *parent);
/// Success where there is no such key any more.
core::Job<void> *removeKey(http::HttpClient &http, RestSession &session, const QUrl &root, const QString &set,
    const QString &keyId, QObject *parent);

} // namespace pb::starface
