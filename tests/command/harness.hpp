// SPDX-License-Identifier: MIT
//
// Runs the built `ssi` command as its users do: arguments and stdin go in; exit code, stdout,
// stderr and files come out. The tests beside this file include no header of the
// library, so they hold for any program that keeps the promises of the specification.
#ifndef SSI_TESTS_COMMAND_HARNESS_HPP
#define SSI_TESTS_COMMAND_HARNESS_HPP

#include <fcntl.h>
#include <gtest/gtest.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstddef>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>
#include <string>
#include <string_view>
#include <system_error>
#include <thread>
#include <vector>

#include "programs.hpp"
#include "support/paths.hpp"

extern char** environ;  // POSIX asks its user to declare it.

namespace command {

/// The result of a finished command.
struct Outcome {
  int exit_code = -1;  ///< 128 + n when signal n ended it, as shells say it.
  std::string out;
  std::string err;
};

// ---------------------------------------------------------------------------------- running it

/// A nameless file that is gone when closed; it takes a command's stdout or stderr.
class CaptureFile {
 public:
  CaptureFile() : file_(std::tmpfile(), &std::fclose) {
    if (file_ == nullptr) throw std::system_error(errno, std::generic_category(), "tmpfile");
  }

  int descriptor() const { return ::fileno(file_.get()); }

  std::string text() const {
    std::string result;
    std::array<char, 65536> block;
    std::rewind(file_.get());
    while (const std::size_t n = std::fread(block.data(), 1, block.size(), file_.get())) {
      result.append(block.data(), n);
    }
    return result;
  }

 private:
  std::unique_ptr<std::FILE, int (*)(std::FILE*)> file_;
};

/// Writes all of `text` to the pipe `descriptor` and closes it, or stops when the reader has gone.
inline void feed(int descriptor, std::string_view text) {
  while (!text.empty()) {
    const ssize_t n = ::write(descriptor, text.data(), text.size());
    if (n < 0 && errno == EINTR) continue;
    if (n < 0) break;
    text.remove_prefix(static_cast<std::size_t>(n));
  }
  ::close(descriptor);
}

/// How a command starts: with no signal ignored or held back, whatever this process inherited from
/// nohup, a shell's background or a build server.
class SpawnAttributes {
 public:
  SpawnAttributes() {
    posix_spawnattr_init(&attributes_);
    sigset_t all;
    sigset_t none;
    sigfillset(&all);
    sigdelset(&all, SIGKILL);
    sigdelset(&all, SIGSTOP);
    sigemptyset(&none);
    posix_spawnattr_setsigdefault(&attributes_, &all);
    posix_spawnattr_setsigmask(&attributes_, &none);
    posix_spawnattr_setflags(&attributes_, POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK);
  }
  ~SpawnAttributes() { posix_spawnattr_destroy(&attributes_); }
  SpawnAttributes(const SpawnAttributes&) = delete;
  SpawnAttributes& operator=(const SpawnAttributes&) = delete;

  const posix_spawnattr_t* get() const { return &attributes_; }

