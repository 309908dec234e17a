// SPDX-License-Identifier: MIT
#ifndef SSI_TOOLS_OUTPUT_FILE_HPP
#define SSI_TOOLS_OUTPUT_FILE_HPP

#include <optional>
#include <string>
#include <string_view>

#include "output_target.hpp"
#include "spool.hpp"
#include "temporary_file.hpp"

namespace ssi::command {

/// A file that appears whole or not at all, also if the power fails. Its bytes go to a temporary
/// file beside it, which takes its place on commit(). A stream (standard output, a device, a pipe)
/// gets them then, or at once after release(). Throws FileError: for an output that cannot be
/// written or replaced, on construction, before any work is done for it.
class OutputFile {
 public:
  /// "-" is standard output.
  explicit OutputFile(const std::string& path);
  /// Discards what was not committed.
  ~OutputFile();
  OutputFile(const OutputFile&) = delete;
  OutputFile& operator=(const OutputFile&) = delete;

  /// Says that no bad input can turn up any more, so that a stream need not wait for commit().
  void release();

  void write(std::string_view bytes);
  /// Does what may fail of commit(): a stream has all, a file only lacks its name. Of several
  /// outputs, prepare all and then commit each, so that what fails leaves the files as they were.
  void prepare();
  void commit();

  /// Whether the bytes are for a person to look at.
  bool is_terminal() const;

 private:
  void open_stream(const OutputTarget& target);
  void open_file(const OutputTarget& target);
  [[noreturn]] void fail() const;

  std::string name_;  // that errors show
  int stream_ = -1;   // of a stream
  bool is_released_ = false;
  Spool spool_;                        // what waits for a stream
  std::optional<TemporaryFile> file_;  // of a file
  bool is_prepared_ = false;
};

}  // namespace ssi::command

#endif  // SSI_TOOLS_OUTPUT_FILE_HPP
