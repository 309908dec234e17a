// SPDX-License-Identifier: MIT
#ifndef SSI_LOG_HPP
#define SSI_LOG_HPP

#include <cstdint>
#include <functional>
#include <string_view>

#include "ssi/export.hpp"

namespace ssi {

/// The severity of a log line; `off` is for set_log() alone.
enum class LogLevel : std::uint8_t { debug, info, warning, error, off };

/// Receives a line of the library's log, without a newline and with invisible characters escaped,
/// as printable() does. Called by one thread at a time. It must not call the library; exceptions
/// from it are dropped.
using LogReceiver = std::function<void(LogLevel level, std::string_view line)>;

/// Sends log lines of `level` and above to `receive`. The library is silent until this is called,
/// and again after set_log(LogLevel::off, {}). Thread-safe.
SSI_EXPORT void set_log(LogLevel level, LogReceiver receive);

}  // namespace ssi

#endif  // SSI_LOG_HPP