 private:
  posix_spawnattr_t attributes_;
};

/// Runs `words` (a program, found on PATH, and its arguments) with `input` coming through a pipe.
inline Outcome run(std::vector<std::string> words, std::string_view input = {}) {
  std::signal(SIGPIPE, SIG_IGN);  // A command may end before it has read all of its input.
  const CaptureFile out;
  const CaptureFile err;
  std::array<int, 2> in{};
  if (::pipe(in.data()) != 0) throw std::system_error(errno, std::generic_category(), "pipe");
  // A child that inherited the writing end would wait for itself to close it.
  ::fcntl(in[1], F_SETFD, FD_CLOEXEC);

  posix_spawn_file_actions_t files;
  posix_spawn_file_actions_init(&files);
  posix_spawn_file_actions_adddup2(&files, in[0], STDIN_FILENO);
  posix_spawn_file_actions_adddup2(&files, out.descriptor(), STDOUT_FILENO);
  posix_spawn_file_actions_adddup2(&files, err.descriptor(), STDERR_FILENO);
  posix_spawn_file_actions_addclose(&files, in[0]);

  const SpawnAttributes attributes;
  std::vector<char*> argv;
  for (std::string& word : words) argv.push_back(word.data());
  argv.push_back(nullptr);
  pid_t child = 0;
  const int error = ::posix_spawnp(&child, argv[0], &files, attributes.get(), argv.data(), environ);
  posix_spawn_file_actions_destroy(&files);
  ::close(in[0]);
  if (error != 0) {
    ::close(in[1]);
    throw std::system_error(error, std::generic_category(), words[0]);
  }

  std::thread feeder(feed, in[1], input);
  int status = 0;
  while (::waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }
  feeder.join();
  const int code = WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
  return {code, out.text(), err.text()};
}

/// Runs the command: run_ssi({"score", "-"}, "member_id,posts\nann,3\n").
inline Outcome run_ssi(std::vector<std::string> arguments, std::string_view input = {}) {
  arguments.insert(arguments.begin(), kSsi);
  return run(std::move(arguments), input);
}

/// Runs a shell script in which "$ssi" is the command and "$1", "$2" ... are `arguments`.
inline Outcome run_shell(const std::string& script, const std::vector<std::string>& arguments = {},
                         std::string_view input = {}) {
  std::vector<std::string> words = {"sh", "-c", "ssi=$0; " + script, kSsi};
  words.insert(words.end(), arguments.begin(), arguments.end());
  return run(std::move(words), input);
}

// ---------------------------------------------------------------------------------- files

inline std::string read_file(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  EXPECT_TRUE(file.is_open()) << "cannot read " << path;
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

inline std::string golden_path(const std::string& name) { return paths::golden(name); }

inline std::string golden(const std::string& name) { return read_file(golden_path(name)); }

/// A folder of its own for one test, removed with everything in it when the test ends.
class ScratchFolder {
 public:
  ScratchFolder() {
    std::string pattern = (std::filesystem::temp_directory_path() / "ssi-command-XXXXXX").string();
    if (::mkdtemp(pattern.data()) == nullptr) {
      throw std::system_error(errno, std::generic_category(), pattern);
    }
    folder_ = pattern;
  }
  ~ScratchFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(folder_, ignored);
  }
  ScratchFolder(const ScratchFolder&) = delete;
  ScratchFolder& operator=(const ScratchFolder&) = delete;

  std::string path(const std::string& name) const { return (folder_ / name).string(); }

  /// Returns the path of the file it wrote.
  std::string write(const std::string& name, std::string_view text) const {
    std::ofstream file(folder_ / name, std::ios::binary);
    file << text;
    EXPECT_TRUE(file.flush().good()) << "cannot write " << name;
    return path(name);
  }

  std::string read(const std::string& name) const { return read_file(folder_ / name); }

  /// The names of all entries, hidden ones too, sorted: a forgotten temporary file shows up here.
  std::vector<std::string> files() const {
    std::vector<std::string> names;
    for (const auto& entry : std::filesystem::directory_iterator(folder_)) {
      names.push_back(entry.path().filename().string());
    }
    std::sort(names.begin(), names.end());
    return names;
  }

 private:
  std::filesystem::path folder_;
};

using Names = std::vector<std::string>;

// ---------------------------------------------------------------------------------- text

inline std::vector<std::string> lines_of(std::string_view text) {
  std::vector<std::string> lines;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    lines.emplace_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return lines;
}

/// The first `count` lines of `text`, with their newlines.
inline std::string first_lines(std::string_view text, std::size_t count) {
  std::size_t end = 0;
  for (; count > 0 && end < text.size(); --count) end = text.find('\n', end) + 1;
  return std::string(text.substr(0, end));
}

inline bool contains(std::string_view text, std::string_view part) {
  return text.find(part) != std::string_view::npos;
}

inline std::size_t occurrences(std::string_view text, std::string_view part) {
  std::size_t count = 0;
  for (std::size_t at = text.find(part); at != text.npos; at = text.find(part, at + 1)) ++count;
  return count;
}

inline std::string lower_case(std::string text) {
  for (char& c : text) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return text;
}

/// Text made safe to print in a failure message.
inline std::string shown(std::string_view text) {
  return testing::PrintToString(std::string(text));
}

// ---------------------------------------------------------------------------------- score tables

inline constexpr std::string_view kScoreHeader =
    "member_id,professional_brand,right_people,insights,relationships,total,coverage\n";

/// One line of a score table for a member who has points for the professional brand only.
inline std::string brand_row(const std::string& id, const std::string& points,
                             const std::string& coverage) {
  return id + "," + points + ",0.00,0.00,0.00," + points + "," + coverage + "\n";
}

/// The score table that `ssi score - --strict` writes for `members`; a failure of the test if it
/// refuses.
inline std::string score_table(std::string_view members, std::vector<std::string> options = {}) {
  options.insert(options.begin(), {"score", "-", "--strict"});
  const Outcome scored = run_ssi(std::move(options), members);
  EXPECT_EQ(scored.exit_code, 0) << scored.err;
  return scored.out;
}

// ---------------------------------------------------------------------------------- expectations

/// Success: exit code 0.
inline testing::AssertionResult succeeds(const Outcome& outcome) {
  if (outcome.exit_code == 0) return testing::AssertionSuccess();
  return testing::AssertionFailure()
         << "exit code " << outcome.exit_code << ", stderr " << shown(outcome.err);
}

/// A failure that says nothing on stdout, whose stderr is one line, `ssi: ...`, with every text of
/// `mentions` in it and nothing that a terminal would obey.
inline testing::AssertionResult fails_in_one_line(const Outcome& outcome, int exit_code,
                                                  const std::vector<std::string>& mentions) {
  const auto failure = [&outcome](const std::string& why) {
    return testing::AssertionFailure()
           << why << ": exit code " << outcome.exit_code << ", " << outcome.out.size()
           << " bytes on stdout, stderr " << shown(outcome.err);
  };
  if (outcome.exit_code != exit_code) return failure("not " + std::to_string(exit_code));
  if (!outcome.out.empty()) return failure("output before the failure");
  if (!outcome.err.starts_with("ssi: ")) return failure("stderr does not start with 'ssi: '");
  if (outcome.err.find('\n') != outcome.err.size() - 1) return failure("stderr is not one line");
  for (const char c : outcome.err.substr(0, outcome.err.size() - 1)) {
    if ((c >= 0 && c < ' ') || c == '\x7f') return failure("a control character on stderr");
  }
  for (const std::string& mention : mentions) {
    if (!contains(outcome.err, mention)) return failure("no mention of " + shown(mention));
  }
  return testing::AssertionSuccess();
}

/// Bad data, exit code 65: the one line starts `ssi: FILE:LINE: `.
inline testing::AssertionResult is_bad_data(const Outcome& outcome, const std::string& file,
                                            int line, const std::vector<std::string>& mentions) {
  const std::string place = "ssi: " + file + ":" + std::to_string(line) + ": ";
  if (outcome.err.starts_with("ssi: ") && !outcome.err.starts_with(place)) {
    return testing::AssertionFailure()
           << "stderr " << shown(outcome.err) << " does not start with " << shown(place);
  }
  return fails_in_one_line(outcome, 65, mentions);
}

/// Scores `members` from a file and from stdin, strictly, and expects each to be refused at `line`
/// in one line that has every text of `mentions`, with no output file, temporary or partial.
inline void expect_bad_data(std::string_view members, int line,
                            const std::vector<std::string>& mentions) {
  const ScratchFolder scratch;
  const std::string path = scratch.write("members.csv", members);
  const Outcome from_file = run_ssi({"score", path, "--strict", "-o", scratch.path("scores.csv")});
  EXPECT_TRUE(is_bad_data(from_file, path, line, mentions)) << "members: " << shown(members);
  EXPECT_EQ(scratch.files(), Names{"members.csv"});

  const Outcome from_stdin = run_ssi({"score", "-", "--strict"}, members);
  EXPECT_TRUE(is_bad_data(from_stdin, "<stdin>", line, mentions)) << "members: " << shown(members);
}

}  // namespace command

#endif  // SSI_TESTS_COMMAND_HARNESS_HPP
