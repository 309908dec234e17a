// SPDX-License-Identifier: MIT
//
// Loaded before the C library (LD_PRELOAD), it raises $SIGNAL inside of the call that $SIGNAL_IN
// names: rename, or write to a file. With "named-" before the name, the file system has no nameless
// files. It writes a line for each call that makes a file durable to the file $CALLS, and
// refuses to rename anything to $NO_RENAME_TO, a name without its folder. The folder $MOVE_FOLDER
// moves to $MOVE_FOLDER_TO when the first file has been written.

#include <dlfcn.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <cstdarg>
#include <cstdio>
#include <cstdlib>
#include <string_view>

namespace {

std::string_view call_to_signal_in() {
  const char* call = std::getenv("SIGNAL_IN");
  return call != nullptr ? call : "";
}

void raise_in(std::string_view call) {
  std::string_view wanted = call_to_signal_in();
  if (wanted.starts_with("named-")) wanted.remove_prefix(6);
  const char* signal = std::getenv("SIGNAL");
  if (wanted == call && signal != nullptr) std::raise(std::atoi(signal));
}

void note(const char* call) {
  const char* path = std::getenv("CALLS");
  std::FILE* file = path != nullptr ? std::fopen(path, "a") : nullptr;
  if (file == nullptr) return;
  std::fprintf(file, "%s\n", call);
  std::fclose(file);
}

template <class Function>
Function next(const char* name) {
  return reinterpret_cast<Function>(::dlsym(RTLD_NEXT, name));
}

int open_unless_nameless(const char* name, int folder, const char* path, int flags, mode_t mode) {
  if ((flags & O_TMPFILE) == O_TMPFILE && call_to_signal_in().starts_with("named-")) {
    errno = EOPNOTSUPP;
    return -1;
  }
  return next<int (*)(int, const char*, int, ...)>(name)(folder, path, flags, mode);
}

/// Once: $MOVE_FOLDER, which the command is writing to, goes where $MOVE_FOLDER_TO says.
void move_folder() {
  const char* from = std::getenv("MOVE_FOLDER");
  const char* to = std::getenv("MOVE_FOLDER_TO");
  if (from != nullptr && to != nullptr) std::rename(from, to);
}

}  // namespace

#define SSI_EXPORTED extern "C" __attribute__((visibility("default")))

SSI_EXPORTED int renameat(int from_folder, const char* from, int to_folder, const char* to) {
  note("rename");
  raise_in("rename");
  if (const char* refused = std::getenv("NO_RENAME_TO");
      refused != nullptr && to == std::string_view(refused)) {
    errno = EIO;
    return -1;
  }
  return next<int (*)(int, const char*, int, const char*)>("renameat")(from_folder, from, to_folder,
                                                                       to);
}

SSI_EXPORTED int fsync(int file) {
  struct stat status {};
  ::fstat(file, &status);
  note(S_ISDIR(status.st_mode) ? "fsync folder" : "fsync file");
  move_folder();
  return next<int (*)(int)>("fsync")(file);
}

SSI_EXPORTED ssize_t write(int file, const void* bytes, size_t size) {
  if (file > STDERR_FILENO) raise_in("write");
  return next<ssize_t (*)(int, const void*, size_t)>("write")(file, bytes, size);
}

SSI_EXPORTED int openat(int folder, const char* path, int flags, ...) {
  va_list more;
  va_start(more, flags);
  const mode_t mode = va_arg(more, mode_t);
  va_end(more);
  return open_unless_nameless("openat", folder, path, flags, mode);
}

SSI_EXPORTED int openat64(int folder, const char* path, int flags, ...) {
  va_list more;
  va_start(more, flags);
  const mode_t mode = va_arg(more, mode_t);
  va_end(more);
  return open_unless_nameless("openat64", folder, path, flags, mode);
}
