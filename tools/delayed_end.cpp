// SPDX-License-Identifier: MIT
#include "delayed_end.hpp"

#include <atomic>

namespace ssi::command {
namespace {

constexpr int kEndingSignals[] = {SIGHUP, SIGINT, SIGQUIT, SIGALRM, SIGTERM, SIGXCPU};

static_assert(std::atomic<int>::is_always_lock_free, "a signal handler writes it");
std::atomic<int> due = 0;  // the signal that waits; 0: none

extern "C" void keep_until_later(int signal) { due = signal; }

}  // namespace

DelayedEnd::DelayedEnd() {
  due = 0;
  for (const int signal : kEndingSignals) {
    struct sigaction action {};
    if (::sigaction(signal, nullptr, &action) != 0 || action.sa_handler == SIG_IGN) continue;
    before_.emplace_back(signal, action);
    action = {};
    action.sa_handler = keep_until_later;
    action.sa_flags = SA_RESTART | static_cast<int>(SA_RESETHAND);
    ::sigaction(signal, &action, nullptr);
  }
}

DelayedEnd::~DelayedEnd() {
  for (const auto& [signal, action] : before_) ::sigaction(signal, &action, nullptr);
  if (due != 0) std::raise(due);
}

bool DelayedEnd::is_due() noexcept { return due != 0; }

}  // namespace ssi::command
