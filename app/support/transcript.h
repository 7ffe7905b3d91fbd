// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "http/httptypes.h"

#include <QByteArray>

/// What went over the wire, told without a value: methods, paths with every part that is no word of the
/// services' own replaced, names of headers and members, types and lengths. For an administrator to send to
/// whoever has to find out what a PBX or a tenant calls things. Pure.
namespace pb::support {

/// Some lines of text for one exchange; `number` counts them.
QByteArray transcriptEntry(
    int number, const http::Request &request, const core::Result<http::Response> &response);

/// The shape of a body; `contentType` says how it is to be read. Not more than a few thousand characters,
/// whatever the body.
QByteArray bodyShape(const QByteArray &body, const QByteArray &contentType);

} // namespace pb::support
