// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "setup/taskjob.h"

namespace pb::setup {

/// Reads the certificate that the PBX presents, for showing and pinning. InvalidInput "no-certificate" on an
/// http address, which has none. Where the PBX is not reached, the other way past or through the proxy is
/// tried, and told (otherway.h).
class CertificateJob final : public TaskJob {
    Q_OBJECT
public:
    CertificateJob(Context context, QObject *parent);

    const std::optional<CertificateInfo> &certificate() const { return m_certificate; }

protected:
    void begin() override;

private:
    void explain(const core::Error &error);

    std::optional<CertificateInfo> m_certificate;
};

} // namespace pb::setup
