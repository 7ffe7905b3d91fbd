// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace pb::simulator {

/// The wish of the system or of a person that this process ends: SIGTERM, SIGINT or SIGHUP, on Windows Ctrl+C
/// or the closing of the console. Made before the first thread is started; one object per process.
class Ending {
public:
    Ending();

    /// Returns when the wish was uttered.
    void wait();
    /// From now on the end of standard input is such a wish: whoever started this process is gone.
    void followInput();
};

} // namespace pb::simulator
