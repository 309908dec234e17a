// SPDX-License-Identifier: MIT
#ifndef SSI_TOOLS_TEMPORARY_FILE_HPP
#define SSI_TOOLS_TEMPORARY_FILE_HPP

#include <functional>
#include <string>

namespace ssi::command {

struct UnfinishedFile;

/// A file in the folder of another, wherever that folder may be moved to, whose place it takes when
/// it is whole. Nameless for as long as possible, so that nothing is left of a command that is
/// killed; where it must have a name, that is random and new: no file of anybody else is touched.
/// Signals that end the process remove it first.
class TemporaryFile {
 public:
  /// Whom it is for before others see it.
  enum class Access {
    owner,  ///< for nobody else yet
    usual,  ///< as the umask, or the access control list of the folder, says of new files
  };

  /// errno says why not, if !is_open().
  TemporaryFile(const std::string& target, Access access);
  /// Removes the file, unless it has taken its place.
  ~TemporaryFile();
  TemporaryFile(const TemporaryFile&) = delete;
  TemporaryFile& operator=(const TemporaryFile&) = delete;

  bool is_open() const noexcept { return file_ >= 0; }
  int descriptor() const noexcept { return file_; }

  /// Has the bytes on disk and a name ready, so that little is left to go wrong. These two return
  /// false, and errno says why.
  bool prepare();
  /// Takes the target's place, after prepare(): as one step that a power cut does not halve.
  bool replace_target();

 private:
  bool open_folder(const std::string& path);
  bool take_name(const std::function<bool(const char*)>& make);

  int folder_ = -1;
  std::string target_;              // its name in the folder
  UnfinishedFile* name_ = nullptr;  // while it has one
  int file_ = -1;
};

}  // namespace ssi::command

#endif  // SSI_TOOLS_TEMPORARY_FILE_HPP
