// SPDX-License-Identifier: MIT
//
// The progress bar: on a terminal, and never in the table.

#include <sys/ioctl.h>

#include <atomic>
#include <chrono>

#include "command/harness.hpp"

using namespace command;

namespace {

/// A terminal of a given width that keeps what it is sent.
class Terminal {
 public:
  explicit Terminal(unsigned short columns) : master_(::posix_openpt(O_RDWR | O_NOCTTY)) {
    const winsize size{.ws_row = 24, .ws_col = columns, .ws_xpixel = 0, .ws_ypixel = 0};
    if (master_ < 0 || ::grantpt(master_) != 0 || ::unlockpt(master_) != 0) return;
    ::ioctl(master_, TIOCSWINSZ, &size);
    slave_ = ::open(::ptsname(master_), O_RDWR | O_NOCTTY);
  }
  ~Terminal() {
    ::close(slave_);
    ::close(master_);
  }
  Terminal(const Terminal&) = delete;
  Terminal& operator=(const Terminal&) = delete;

  bool is_open() const { return slave_ >= 0; }
  std::string path() const { return ::ptsname(master_); }

  /// Returns the text that came while `work` ran.
  template <class Work>
  std::string text_of(Work work) {
    std::string text;
    std::atomic<bool> done = false;
    std::thread reader([&] {
      ::fcntl(master_, F_SETFL, O_NONBLOCK);
      std::array<char, 4096> block;
      while (true) {
        const bool was_done = done;
        const ssize_t n = ::read(master_, block.data(), block.size());
        if (n > 0) text.append(block.data(), static_cast<std::size_t>(n));
        if (n <= 0 && was_done) break;
        if (n <= 0) std::this_thread::sleep_for(std::chrono::milliseconds(1));
      }
    });
    work();
    done = true;
    reader.join();
    return text;
  }

 private:
  int master_ = -1;
  int slave_ = -1;
};

/// Returns the lines that were wiped again.
std::vector<std::string> bars_of(std::string_view text) {
  constexpr std::string_view kWipe = "\r\033[K";
  std::vector<std::string> bars;
  for (std::size_t at = text.find(kWipe); at != text.npos;) {
    at += kWipe.size();
    const std::size_t end = std::min(text.find(kWipe, at), text.size());
    bars.emplace_back(text.substr(at, end - at));
    at = text.find(kWipe, at);
  }
  if (!bars.empty()) bars.pop_back();  // the text after the last wiping
  return bars;
}

constexpr const char* kMembers = "300000";  // takes longer than a tenth of a second

}  // namespace

TEST(CommandProgress, ShowsWhereTheTableGoesToAFile) {
  Terminal terminal(80);
  if (!terminal.is_open()) GTEST_SKIP() << "there are no terminals here";
  const ScratchFolder scratch;
  const std::string members = scratch.path("members.csv");
  for (const std::string script : {R"(TERM=xterm "$ssi" generate --members "$3" > "$1" 2> "$2")",
                                   R"(TERM=xterm "$ssi" score "$1" > /dev/null 2> "$2")",
                                   R"(TERM=xterm "$ssi" explain "$1" --csv > /dev/null 2> "$2")"}) {
    const std::string text = terminal.text_of([&] {
      EXPECT_TRUE(succeeds(run_shell(script, {members, terminal.path(), kMembers})));
    });
    const std::vector<std::string> bars = bars_of(text);
    ASSERT_FALSE(bars.empty()) << script << '\n' << shown(text);
    EXPECT_TRUE(contains(bars.front(), "[")) << bars.front();
  }
}

TEST(CommandProgress, IsNotInATableOnATerminal) {
  Terminal terminal(80);
  if (!terminal.is_open()) GTEST_SKIP() << "there are no terminals here";
  for (const std::string output : {"-", "/dev/stdout"}) {
    const std::string text = terminal.text_of([&] {
      EXPECT_TRUE(
          succeeds(run_shell(R"(TERM=xterm "$ssi" generate --members "$2" -o "$3" > "$1" 2> "$1")",
                             {terminal.path(), "100000", output})));
    });
    EXPECT_GT(text.size(), 1000000U);
    EXPECT_FALSE(contains(text, "\033")) << output;
  }
}

TEST(CommandProgress, IsNotWhereTheTableGoesToATerminal) {
  Terminal terminal(80);
  if (!terminal.is_open()) GTEST_SKIP() << "there are no terminals here";
  const ScratchFolder scratch;
  const std::string members = scratch.path("members.csv");
  ASSERT_TRUE(succeeds(run_ssi({"generate", "--members", kMembers, "-o", members, "-q"})));
  for (const std::string script : {R"(TERM=xterm "$ssi" score "$1" > "$2" 2> "$2")",
                                   R"(TERM=xterm "$ssi" explain "$1" --csv > "$2" 2> "$2")"}) {
    const std::string text = terminal.text_of([&] {
      EXPECT_TRUE(succeeds(run_shell(script, {members, terminal.path()})));
    });
    EXPECT_FALSE(contains(text, "\033")) << script;
  }
}

TEST(CommandProgress, IsNotForTheQuiet) {
  Terminal terminal(80);
  if (!terminal.is_open()) GTEST_SKIP() << "there are no terminals here";
  const std::string text = terminal.text_of([&] {
    EXPECT_TRUE(
        succeeds(run_shell(R"(TERM=xterm "$ssi" generate --members "$2" -q > /dev/null 2> "$1")",
                           {terminal.path(), kMembers})));
  });
  EXPECT_EQ(text, "");
}

TEST(CommandProgress, IsAsWideAsTheTerminal) {
  struct Case {
    unsigned short columns;
    std::string environment;
    std::size_t width;
    bool has_bar;
  };
  // A terminal of 0 columns does not know its width. "generating members [] 100 %" has 27.
  for (const Case& c : {Case{12, "", 12, false}, Case{30, "", 30, false}, Case{33, "", 33, true},
                        Case{59, "", 59, true}, Case{200, "", 200, true}, Case{0, "", 80, true},
                        Case{0, "COLUMNS=50", 50, true}, Case{0, "COLUMNS=wide", 80, true},
                        Case{100, "COLUMNS=50", 100, true}}) {
    SCOPED_TRACE(std::to_string(c.columns) + ' ' + c.environment);
    Terminal terminal(c.columns);
    if (!terminal.is_open()) GTEST_SKIP() << "there are no terminals here";
    const std::string text = terminal.text_of([&] {
      EXPECT_TRUE(succeeds(run_shell(
          R"(env -u COLUMNS TERM=xterm $3 "$ssi" generate --members "$2" > /dev/null 2> "$1")",
          {terminal.path(), kMembers, c.environment})));
    });
    const std::vector<std::string> bars = bars_of(text);
    ASSERT_FALSE(bars.empty()) << shown(text);
    for (const std::string& bar : bars) {
      EXPECT_LT(bar.size(), c.width) << bar;  // in the last column, a terminal may wrap
      if (c.has_bar) {
        EXPECT_EQ(bar.size(), c.width - 1) << bar;
      }
      EXPECT_EQ(contains(bar, "["), c.has_bar) << bar;
    }
  }
}

TEST(CommandProgress, IsNotForDumbTerminals) {
  Terminal terminal(80);
  if (!terminal.is_open()) GTEST_SKIP() << "there are no terminals here";
  const std::string text = terminal.text_of([&] {
    EXPECT_TRUE(
        succeeds(run_shell(R"(TERM=dumb "$ssi" generate --members "$2" > /dev/null 2> "$1")",
                           {terminal.path(), kMembers})));
  });
  EXPECT_FALSE(contains(text, "\033"));
}
