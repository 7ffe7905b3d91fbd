// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "simulator/text.h"

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace pb::simulator {

/// One request as a service sees it, free of the HTTP library.
struct Call {
    std::string method;
    std::string target; ///< as sent: path and query, still encoded
    std::vector<std::string> path; ///< decoded segments
    text::Pairs query; ///< decoded
    std::string body;
    std::function<std::string(std::string_view)> header = [](std::string_view) { return std::string(); };

    static Call make(std::string method, std::string target);
    std::string queryValue(std::string_view name) const;
    bool hasQuery(std::string_view name) const { return text::find(query, name) != nullptr; }
    /// True if the path is this; `*` stands for any one segment.
    bool is(std::string_view wantedMethod, std::initializer_list<std::string_view> pattern) const;
    bool pathIs(std::initializer_list<std::string_view> pattern) const;
};

struct Reply {
    int status = 200;
    std::string body = {};
    std::string contentType = "application/json; charset=utf-8";
    text::Pairs headers = {};
    /// What was written, for the request log: a JSON object's text or nothing.
    std::string written = {};
};

} // namespace pb::simulator
