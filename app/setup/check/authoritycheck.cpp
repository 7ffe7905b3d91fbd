// SPDX-License-Identifier: GPL-3.0-or-later
#include "setup/check/authoritycheck.h"

#include "http/authorities.h"

namespace pb::setup {

AuthorityCheck checkAuthorities(const QString &path)
{
    const http::Authorities found = http::readAuthorities(path);
    return {static_cast<int>(found.certificates.size()), found.unusable};
}

} // namespace pb::setup
