// SPDX-License-Identifier: MIT
#include "page_folder.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <system_error>
#include <unordered_set>
#include <utility>

#include "file_rights.hpp"
#include "messages.hpp"
#include "output_target.hpp"
#include "refused_file.hpp"
#include "spool.hpp"
#include "ssi/report/text.hpp"
#include "temporary_file.hpp"

namespace ssi::command {
namespace {

namespace fs = std::filesystem;

/// The file that tells a folder of pages from any other: its first line, and then its files.
constexpr const char* kListName = ".ssi-pages";
constexpr std::string_view kListTitle = "ssi report made this folder and, in it, these files:";

/// Returns the path of a folder that is there, or that could be made, without a last '/'.
std::string without_last_slashes(std::string path) {
  while (path.size() > 1 && path.back() == '/') path.pop_back();
  return path;
}

/// Returns the names of all that is in a folder.
std::vector<std::string> names_in(const std::string& path, std::error_code& error) {
  std::vector<std::string> names;
  for (fs::directory_iterator i(path, error), end; !error && i != end; i.increment(error)) {
    names.push_back(i->path().filename());
  }
  return names;
}

/// Returns the files that a folder of pages is said to have; none if it is no such folder.
std::unordered_set<std::string> listed_in(const std::string& path) {
  std::unordered_set<std::string> names;
  const std::string list_path = path + '/' + kListName;
  std::error_code ignored;
  // Nothing else is opened: a pipe would never end.
  if (!fs::is_regular_file(fs::symlink_status(list_path, ignored))) return names;
  std::ifstream list(list_path, std::ios::binary);
  std::string line;
  if (!std::getline(list, line) || line != kListTitle) return names;
  names.insert(kListName);
  while (std::getline(list, line)) names.insert(line);
  return names;
}

}  // namespace

PageFolder::Open::~Open() {
  if (descriptor >= 0) ::close(descriptor);
}

PageFolder::PageFolder(const std::string& path) : shown_(path) {
  const OutputTarget target = find_output(without_last_slashes(path));
  if (target.kind == OutputTarget::Kind::planted) {
    throw RefusedFile(shown_, EACCES, "somebody else put it into a folder for all");
  }
  std::error_code unknown;
  const fs::path whole = fs::weakly_canonical(fs::absolute(target.path, unknown), unknown);
  if (unknown) fail(unknown.value());
  parent_path_ = whole.parent_path();
  name_ = whole.filename();
  if (target.kind == OutputTarget::Kind::descriptor || name_.empty()) fail(ENOTDIR);
  replaces_ = target.status.has_value();
  if (replaces_ && !S_ISDIR(target.status->st_mode)) fail(ENOTDIR);
  parent_.descriptor = ::open(parent_path_.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (parent_.descriptor < 0) fail(errno);
  if (::faccessat(parent_.descriptor, ".", W_OK | X_OK, AT_EACCESS) != 0) fail(errno);
  if (replaces_) look_at_old();
}

/// Refuses to replace what others may have put there.
void PageFolder::look_at_old() {
  const std::string old = parent_path_ + '/' + name_;
  std::error_code error;
  old_ = names_in(old, error);
  if (error) fail(error.value());
  const std::unordered_set<std::string> listed = listed_in(old);
  const auto foreign =
      std::ranges::find_if(old_, [&](const std::string& name) { return !listed.contains(name); });
  if (foreign == old_.end()) return;
  throw RefusedFile(shown_, ENOTEMPTY,
                    "it holds " + printable(*foreign) + ", which is no page of ssi report");
}

PageFolder::~PageFolder() { remove_new(); }

void PageFolder::fail(int error_number) const {
  throw FileError(FileError::Operation::create, shown_, error_number);
}

void PageFolder::open() {
  end_.emplace();
  // Who may not look into the old folder does not look into the new one either.
  const mode_t mode = replaces_ ? S_IRWXU : S_IRWXU | S_IRWXG | S_IRWXO;
  std::string name = temporary_name();
  if (::mkdirat(parent_.descriptor, name.c_str(), mode) != 0) fail(errno);
  temporary_ = std::move(name);
  folder_.descriptor = ::openat(parent_.descriptor, temporary_.c_str(),
                                O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
  if (folder_.descriptor < 0) fail(errno);
}

void PageFolder::write(const std::string& name, std::string_view bytes) const {
  if (DelayedEnd::is_due()) throw Interrupted{};
  const auto error = [&](FileError::Operation operation) {
    return FileError(operation, shown_ + '/' + name, errno);
  };
  constexpr mode_t kMode = S_IRUSR | S_IWUSR | S_IRGRP | S_IWGRP | S_IROTH | S_IWOTH;
  Open file(
      ::openat(folder_.descriptor, name.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, kMode));
  if (file.descriptor < 0) throw error(FileError::Operation::create);
  if (!write_all(file.descriptor, bytes)) throw error(FileError::Operation::write);
  if (::close(std::exchange(file.descriptor, -1)) != 0) throw error(FileError::Operation::write);
}

void PageFolder::commit(const std::vector<std::string>& names) {
  std::string list(kListTitle);
  for (const std::string& name : names) list += '\n' + name;
  write(kListName, list + '\n');
  // All files at once; file systems that cannot sync promise nothing anyway.
  if (::syncfs(folder_.descriptor) != 0 && errno != EINVAL && errno != ENOSYS && errno != ENOTSUP) {
    throw FileError(FileError::Operation::write, shown_, errno);
  }
  if (replaces_) copy_rights(parent_path_ + '/' + name_, folder_.descriptor);
  take_place();
  ::fsync(parent_.descriptor);
}

/// Gives the new folder the name, in one step where the file system can.
void PageFolder::take_place() {
  const char* mine = temporary_.c_str();
  if (!replaces_) {
    const bool is_there = ::renameat2(parent_.descriptor, mine, parent_.descriptor, name_.c_str(),
                                      RENAME_NOREPLACE) == 0;
    const bool is_unknown = !is_there && (errno == EINVAL || errno == ENOSYS);
    if (!is_there && !(is_unknown && ::renameat(parent_.descriptor, mine, parent_.descriptor,
                                                name_.c_str()) == 0)) {
      fail(errno);
    }
    temporary_.clear();
    return;
  }
  if (::renameat2(parent_.descriptor, mine, parent_.descriptor, name_.c_str(), RENAME_EXCHANGE) !=
      0) {
    if (errno != EINVAL && errno != ENOSYS) fail(errno);
    const std::string aside = temporary_name();
    if (::renameat(parent_.descriptor, name_.c_str(), parent_.descriptor, aside.c_str()) != 0)
      fail(errno);
    if (::renameat(parent_.descriptor, mine, parent_.descriptor, name_.c_str()) != 0) {
      const int error = errno;
      ::renameat(parent_.descriptor, aside.c_str(), parent_.descriptor, name_.c_str());
      fail(error);
    }
    temporary_ = aside;
  }
  remove_old();
}

/// Removes the old folder, which has the temporary name now, but nothing that came meanwhile.
void PageFolder::remove_old() {
  const std::string aside = std::exchange(temporary_, {});
  {
    constexpr int kFolder = O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC;
    const Open old(::openat(parent_.descriptor, aside.c_str(), kFolder));
    for (const std::string& name : old_) ::unlinkat(old.descriptor, name.c_str(), 0);
  }
  if (::unlinkat(parent_.descriptor, aside.c_str(), AT_REMOVEDIR) == 0) return;
  say("what came into the old folder meanwhile is in " + printable(parent_path_ + '/' + aside) +
      '\n');
}

/// Removes the new folder, unless it has taken its place.
void PageFolder::remove_new() {
  if (temporary_.empty()) return;
  std::error_code ignored;
  for (const std::string& name : names_in(parent_path_ + '/' + temporary_, ignored)) {
    ::unlinkat(folder_.descriptor, name.c_str(), 0);
  }
  ::unlinkat(parent_.descriptor, temporary_.c_str(), AT_REMOVEDIR);
}

}  // namespace ssi::command
