// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulator/message.h"

namespace pb::simulator {

Call Call::make(std::string method, std::string target)
{
    Call call;
    call.method = std::move(method);
    call.target = std::move(target);
    const std::string_view whole(call.target);
    const auto question = whole.find('?');
    for (const std::string &segment : text::split(whole.substr(0, question), '/')) {
        if (!segment.empty())
            call.path.push_back(text::percentDecoded(segment, text::Plus::IsPlus));
    }
    if (question != std::string_view::npos)
        call.query = text::parseForm(whole.substr(question + 1));
    return call;
}

std::string Call::queryValue(std::string_view name) const
{
    const std::string *value = text::find(query, name);
    return value ? *value : std::string();
}

bool Call::is(std::string_view wantedMethod, std::initializer_list<std::string_view> pattern) const
{
    return method == wantedMethod && pathIs(pattern);
}

bool Call::pathIs(std::initializer_list<std::string_view> pattern) const
{
    if (path.size() != pattern.size())
        return false;
    std::size_t i = 0;
    for (const std::string_view wanted : pattern) {
        if (wanted != "*" && wanted != path[i])
            return false;
        ++i;
    }
    return true;
}

} // namespace pb::simulator
