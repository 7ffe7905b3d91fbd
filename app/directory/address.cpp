// SPDX-License-Identifier: GPL-3.0-or-later
#include "directory/address.h"

#include <QUrl>

#include <algorithm>

namespace pb::directory {

namespace {

/// Most are, and need none of what follows.
bool isPlain(QStringView text)
{
    return std::all_of(text.begin(), text.end(), [](QChar c) { return c.unicode() < 0x80; });
}

QString folded(const QString &text)
{
    return isPlain(text) ? text.toLower()
                         : text.normalized(QString::NormalizationForm_C)
                               .toCaseFolded()
                               .normalized(QString::NormalizationForm_C);
}

QString domainInAscii(const QString &domain)
{
    const QString ascii = QString::fromLatin1(QUrl::toAce(domain.normalized(QString::NormalizationForm_C)));
    return ascii.isEmpty() ? folded(domain) : ascii.toLower();
}

} // namespace

QString AddressNormaliser::operator()(const QString &address)
{
    const QString text = address.trimmed();
    const qsizetype at = text.lastIndexOf(QLatin1Char('@'));
    if (at < 0)
        return folded(text);
    const QString domain = text.sliced(at + 1);
    auto known = m_domains.constFind(domain);
    if (known == m_domains.cend())
        known = m_domains.insert(domain, isPlain(domain) ? domain.toLower() : domainInAscii(domain));
    return folded(text.first(at)) + QLatin1Char('@') + *known;
}

QString normalisedAddress(const QString &address)
{
    return AddressNormaliser()(address);
}

} // namespace pb::directory
