// SPDX-License-Identifier: GPL-3.0-or-later
#include "identity/browserpage.h"

#include <QHash>

namespace pb::identity {

namespace {

// an icon is named so that the browser does not ask for one: nobody will be listening by then
constexpr char beforeTitle[] = R"(<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<link rel="icon" href="data:,">
<style>
:root { color-scheme: light dark }
body { font: 1.1rem/1.5 system-ui, sans-serif; max-width: 34rem; margin: 15vh auto 0; padding: 0 1.5rem }
h1 { font-size: 1.6rem; line-height: 1.25 }
.success h1 { color: #0b6a2c }
.failure h1 { color: #a4211f }
@media (prefers-color-scheme: dark) {
  .success h1 { color: #7fd99a }
  .failure h1 { color: #ff9d94 }
}
</style>
<title>)";

QByteArray reasonOf(int status)
{
    static const QHash<int, QByteArray> reasons{
        {200, "OK"},
        {400, "Bad Request"},
        {404, "Not Found"},
        {405, "Method Not Allowed"},
        {431, "Request Header Fields Too Large"},
    };
    return reasons.value(status, "Answer");
}

} // namespace

QByteArray browserPageHtml(const BrowserPages &pages, BrowserPage page)
{
    const bool success = page == BrowserPage::Success;
    const QByteArray title = (success ? pages.successTitle : pages.failureTitle).toHtmlEscaped().toUtf8();
    const QByteArray text = (success ? pages.successText : pages.failureText).toHtmlEscaped().toUtf8();
    QByteArray html = "<!DOCTYPE html>\n<html";
    if (!pages.language.isEmpty())
        html += " lang=\"" + pages.language.toHtmlEscaped().toUtf8() + '"';
    html += ">\n<head>\n";
    html += beforeTitle + title + "</title>\n</head>\n<body class=\"" + (success ? "success" : "failure")
        + "\">\n<h1>" + title + "</h1>\n<p>" + text + "</p>\n</body>\n</html>\n";
    return html;
}

QByteArray httpAnswer(int status, const QByteArray &contentType, const QByteArray &body, bool headOnly,
    const QByteArray &moreHeaders)
{
    return "HTTP/1.1 " + QByteArray::number(status) + ' ' + reasonOf(status) + "\r\nContent-Type: "
        + contentType + "; charset=utf-8\r\nContent-Length: " + QByteArray::number(body.size())
        + "\r\nCache-Control: no-store\r\n"
          "Content-Security-Policy: default-src 'none'; style-src 'unsafe-inline'\r\n"
          "Referrer-Policy: no-referrer\r\n"
          "X-Content-Type-Options: nosniff\r\n"
          "X-Frame-Options: DENY\r\n"
          "Connection: close\r\n"
        + moreHeaders + "\r\n" + (headOnly ? QByteArray() : body);
}

} // namespace pb::identity
