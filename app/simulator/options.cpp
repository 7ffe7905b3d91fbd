// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulator/options.h"

#include <charconv>
#include <optional>

namespace pb::simulator {

namespace {

template<typename Number>
std::optional<Number> numberFrom(const std::string &value, Number least, Number most)
{
    Number number{};
    const char *end = value.data() + value.size();
    const auto result = std::from_chars(value.data(), end, number);
    if (result.ec != std::errc() || result.ptr != end || number < least || number > most)
        return std::nullopt;
    return number;
}

/// Takes the value of one option; the sentence that says what is wrong, or nothing.
std::string takeValue(Options &options, const std::string &name, const std::string &value)
{
    if (name == "--users") {
        const auto number = numberFrom<int>(value, 1, 1'000'000);
        options.users = number.value_or(0);
        return number ? "" : "--users expects a number from 1 to 1000000";
    }
    if (name == "--seed") {
        const auto number = numberFrom<std::uint64_t>(value, 0, UINT64_MAX);
        options.seed = number.value_or(0);
        return number ? "" : "--seed expects a number that is not negative";
    }
    if (name == "--port") {
        const auto number = numberFrom<int>(value, 0, 65532);
        options.port = number.value_or(0);
        return number ? "" : "--port expects 0 for any free ports, or the first of four in a row up to 65532";
    }
    if (value != "day" && value != "still")
        return "--scenario expects day or still";
    options.lively = value == "day";
    return "";
}

} // namespace

ParsedOptions parseOptions(const std::vector<std::string> &arguments)
{
    ParsedOptions parsed;
    Options &options = parsed.options;
    for (std::size_t i = 0; i < arguments.size() && parsed.error.empty(); ++i) {
        const std::string &name = arguments[i];
        if (name == "--help") {
            options.help = true;
        } else if (name == "--version") {
            options.version = true;
        } else if (name == "--watch-stdin") {
            options.watchStdin = true;
        } else if (name == "--tls") {
            if (i + 2 >= arguments.size()) {
                parsed.error = "--tls expects two files: the certificate and its key";
                break;
            }
            options.certificate = arguments[++i];
            options.key = arguments[++i];
        } else if (name == "--users" || name == "--seed" || name == "--port" || name == "--scenario") {
            if (i + 1 >= arguments.size())
                parsed.error = name + " expects a value";
            else
                parsed.error = takeValue(options, name, arguments[++i]);
        } else {
            parsed.error = "unknown option " + name;
        }
    }
    return parsed;
}

std::string helpText()
{
    return "Usage: presence-simulator [options]\n"
           "Plays Entra ID, Microsoft Graph and a STARFACE PBX on the loopback interface.\n"
           "Prints one line of JSON with every address and credential when it is ready.\n\n"
           "  --users N            users who exist in both systems (default 40)\n"
           "  --seed S             the same seed makes the same users and the same day (default 1)\n"
           "  --scenario day|still a lively working day (default), or nothing moves unless told\n"
           "  --port P             0 (default): free ports; otherwise P to P+3\n"
           "  --tls CERT KEY       serve https (the control API stays http); both files are PEM\n"
           "  --watch-stdin        end when standard input is closed\n"
           "  --help, --version    print this, or the version, and end\n";
}

} // namespace pb::simulator
