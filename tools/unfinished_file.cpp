// SPDX-License-Identifier: MIT
#include "unfinished_file.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <mutex>
#include <utility>

namespace ssi::command {
namespace {

static_assert(std::atomic<bool>::is_always_lock_free &&
                  std::atomic<UnfinishedFile*>::is_always_lock_free,
              "a signal handler reads them");

/// Never gets shorter, and its elements are never freed: a handler may walk it at any time.
std::atomic<UnfinishedFile*> all_files;
std::mutex making;

/// Signals that others send to end a process, and those that it gets when a pipe's reader is gone
/// or its CPU time is used up.
constexpr int kEndingSignals[] = {SIGHUP, SIGINT, SIGQUIT, SIGPIPE, SIGALRM, SIGTERM, SIGXCPU};

extern "C" void remove_unfinished_and_end(int signal) {
  for (const UnfinishedFile* file = all_files.load(); file != nullptr; file = file->next) {
    if (file->is_there.load()) ::unlinkat(file->folder, file->name.c_str(), 0);
  }
  std::signal(signal, SIG_DFL);
  std::raise(signal);
}

bool handle_signals() {
  for (const int signal : kEndingSignals) {
    struct sigaction action {};
    if (::sigaction(signal, nullptr, &action) != 0 || action.sa_handler != SIG_DFL) continue;
    action.sa_handler = remove_unfinished_and_end;
    ::sigaction(signal, &action, nullptr);
  }
  return true;
}

/// Signals that end the process wait while one of these exists.
class EndingSignalsWait {
 public:
  EndingSignalsWait() {
    sigset_t ending;
    sigemptyset(&ending);
    for (const int signal : kEndingSignals) sigaddset(&ending, signal);
    ::pthread_sigmask(SIG_BLOCK, &ending, &before_);
  }
  ~EndingSignalsWait() {
    const int error = errno;
    ::pthread_sigmask(SIG_SETMASK, &before_, nullptr);
    errno = error;
  }
  EndingSignalsWait(const EndingSignalsWait&) = delete;
  EndingSignalsWait& operator=(const EndingSignalsWait&) = delete;

 private:
  sigset_t before_;
};

/// Returns an element that guards no file now.
UnfinishedFile& free_entry() {
  for (UnfinishedFile* file = all_files.load(); file != nullptr; file = file->next) {
    if (!file->is_there) return *file;
  }
  auto* file = new UnfinishedFile{.name = {}, .next = all_files.load()};
  all_files = file;
  return *file;
}

}  // namespace

UnfinishedFile* make_unfinished(int folder, std::string name,
                                const std::function<bool(const char*)>& make) {
  const std::lock_guard lock(making);
  [[maybe_unused]] static const bool once = handle_signals();
  UnfinishedFile& file = free_entry();
  file.folder = folder;
  file.name = std::move(name);
  const EndingSignalsWait wait;
  if (!make(file.name.c_str())) return nullptr;
  file.is_there = true;
  return &file;
}

void forget(UnfinishedFile& file) { file.is_there = false; }

}  // namespace ssi::command
