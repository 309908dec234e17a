// SPDX-License-Identifier: MIT
#ifndef SSI_TOOLS_UNFINISHED_FILE_HPP
#define SSI_TOOLS_UNFINISHED_FILE_HPP

#include <atomic>
#include <functional>
#include <string>

namespace ssi::command {

/// The name of a file that must not outlive the process: SIGHUP, SIGINT, SIGQUIT, SIGPIPE, SIGALRM,
/// SIGTERM and SIGXCPU remove it and end the process as they always do. Signals that the parent
/// ignores, as nohup does, stay ignored.
struct UnfinishedFile {
  int folder = -1;
  std::string name;  // its name in the folder
  std::atomic<bool> is_there = false;
  UnfinishedFile* next = nullptr;
};

/// Calls make(name), which returns whether it made a file of that name in the folder; from then on
/// signals remove the file. A signal in between waits, so that no file of somebody else's is
/// removed, and none of ours stays. Returns null, with make's errno, if no file was made. Requires:
/// the folder stays open until forget(); no other thread runs meanwhile, because it would get the
/// signal.
UnfinishedFile* make_unfinished(int folder, std::string name,
                                const std::function<bool(const char*)>& make);

/// Says that the file is whole, or gone.
void forget(UnfinishedFile& file);

}  // namespace ssi::command

#endif  // SSI_TOOLS_UNFINISHED_FILE_HPP
