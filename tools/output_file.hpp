// SPDX-License-Identifier: MIT
#ifndef SSI_TOOLS_OUTPUT_FILE_HPP
#define SSI_TOOLS_OUTPUT_FILE_HPP

#include <string>
#include <string_view>

namespace ssi::command {

/// A file that appears whole or not at all. What is written goes to a nameless file beside it,
/// which takes its name on commit(); a stream (standard output, a device, a pipe) gets the bytes
/// then. Throws FileError. SIGHUP, SIGINT and SIGTERM end the process as they always do, and leave
/// no file behind that is not whole.
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
  void commit();

 private:
  void open_beside_target();
  void open_spool();
  void take_name();
  void give_name_up();
  void remove_name();
  [[noreturn]] void fail() const;

  std::string name_;       // that errors show
  std::string target_;     // empty: a stream
  std::string temporary_;  // the file's name until commit, where it cannot be nameless
  int stream_ = -1;        // of a stream
  int file_ = -1;          // what is written to
};

/// Returns whether two outputs would be one file, which need not exist yet, or one stream.
bool is_same_output(const std::string& a, const std::string& b);

/// Returns whether two paths name one file that exists. Streams ("-") are no files.
bool is_same_file(const std::string& a, const std::string& b);

}  // namespace ssi::command

#endif  // SSI_TOOLS_OUTPUT_FILE_HPP
