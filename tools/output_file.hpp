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

/// A file that appears whole or not at all, even if the power fails. Its bytes go to a temporary
/// file beside it, which takes its place on commit(). A stream (standard output, a device, a pipe)
/// gets the bytes on commit(), or at once after release(). Throws FileError; for an output that
/// cannot be written or replaced, it does so on construction, before any work is done.
class OutputFile {
 public:
  /// "-" is standard output.
  explicit OutputFile(const std::string& path);
  /// Discards the bytes if they were not committed.
  ~OutputFile();
  OutputFile(const OutputFile&) = delete;
  OutputFile& operator=(const OutputFile&) = delete;

  /// Says that no bad input can turn up any more, so that a stream need not wait for commit().
  void release();

  void write(std::string_view bytes);
  /// Does the part of commit() that may fail: then a stream has all its bytes, and a file only
  /// lacks its name. Prepare all of several outputs before you commit any, so that a failure leaves
  /// the files as they were.
  void prepare();
  /// Prepares the output, and gives a file its name.
  void commit();

  /// Whether the bytes are for a person to look at.
  bool is_terminal() const;

 private:
  void open_stream(const OutputTarget& target);
  void open_file(const OutputTarget& target);
  [[noreturn]] void fail() const;

  std::string name_;  // the name that errors show
  int stream_ = -1;   // the descriptor of a stream; -1 for a file
  bool is_released_ = false;
  Spool spool_;                        // bytes that wait for a stream
  std::optional<TemporaryFile> file_;  // nothing for a stream
  bool is_prepared_ = false;
};

}  // namespace ssi::command

#endif  // SSI_TOOLS_OUTPUT_FILE_HPP
