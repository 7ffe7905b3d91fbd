// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulator/entrapages.h"

namespace pb::simulator::pages {

namespace {

Reply page(int status, std::string_view title, const std::string &content)
{
    Reply reply;
    reply.status = status;
    reply.contentType = "text/html; charset=utf-8";
    reply.headers = {{"Cache-Control", "no-store"},
        {"Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'"}};
    reply.body = "<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>"
        + text::markupEscaped(title)
        + "</title><style>body{font:16px sans-serif;max-width:28em;margin:4em auto}"
          "button{font:inherit;padding:.5em 1.5em;margin-right:1em}small{color:#555}</style></head><body><h1>"
        + text::markupEscaped(title) + "</h1>" + content
        + "<p><small>This is a simulator on your own machine, not Microsoft.</small></p></body></html>";
    return reply;
}

} // namespace

Reply consent(std::string_view application, std::string_view action, std::string_view request,
    const std::vector<std::string> &permissions, bool forOrganization)
{
    std::string list;
    for (const std::string &permission : permissions)
        list += "<li>" + text::markupEscaped(permission) + "</li>";
    const std::string scope = forOrganization ? " for everyone in the organization" : "";
    return page(200, "Permissions requested",
        "<p>Signed in as admin@contoso.example</p><p><b>" + text::markupEscaped(application) + "</b> asks"
            + scope + " for:</p><ul id=\"permissions\">" + list + "</ul><form method=\"get\" action=\""
            + text::markupEscaped(action) + "\"><input type=\"hidden\" name=\"request\" value=\""
            + text::markupEscaped(request)
            + "\"><button id=\"accept\" name=\"decision\" value=\"accept\">Accept</button>"
              "<button id=\"decline\" name=\"decision\" value=\"decline\">Cancel</button></form>");
}

Reply error(std::string_view description)
{
    return page(400, "Sign in",
        "<p>Sorry, but we are having trouble signing you in.</p><p id=\"error\">"
            + text::markupEscaped(description) + "</p>");
}

} // namespace pb::simulator::pages
