// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// The part of XML-RPC that UCI needs: reading a method call with scalar parameters, writing values and
/// faults.
namespace pb::simulator::xmlrpc {

struct Parameter {
    std::string type; ///< "string" where the call names none
    std::string text;
};

struct MethodCall {
    std::string method;
    std::vector<Parameter> parameters;
};

/// Nothing if the document is not a well-formed call with scalar parameters.
std::optional<MethodCall> parseCall(std::string_view document);

std::string string(std::string_view value);
std::string integer(long value);
std::string boolean(bool value);
/// `value` is a complete value element.
std::string member(std::string_view name, std::string_view value);
std::string structure(std::string_view members);
std::string array(std::string_view values);
std::string response(std::string_view value);
std::string fault(int code, std::string_view message);

} // namespace pb::simulator::xmlrpc
