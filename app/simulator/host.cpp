// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulator/host.h"

#include "simulator/clock.h"
#include "simulator/faults.h"
#include "simulator/requestlog.h"
#include "simulator/workerpool.h"

#ifndef _WIN32
#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/resource.h>
#include <sys/socket.h>
#endif

#include <algorithm>
#include <cstring>

namespace pb::simulator {

namespace {

/// The library listens with a backlog of five and keeps the number to itself; a second listen() widens it.
template<typename Base>
class Widened : public Base {
public:
    using Base::Base;
    bool bindTo(const std::string &address, int port, int *bound)
    {
        if (port == 0) {
            *bound = this->bind_to_any_port(address);
            if (*bound <= 0)
                return false;
        } else {
            if (!this->bind_to_port(address, port))
                return false;
            *bound = port;
        }
        ::listen(this->svr_sock_, 512);
        return true;
    }
};

using PlainServer = Widened<httplib::Server>;
using TlsServer = Widened<httplib::SSLServer>;

/// One past the largest number that a socket of this process may have, and the step from one to the next.
#ifdef _WIN32
constexpr int shutBoth = SD_BOTH;
constexpr int socketStep = 4; // handles are multiples of four
int endOfSockets()
{
    return 1 << 18;
}
#else
constexpr int shutBoth = SHUT_RDWR;
constexpr int socketStep = 1;
int endOfSockets()
{
    rlimit limit{};
    ::getrlimit(RLIMIT_NOFILE, &limit);
    return static_cast<int>(std::min<rlim_t>(limit.rlim_cur, 65536));
}
#endif

int portOf(const sockaddr_storage &address)
{
    if (address.ss_family == AF_INET)
        return ntohs(reinterpret_cast<const sockaddr_in &>(address).sin_port);
    if (address.ss_family == AF_INET6)
        return ntohs(reinterpret_cast<const sockaddr_in6 &>(address).sin6_port);
    return -1;
}

/// Calls visit(socket, local port, remote port) for every connected TCP socket of the process: the library
/// does not tell a handler which socket it serves.
template<typename Visit>
void forEachConnection(Visit visit)
{
    const int end = endOfSockets();
    for (int descriptor = 0; descriptor < end; descriptor += socketStep) {
        sockaddr_storage remote{};
        socklen_t length = sizeof remote;
        if (::getpeername(descriptor, reinterpret_cast<sockaddr *>(&remote), &length) != 0)
            continue;
        sockaddr_storage local{};
        length = sizeof local;
        if (::getsockname(descriptor, reinterpret_cast<sockaddr *>(&local), &length) == 0
            && portOf(local) > 0)
            visit(descriptor, portOf(local), portOf(remote));
    }
}

void cutConnection(const httplib::Request &request)
{
    forEachConnection([&request](int descriptor, int local, int remote) {
        if (local == request.local_port && remote == request.remote_port)
            ::shutdown(descriptor, shutBoth);
    });
}

/// Bodies always go out through a provider of known length: the library would compress them otherwise,
/// which costs more time than the loopback ever saves.
void send(Reply reply, httplib::Response &response, bool cut)
{
    response.status = reply.status;
    for (const auto &[name, value] : reply.headers)
        response.set_header(name.c_str(), value);
    if (reply.body.empty())
        return;
    const auto body = std::make_shared<const std::string>(std::move(reply.body));
    const std::size_t limit = cut ? body->size() / 2 : body->size();
    response.set_content_provider(body->size(), reply.contentType.c_str(),
        [body, limit, cut](std::size_t offset, std::size_t length, httplib::DataSink &sink) {
            if (offset < limit)
                sink.write(body->data() + offset, std::min(length, limit - offset));
            return !cut;
        });
}

void configure(httplib::Server &server)
{
    server.new_task_queue = [] { return new WorkerPool; };
    server.set_tcp_nodelay(true);
    server.set_keep_alive_max_count(1'000'000'000);
    server.set_keep_alive_timeout(24 * 3600);
    server.set_read_timeout(30);
    server.set_write_timeout(30);
}

bool announcesBody(const httplib::Request &request)
{
    return request.has_header("Content-Length") || request.has_header("Transfer-Encoding");
}

} // namespace

Host::Host(const Clock &clock, Faults *faults, RequestLog *log)
    : m_clock(clock)
    , m_faults(faults)
    , m_log(log)
{
}

Host::~Host()
{
    stop();
}

bool Host::bind(int port, const TlsFiles &tls)
{
    m_tls = !tls.empty();
    for (const char *address : {"127.0.0.1", "::1"}) {
        int bound = 0;
        bool ok = false;
        std::unique_ptr<httplib::Server> made;
        if (m_tls) {
            auto server = std::make_unique<TlsServer>(tls.certificate.c_str(), tls.key.c_str());
            ok = server->is_valid() && server->bindTo(address, m_port ? m_port : port, &bound);
            made = std::move(server);
        } else {
            auto server = std::make_unique<PlainServer>();
            ok = server->bindTo(address, m_port ? m_port : port, &bound);
            made = std::move(server);
        }
        if (ok) {
            m_port = bound;
            m_servers.push_back(std::move(made));
        } else if (m_servers.empty()) {
            return false;
        }
    }
    return true;
}

std::string Host::url() const
{
    return (m_tls ? "https://127.0.0.1:" : "http://127.0.0.1:") + std::to_string(m_port);
}

void Host::start(Service service)
{
    m_service = std::move(service);
    for (const auto &server : m_servers) {
        configure(*server);
        route(*server);
        ++m_listening;
        m_threads.emplace_back([this, &listening = *server] {
            listening.listen_after_bind();
            --m_listening;
        });
    }
}

void Host::stop()
{
    // Until all have ended: one that has not begun to listen does not hear it yet, and a connection may just
    // have been taken in.
    std::vector<bool> told(m_servers.size());
    while (m_listening > 0) {
        for (std::size_t i = 0; i < m_servers.size(); ++i) {
            if (!told[i] && m_servers[i]->is_running()) {
                m_servers[i]->stop();
                told[i] = true;
            }
        }
        endAllConnections();
        std::this_thread::sleep_for(std::chrono::milliseconds(5));
    }
    for (std::thread &thread : m_threads)
        thread.join();
    m_threads.clear();
}

void Host::route(httplib::Server &server)
{
    const auto handler = [this](const httplib::Request &request, httplib::Response &response) {
        answer(request, response);
    };
    server.Get(".*", handler);
    server.Post(".*", handler);
    server.Put(".*", handler);
    server.Patch(".*", handler);
    server.Delete(".*", handler);
    server.Options(".*", handler);
    // Without a length the library would read until the client hangs up.
    server.set_pre_routing_handler([this](const httplib::Request &request, httplib::Response &response) {
        const bool mayHaveBody = request.method != "GET" && request.method != "HEAD";
        if (mayHaveBody && announcesBody(request))
            return httplib::Server::HandlerResponse::Unhandled;
        answer(request, response);
        return httplib::Server::HandlerResponse::Handled;
    });
}

void Host::answer(const httplib::Request &request, httplib::Response &response)
{
    Call call = Call::make(request.method, request.target);
    call.body = request.body;
    call.header = [&request](
                      std::string_view name) { return request.get_header_value(std::string(name).c_str()); };
    try {
        Reply reply;
        bool sent = false;
        answerWithFault(request, call, response, reply, sent);
        if (sent)
            return;
        record(call, reply, reply.status);
        send(std::move(reply), response, false);
    } catch (const std::exception &error) {
        Reply reply = m_service.failure(500, call);
        record(call, reply, 500);
        std::fprintf(stderr, "presence-simulator: %s %s: %s\n", m_service.name,
            RequestLog::redacted(call.target).c_str(), error.what());
        send(std::move(reply), response, false);
    }
}

void Host::answerWithFault(
    const httplib::Request &request, const Call &call, httplib::Response &response, Reply &reply, bool &sent)
{
    const std::string path = call.target.substr(0, call.target.find('?'));
    const auto fault = m_faults ? m_faults->take(call.method + ' ' + path) : std::nullopt;
    const FaultKind kind = fault ? fault->kind : FaultKind::Delay;
    if (fault && kind == FaultKind::Status) {
        reply = m_service.failure(fault->status, call);
        if (fault->retryAfterSeconds)
            reply.headers.emplace_back("Retry-After", std::to_string(*fault->retryAfterSeconds));
        return;
    }
    if (fault && kind == FaultKind::Garbage) {
        reply.body = "<<<this is neither JSON nor XML \x01 &";
        reply.contentType = m_service.garbageIsXml ? "text/xml" : "application/json";
        return;
    }
    if (fault && kind == FaultKind::Delay)
        m_faults->wait(fault->delaySeconds);
    if (!fault || kind != FaultKind::Drop)
        reply = m_service.handle(call);
    if (!fault || kind == FaultKind::Delay)
        return;
    sent = true;
    record(call, reply, kind == FaultKind::Truncate ? reply.status : 0);
    if (kind == FaultKind::Truncate && !reply.body.empty()) {
        send(std::move(reply), response, true);
        return;
    }
    cutConnection(request);
}

void Host::record(const Call &call, const Reply &reply, int status)
{
    if (m_log)
        m_log->add({m_clock.now(), m_service.name, call.method, RequestLog::redacted(call.target), status,
            false, reply.written});
}

void endAllConnections()
{
    forEachConnection([](int descriptor, int, int) { ::shutdown(descriptor, shutBoth); });
}

} // namespace pb::simulator
