// SPDX-License-Identifier: MIT
#ifndef SSI_TOOLS_PROGRESS_BAR_HPP
#define SSI_TOOLS_PROGRESS_BAR_HPP

#include <chrono>
#include <cstdint>
#include <string>

namespace ssi::command {

/// A line on standard error that shows how far a job is, if that is a terminal and the command is
/// not quiet; nothing else. It is as wide as the terminal.
class ProgressBar {
 public:
  /// `writes_to_terminal`: the table goes to a terminal, so nothing else may.
  explicit ProgressBar(std::string label, bool writes_to_terminal = false);
  /// Wipes the line.
  ~ProgressBar();
  ProgressBar(const ProgressBar&) = delete;
  ProgressBar& operator=(const ProgressBar&) = delete;

  /// Shows that `done` of `all` is done, ten times a second at most. all = 0: unknown.
  void show(std::uint64_t done, std::uint64_t all);

 private:
  using Clock = std::chrono::steady_clock;

  void draw(const std::string& text);

  std::string label_;
  bool is_visible_;
  Clock::time_point next_ = Clock::now();
};

}  // namespace ssi::command

#endif  // SSI_TOOLS_PROGRESS_BAR_HPP
