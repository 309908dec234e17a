// SPDX-License-Identifier: MIT
#ifndef SSI_TOOLS_OUTPUT_TARGET_HPP
#define SSI_TOOLS_OUTPUT_TARGET_HPP

#include <sys/stat.h>

#include <optional>
#include <string>

namespace ssi::command {

/// Where the path of an output leads.
struct OutputTarget {
  enum class Kind {
    descriptor,  ///< one that this process has open: "-", /dev/stdout, /dev/fd/3
    stream,      ///< a device, a pipe, or a descriptor of another process
    file,        ///< a regular file, or none yet
    planted,     ///< a way through what somebody else has put into a folder for all, such as /tmp
  };
  Kind kind = Kind::file;
  int descriptor = -1;  ///< the descriptor, for Kind::descriptor
  std::string path;     ///< for the other kinds; for a file with all links followed: the links stay
  std::optional<struct stat>
      status;  ///< the status of the file or stream that is there now, if any
};

/// Returns where a path leads. Opens nothing.
OutputTarget find_output(const std::string& path);

/// Returns whether two outputs would be one file, which need not exist yet, or one stream. Any
/// number of outputs may go to the null device.
bool is_same_output(const std::string& a, const std::string& b);

/// Returns whether two paths name one file that exists. Streams ("-") are no files.
bool is_same_file(const std::string& a, const std::string& b);

}  // namespace ssi::command

#endif  // SSI_TOOLS_OUTPUT_TARGET_HPP
