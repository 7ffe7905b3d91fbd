// SPDX-License-Identifier: GPL-3.0-or-later
#include "setup/starface/certificatejob.h"

#include "setup/starface/otherway.h"

namespace pb::setup {

CertificateJob::CertificateJob(Context context, QObject *parent)
    : TaskJob(std::move(context), {}, {}, parent)
{
}

void CertificateJob::begin()
{
    setDoing(Doing::ReadingCertificate);
    if (profile().starface.url.scheme() != QLatin1String("https")) {
        return fail(core::ErrorKind::InvalidInput, "no-certificate",
            QStringLiteral("an http address has no certificate"));
    }
    http::fetchPeerCertificate(profile().starface.url, connection().network(), clock(), this)
        ->then(this, [this](const core::Result<http::PeerCertificate> &peer) {
            if (!peer)
                return explain(peer.error());
            m_certificate = CertificateInfo{peer->subject, peer->issuer, peer->validFrom, peer->validUntil,
                peer->sha256, peer->trusted, peer->selfSigned};
            finish(core::Done());
        });
}

void CertificateJob::explain(const core::Error &error)
{
    tryOtherWay(profile().starface.url, connection().network(), error, clock(), this)
        ->then(this, [this](const core::Result<core::Error> &told) { finish(core::failure(*told)); });
}

} // namespace pb::setup
