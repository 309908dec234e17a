// SPDX-License-Identifier: MIT
#ifndef SSI_TOOLS_TEMPORARY_FILE_HPP
#define SSI_TOOLS_TEMPORARY_FILE_HPP

#include <functional>
#include <string>

namespace ssi::command {

struct UnfinishedFile;

/// Returns a name of 64 random bits. Its length does not depend on the output's name, which may be
/// as long as names can be.
std::string temporary_name();

/// A file that takes the place of another, its target, when it is whole. It is in the target's
/// folder, even if that is moved meanwhile. It is nameless for as long as possible, so that nothing
/// is left of a command that is killed; where it must have a name, that is random and new, so that
/// nobody else's file is touched. Signals that end the process remove it first.
class TemporaryFile {
 public:
  /// Who may open the file when it is made.
  enum class Access {
    owner,  ///< nobody but its owner
    usual,  ///< those that the umask, or the folder's access control list, lets open new files
  };

  /// Makes the file. If that fails, is_open() is false and errno says why.
  TemporaryFile(const std::string& target, Access access);
  /// Removes the file, unless it has taken its place.
  ~TemporaryFile();
  TemporaryFile(const TemporaryFile&) = delete;
  TemporaryFile& operator=(const TemporaryFile&) = delete;

  bool is_open() const noexcept { return file_ >= 0; }
  int descriptor() const noexcept { return file_; }

  /// Syncs the bytes to disk and gives the file a name, so that little is left to go wrong. If it
  /// fails it returns false, and errno says why.
  bool prepare();
  /// Takes the target's place, in one step that a power cut cannot halve. Fails as prepare().
  /// Requires: prepare() returned true.
  bool replace_target();

 private:
  bool open_folder(const std::string& path);
  bool take_name(const std::function<bool(const char*)>& make);

  int folder_ = -1;
  std::string target_;              // the target's name in the folder
  UnfinishedFile* name_ = nullptr;  // the file's own name; null while it has none
  int file_ = -1;
};

}  // namespace ssi::command

#endif  // SSI_TOOLS_TEMPORARY_FILE_HPP
