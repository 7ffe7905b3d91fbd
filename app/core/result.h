// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"

#include <tl/expected.hpp>

namespace pb::core {

/// A value or an Error. Becomes std::expected with C++23.
template<typename T>
using Result = tl::expected<T, Error>;

/// Result of something that yields nothing but success.
using Done = Result<void>;

inline tl::unexpected<Error> failure(Error error)
{
    return tl::unexpected<Error>(std::move(error));
}

inline tl::unexpected<Error> failure(ErrorKind kind, QString detail)
{
    Error error;
    error.kind = kind;
    error.detail = std::move(detail);
    return tl::unexpected<Error>(std::move(error));
}

} // namespace pb::core
