// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "simulator/clock.h"

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// Small pure text functions that every service of the simulator uses.
namespace pb::simulator::text {

std::string lower(std::string_view value);
std::string trimmed(std::string_view value);
bool equalsIgnoringCase(std::string_view left, std::string_view right);
bool isGuid(std::string_view value);

/// What `+` means differs: a space in forms and queries, itself in paths.
enum class Plus { IsPlus, IsSpace };
std::string percentDecoded(std::string_view value, Plus plus);
std::string percentEncoded(std::string_view value);

using Pairs = std::vector<std::pair<std::string, std::string>>;
Pairs parseForm(std::string_view form);
const std::string *find(const Pairs &pairs, std::string_view name);

std::vector<std::string> split(std::string_view value, char separator);
std::string join(const std::vector<std::string> &parts, std::string_view separator);

/// A JSON string literal, quotes included.
std::string jsonString(std::string_view value);
/// Fit for element content and attribute values of XML and HTML.
std::string markupEscaped(std::string_view value);

std::string hex(std::string_view bytes);
std::string base64(std::string_view bytes);
std::string base64Url(std::string_view bytes);
std::optional<std::string> fromBase64Url(std::string_view value);
std::string sha256(std::string_view bytes);
std::string sha512Hex(std::string_view bytes);

/// ISO 8601 in UTC with milliseconds.
std::string isoTime(Millis time);
/// A duration of ISO 8601 without years and months; empty if malformed.
std::optional<Millis> parseDuration(std::string_view value);

} // namespace pb::simulator::text
