// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

namespace pb::identity {

/// What the page in the browser says at the end, in words for a person. Plain text, escaped when sent.
struct BrowserPages {
    QString successTitle;
    QString successText;
    QString failureTitle;
    QString failureText;
    QString language; ///< of the words, e.g. "de"; empty: not named
};

enum class BrowserPage { Success, Failure };

/// The whole page: it loads nothing, has no script, and follows the browser's light or dark mode.
QByteArray browserPageHtml(const BrowserPages &pages, BrowserPage page);

/// An HTTP answer that ends its connection and is neither stored nor named to another site. Without the body
/// for HEAD, but with its length.
QByteArray httpAnswer(int status, const QByteArray &contentType, const QByteArray &body, bool headOnly,
    const QByteArray &moreHeaders = {});

} // namespace pb::identity
