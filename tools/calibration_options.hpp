// SPDX-License-Identifier: MIT
#ifndef SSI_TOOLS_CALIBRATION_OPTIONS_HPP
#define SSI_TOOLS_CALIBRATION_OPTIONS_HPP

namespace CLI {  // NOLINT(readability-identifier-naming): the name is CLI11's
class App;
}

namespace ssi::command {

/// Adds `ssi calibrate` with its options.
void add_calibrate(CLI::App& app);

}  // namespace ssi::command

#endif  // SSI_TOOLS_CALIBRATION_OPTIONS_HPP
