// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "setup/check/checkreport.h"

#include <QByteArray>

namespace pb::setup {

/// The report as one JSON object: `exitCode`, `organization`, `checks` with `id`, `subject`, `status`,
/// `count`, `names` and `error` (`kind`, `code`, `detail`, `requestId`, `httpStatus`); what is empty is left
/// out.
QByteArray checkReportToJson(const CheckReport &report);

} // namespace pb::setup
