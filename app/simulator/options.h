// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace pb::simulator {

struct Options {
    int users = 40;
    std::uint64_t seed = 1;
    bool lively = true; ///< scenario `day`; false is `still`
    int port = 0;
    std::string certificate;
    std::string key;
    bool watchStdin = false;
    bool help = false;
    bool version = false;
};

struct ParsedOptions {
    Options options;
    std::string error; ///< a sentence for a person; empty if all is well
};

ParsedOptions parseOptions(const std::vector<std::string> &arguments);
std::string helpText();

} // namespace pb::simulator
