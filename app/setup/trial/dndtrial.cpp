// SPDX-License-Identifier: GPL-3.0-or-later
#include "setup/trial/dndtrial.h"

namespace pb::setup {

using namespace Qt::StringLiterals;
using core::ErrorKind;

namespace {

constexpr std::chrono::seconds pause{1};
constexpr int mostFailures = 5;

core::Error coded(ErrorKind kind, const char *code, const QString &detail)
{
    core::Error error;
    error.kind = kind;
    error.code = QLatin1String(code);
    error.detail = detail;
    return error;
}

} // namespace

DndTrial::DndTrial(
    starface::RestClient &rest, core::Clock &clock, int userId, core::Duration settle, QObject *parent)
    : core::Job<void>(parent)
    , m_rest(rest)
    , m_clock(clock)
    , m_userId(userId)
    , m_settle(settle)
{
    m_rest.doNotDisturb(m_userId)->then(this, [this](const auto &config) { change(config); });
}

void DndTrial::abandon()
{
    m_abandoned = true;
}

void DndTrial::change(const core::Result<starface::PhoneConfig> &before)
{
    if (!before)
        m_outcome = core::failure(before.error());
    if (!before || m_abandoned)
        return conclude();
    m_before = before->doNotDisturb;
    m_rest.setDoNotDisturb(m_userId, !m_before, {})->then(this, [this](const auto &written) {
        changed(written);
    });
}

void DndTrial::changed(const core::Result<starface::DndWritten> &written)
{
    m_changedAt = m_clock.now();
    if (!written) {
        m_outcome = core::failure(written.error());
        return written.error().mayHaveActed ? putBack() : conclude();
    }
    if (written->alreadySo) {
        // not ours to put back
        m_outcome = core::failure(
            coded(ErrorKind::Conflict, changedMeanwhileCode, u"do-not-disturb was changed meanwhile"_s));
        return conclude();
    }
    confirm();
}

void DndTrial::confirm()
{
    m_rest.doNotDisturb(m_userId)->then(this, [this](const auto &config) { confirmed(config); });
}

void DndTrial::confirmed(const core::Result<starface::PhoneConfig> &config)
{
    m_seen = config && config->doNotDisturb != m_before;
    if (m_seen)
        return putBack();
    if (m_clock.now() - m_changedAt < m_settle)
        return later(&DndTrial::confirm);
    m_outcome = core::failure(config
            ? coded(ErrorKind::Protocol, notConfirmedCode, u"do-not-disturb was set and never showed"_s)
            : config.error());
    putBack();
}

void DndTrial::putBack()
{
    m_rest.setDoNotDisturb(m_userId, m_before, {})->then(this, [this](const auto &written) {
        wasPutBack(written);
    });
}

void DndTrial::wasPutBack(const core::Result<starface::DndWritten> &written)
{
    if (written && (!written->alreadySo || m_seen || m_clock.now() - m_changedAt >= m_settle))
        return conclude();
    // reads as it was, and the change may only be on its way: looked at until it cannot come any more
    if (written || ++m_failures < mostFailures)
        return later(&DndTrial::putBack);
    core::Error error = written.error();
    error.code = QLatin1String(notPutBackCode);
    error.detail = u"do-not-disturb was %1 and could not be put back: %2"_s.arg(
        m_before ? u"on"_s : u"off"_s, written.error().detail);
    m_outcome = core::failure(error);
    // more than a cancelled check: somebody has to know
    finish(m_outcome);
}

void DndTrial::later(void (DndTrial::*step)())
{
    m_clock.callLater(pause, this, [this, step] { (this->*step)(); });
}

void DndTrial::conclude()
{
    if (m_abandoned)
        finish(core::failure(ErrorKind::Cancelled, u"given up"_s));
    else
        finish(m_outcome);
}

} // namespace pb::setup
