// SPDX-License-Identifier: MIT
#ifndef SSI_TOOLS_DELAYED_END_HPP
#define SSI_TOOLS_DELAYED_END_HPP

#include <csignal>
#include <utility>
#include <vector>

namespace ssi::command {

/// While it exists, signals that end the process wait until it is destroyed, so that what is
/// unfinished can be removed first; they then end the process as they always do. A second one ends
/// it at once. Signals that the parent ignores stay ignored. There can be one at a time.
class DelayedEnd {
 public:
  DelayedEnd();
  ~DelayedEnd();
  DelayedEnd(const DelayedEnd&) = delete;
  DelayedEnd& operator=(const DelayedEnd&) = delete;

  /// Whether a signal waits. Any thread may ask.
  static bool is_due() noexcept;

 private:
  std::vector<std::pair<int, struct sigaction>> before_;
};

/// What work stops with because a signal waits.
struct Interrupted {};

}  // namespace ssi::command

#endif  // SSI_TOOLS_DELAYED_END_HPP
