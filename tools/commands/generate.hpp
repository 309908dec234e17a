// SPDX-License-Identifier: MIT
#ifndef SSI_TOOLS_COMMANDS_GENERATE_HPP
#define SSI_TOOLS_COMMANDS_GENERATE_HPP

#include <cstddef>
#include <cstdint>
#include <string>

namespace ssi::command {

struct GenerateOptions {
  std::uint64_t members = 0;
  std::uint64_t seed = 1;
  std::uint32_t industries = 20;
  std::string output = "-";
  std::string connections;  ///< empty: none
  std::uint32_t mean_degree = 10;
  std::uint32_t log_days = 0;  ///< 0: the members; else a log of so many days
  std::size_t threads = 0;     ///< 0: all
};

/// `ssi generate`. Throws as score().
void generate(const GenerateOptions& options);

}  // namespace ssi::command

#endif  // SSI_TOOLS_COMMANDS_GENERATE_HPP
