// SPDX-License-Identifier: MIT
#ifndef SSI_TOOLS_PAGE_FOLDER_HPP
#define SSI_TOOLS_PAGE_FOLDER_HPP

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "delayed_end.hpp"

namespace ssi::command {

/// A folder of files that appears whole or not at all. The files go to a temporary folder beside
/// it, which takes its place on commit(). It may replace a folder that was made so, or an empty
/// one; of any other nothing is touched. Signals that end the process remove the temporary folder
/// first.
class PageFolder {
 public:
  /// Makes nothing yet. Throws FileError if the folder cannot be made, or one that is there cannot
  /// be replaced.
  explicit PageFolder(const std::string& path);
  /// Removes what was not committed.
  ~PageFolder();
  PageFolder(const PageFolder&) = delete;
  PageFolder& operator=(const PageFolder&) = delete;

  /// Makes the temporary folder. Throws FileError.
  void open();
  /// Writes a file, which is new. Any number of threads may call it. Throws FileError.
  void write(const std::string& name, std::string_view bytes) const;
  /// Gives the folder its name. `names`: all files that were written. Throws FileError.
  void commit(const std::vector<std::string>& names);

 private:
  /// Closes a descriptor when it goes.
  struct Open {
    int descriptor = -1;

    Open() = default;
    explicit Open(int opened) : descriptor(opened) {}
    ~Open();
    Open(const Open&) = delete;
    Open& operator=(const Open&) = delete;
  };

  void look_at_old();
  void take_place();
  void remove_old();
  void remove_new();
  [[noreturn]] void fail(int error_number) const;

  std::optional<DelayedEnd> end_;  // goes last
  std::string shown_;              // the path that errors show
  std::string parent_path_;
  std::string name_;              // in the parent
  bool replaces_ = false;         // an old folder
  std::vector<std::string> old_;  // its files
  Open parent_;
  std::string temporary_;  // the temporary folder's name in the parent; empty: there is none
  Open folder_;
};

}  // namespace ssi::command

#endif  // SSI_TOOLS_PAGE_FOLDER_HPP
