// SPDX-License-Identifier: MIT
#ifndef SSI_TOOLS_UNFINISHED_FILE_HPP
#define SSI_TOOLS_UNFINISHED_FILE_HPP

#include <atomic>
#include <functional>
#include <string>

namespace ssi::command {

/// The name of a file that must not outlive the process: SIGHUP, SIGINT, SIGQUIT, SIGPIPE, SIGALRM,
/// SIGTERM and SIGXCPU remove it and end the process as they always do. Those that the parent has
/// ignored, as nohup does, stay ignored.
struct UnfinishedFile {
  int folder = -1;
  std::string name;  // in the folder
  std::atomic<bool> is_there = false;
  UnfinishedFile* next = nullptr;
};

/// Calls make(name), which returns whether it made a file of that name in the folder, and has it
/// removed from then on. The folder stays open until forget(). A signal in between waits: what is
/// somebody else's is never removed, and what is ours never stays. No other thread may run
/// meanwhile: it would take the signal. Returns nothing, with make's errno, if no file was made.
UnfinishedFile* make_unfinished(int folder, std::string name,
                                const std::function<bool(const char*)>& make);

/// The file is whole, or gone.
void forget(UnfinishedFile& file);

}  // namespace ssi::command

#endif  // SSI_TOOLS_UNFINISHED_FILE_HPP
