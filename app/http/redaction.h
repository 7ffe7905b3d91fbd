// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>
#include <QStringView>
#include <QUrl>

namespace pb::http {

/// Any text made fit for the log: queries, credentials in headers, JSON, forms and XML, and JSON web tokens
/// become
/// "***". Takes too much rather than too little. Linear in the length of the text.
QString redacted(QStringView text);

/// Scheme, host, port and path; a query is hidden.
QString redactedUrl(const QUrl &url);

/// At most `limit` characters of a body, redacted, on one line.
QString redactedExcerpt(const QByteArray &body, qsizetype limit = 500);

} // namespace pb::http
