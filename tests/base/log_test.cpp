// SPDX-License-Identifier: MIT
#include "ssi/log.hpp"

#include <gtest/gtest.h>

#include <atomic>
#include <string>
#include <string_view>
#include <thread>
#include <utility>
#include <vector>

#include "ssi/error.hpp"
#include "ssi/explain/explanation.hpp"
#include "ssi/files/member_file.hpp"
#include "ssi/files/model_file.hpp"
#include "ssi/score.hpp"
#include "support/scoring.hpp"
#include "support/temporary_folder.hpp"

namespace ssi {
namespace {

// A bit of everything that the library does, errors and oddities included.
void do_everything() {
  const TemporaryFolder folder;
  const Model model = load_model(folder.write("m.toml", to_toml(Model::standard())));
  const ScoreAggregator score(model);
  RecordSource source(folder.write("members.csv", "member_id,posts,podcast\nm1,3,\nm2,,x\n"));
  const MemberParser parser(source, model);
  for (MemberChunk chunk; parser.next(source, chunk);) {
    scores_of(score, chunk.members(), {.threads = 2});
    explain(model, Member(chunk.members(), 0));
  }
  EXPECT_THROW(load_model(folder.path("nothing.toml")), FileError);
  EXPECT_THROW(parse_model("id = 1", "bad.toml"), ModelError);
  const RecordSource bad(folder.write("bad.csv", "posts\n1\n"));
  EXPECT_THROW(MemberParser(bad, model), DataError);
}

class Log : public testing::Test {
 protected:
  void TearDown() override { set_log(LogLevel::off, {}); }
};

TEST_F(Log, IsSilentUnlessAskedFor) {
  testing::internal::CaptureStdout();
  testing::internal::CaptureStderr();
  do_everything();
  EXPECT_EQ(testing::internal::GetCapturedStdout(), "");
  EXPECT_EQ(testing::internal::GetCapturedStderr(), "");
}

TEST_F(Log, GoesToTheReceiverAndNowhereElse) {
  std::vector<std::string> lines;
  testing::internal::CaptureStdout();
  testing::internal::CaptureStderr();
  set_log(LogLevel::debug, [&](LogLevel, std::string_view line) { lines.emplace_back(line); });
  do_everything();
  set_log(LogLevel::off, {});
  EXPECT_EQ(testing::internal::GetCapturedStdout(), "");
  EXPECT_EQ(testing::internal::GetCapturedStderr(), "");
  EXPECT_FALSE(lines.empty()) << "at debug level, the library has something to say";
  for (const std::string& line : lines) {
    EXPECT_FALSE(line.empty());
    EXPECT_EQ(line.find_first_of("\r\n"), line.npos) << line;
  }
}

TEST_F(Log, LeavesOutLinesBelowTheLevel) {
  for (const LogLevel level :
       {LogLevel::debug, LogLevel::info, LogLevel::warning, LogLevel::error, LogLevel::off}) {
    int below = 0;
    int lines = 0;
    set_log(level, [&](LogLevel of, std::string_view) {
      below += of < level ? 1 : 0;
      ++lines;
    });
    do_everything();
    set_log(LogLevel::off, {});
    EXPECT_EQ(below, 0);
    if (level == LogLevel::off) {
      EXPECT_EQ(lines, 0);
    }
  }
}

TEST_F(Log, IsSilentAgainAfterwards) {
  int lines = 0;
  set_log(LogLevel::debug, [&](LogLevel, std::string_view) { ++lines; });
  do_everything();
  set_log(LogLevel::off, {});
  const int before = lines;
  do_everything();
  EXPECT_EQ(lines, before);
}

TEST_F(Log, WithoutAReceiverIsSilent) {
  testing::internal::CaptureStderr();
  set_log(LogLevel::debug, {});
  do_everything();
  EXPECT_EQ(testing::internal::GetCapturedStderr(), "");
}

TEST_F(Log, CallsTheReceiverFromOneThreadAtATime) {
  std::atomic<int> inside = 0;
  std::atomic<int> overlaps = 0;
  set_log(LogLevel::debug, [&](LogLevel, std::string_view) {
    if (++inside > 1) ++overlaps;
    std::this_thread::yield();
    --inside;
  });
  std::vector<std::thread> threads;
  for (int i = 0; i < 4; ++i) {
    threads.emplace_back([] {
      for (int round = 0; round < 5; ++round) do_everything();
    });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(overlaps, 0);
}

TEST_F(Log, MayBeSetWhileOthersLog) {
  std::atomic<bool> done = false;
  std::thread worker([&] {
    for (int round = 0; round < 20; ++round) do_everything();
    done = true;
  });
  std::atomic<int> lines = 0;
  while (!done) {
    set_log(LogLevel::debug, [&](LogLevel, std::string_view) { ++lines; });
    set_log(LogLevel::off, {});
  }
  worker.join();
}

}  // namespace
}  // namespace ssi
