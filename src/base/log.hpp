// SPDX-License-Identifier: MIT
#ifndef SSI_SRC_BASE_LOG_HPP
#define SSI_SRC_BASE_LOG_HPP

#include <spdlog/fmt/fmt.h>

#include <string_view>
#include <utility>

#include "ssi/log.hpp"

namespace ssi::internal {

bool is_logged(LogLevel level);
void write_log(LogLevel level, std::string_view line);

/// Logs a line in fmt's syntax. The line is not formatted unless somebody listens.
template <class... Args>
void log(LogLevel level, fmt::format_string<Args...> format, Args&&... args) {
  if (is_logged(level)) write_log(level, fmt::format(format, std::forward<Args>(args)...));
}

}  // namespace ssi::internal

#endif  // SSI_SRC_BASE_LOG_HPP
