// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "simulator/message.h"

#include <atomic>
#include <functional>
#include <memory>
#include <string>
#include <thread>
#include <vector>

namespace httplib {
class Server;
struct Request;
struct Response;
} // namespace httplib

namespace pb::simulator {

class Clock;
class Faults;
class RequestLog;

/// What a listener asks of the service behind it. `failure` renders a status in the service's own error body.
struct Service {
    const char *name = "";
    std::function<Reply(const Call &)> handle;
    std::function<Reply(int status, const Call &)> failure;
    bool garbageIsXml = false;
};

struct TlsFiles {
    std::string certificate;
    std::string key;
    bool empty() const { return certificate.empty(); }
};

/// One port on the loopback interface (127.0.0.1, and ::1 where there is one) with one service behind it.
/// Applies the ordered faults and writes the request log, so that no service has to know of either. Clock,
/// faults and log outlive it.
class Host {
public:
    /// Without `faults` and `log` neither is applied (the control API).
    Host(const Clock &clock, Faults *faults, RequestLog *log);
    ~Host();

    /// Port 0 takes a free one. False if the port is taken or the certificate is unusable.
    bool bind(int port, const TlsFiles &tls);
    int port() const { return m_port; }
    std::string url() const;
    void start(Service service);
    void stop();

private:
    void route(httplib::Server &server);
    void answer(const httplib::Request &request, httplib::Response &response);
    void answerWithFault(const httplib::Request &request, const Call &call, httplib::Response &response,
        Reply &reply, bool &sent);
    void record(const Call &call, const Reply &reply, int status);

    const Clock &m_clock;
    Faults *m_faults;
    RequestLog *m_log;
    Service m_service;
    int m_port = 0;
    bool m_tls = false;
    std::vector<std::unique_ptr<httplib::Server>> m_servers;
    std::vector<std::thread> m_threads;
    std::atomic<int> m_listening = 0; ///< threads that have not ended
};

/// Ends every open connection of this process, so that no thread waits for a client that has nothing to say.
void endAllConnections();

} // namespace pb::simulator
