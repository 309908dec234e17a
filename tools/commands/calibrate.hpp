// SPDX-License-Identifier: MIT
#ifndef SSI_TOOLS_COMMANDS_CALIBRATE_HPP
#define SSI_TOOLS_COMMANDS_CALIBRATE_HPP

#include <cstddef>
#include <cstdint>
#include <string>

#include "common_options.hpp"

namespace ssi::command {

struct CalibrateOptions {
  std::string members;
  std::string outcomes;  ///< a file
  InputOptions input;
  std::string outcome = "outcome";  ///< the column
  std::string id;                   ///< of the new model
  ModelOptions model;
  std::uint64_t seed = 1;
  std::string output;  ///< the new model
  bool json = false;
  std::size_t threads = 0;  ///< 0: all

  Execution execution() const { return {.threads = threads}; }
};

/// `ssi calibrate`. Throws as score(), EvidenceError as ssi::calibrate(), and UsageError for an id
/// that no new model can have.
void calibrate(const CalibrateOptions& options);

}  // namespace ssi::command

#endif  // SSI_TOOLS_COMMANDS_CALIBRATE_HPP
