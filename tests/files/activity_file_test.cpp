// SPDX-License-Identifier: MIT
#include "ssi/files/activity_file.hpp"

#include <gtest/gtest.h>

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "ssi/error.hpp"
#include "ssi/member/signal.hpp"
#include "support/random_members.hpp"
#include "support/temporary_folder.hpp"

namespace ssi {
namespace {

using namespace std::chrono_literals;

const std::string kHeader = "member_id,date,signal,value,person,event\n";

/// The rows of a log, as text that owns itself.
struct Read {
  std::vector<std::string> rows;
  std::uint64_t unknown_members = 0;
  std::map<std::string, std::uint64_t> unknown_signals;
  std::vector<std::string> unused_columns;
  std::vector<ReadAs> read_as;

  friend bool operator==(const Read&, const Read&) = default;
};

std::string text_of(const Activity& row) {
  std::string text(row.member);
  for (const std::string& part :
       {to_text(row.day), std::string(standard_signals()[index_of(row.signal)].name),
        std::to_string(row.value), std::string(row.person), std::string(row.event)}) {
    text += '|' + part;
  }
  if (row.position != TextIndex::kNone) text += '|' + std::to_string(row.position);
  return text;
}

Read read(std::string_view log, const Dialect& dialect = Dialect::strict(),
          const ActivityFormat& format = {}) {
  const TemporaryFolder folder;
  RecordSource source(folder.write("log.csv", log), dialect, format.id);
  const ActivityParser parser(source, SignalCatalogue(), format);
  Read result;
  result.unused_columns = parser.unused_columns();
  result.read_as = parser.read_as();
  for (ActivityChunk chunk; parser.next(source, chunk);) {
    for (const Activity& row : chunk.rows) result.rows.push_back(text_of(row));
    result.unknown_members += chunk.unknown_members;
    for (const auto& [name, count] : chunk.unknown_signals) result.unknown_signals[name] += count;
  }
  return result;
}

using Rows = std::vector<std::string>;

/// The place and rule of the error that a log is refused with; empty if it is not.
std::string error_of(std::string_view log, const Dialect& dialect = Dialect::strict(),
                     const ActivityFormat& format = {}) {
  try {
    read(log, dialect, format);
    return "";
  } catch (const DataError& error) {
    return std::to_string(error.place().line) + ' ' + error.place().column + " '" +
           error.place().cell + "' " + error.rule();
  }
}

/// Expects that a date is refused, or taken as the day that it begins with.
void expect_date(const std::string& date, bool is_taken) {
  const std::string log = kHeader + "a,2024-01-01,posts,1,,\na," + date + ",posts,1,,\n";
  if (is_taken) {
    EXPECT_EQ(read(log).rows,
              (Rows{"a|2024-01-01|posts|1||", "a|" + date.substr(0, 10) + "|posts|1||"}))
        << date;
  } else {
    EXPECT_TRUE(error_of(log).starts_with("3 date '" + date + "' is not a date")) << date;
  }
}

TEST(ActivityFile, HoldsAnActivityARow) {
  EXPECT_EQ(read(kHeader + "ann,2024-02-29,messages_sent,2,Zoe,e1\n"
                           "bob,0001-01-01,connections,007,,\n")
                .rows,
            (Rows{"ann|2024-02-29|messages_sent|2|Zoe|e1", "bob|0001-01-01|connections|7||"}));
}

// A dialect that finds its separator has none yet: sources hand out texts with the one they found.
TEST(ActivityFile, RefusesATextWithoutASeparator) {
  const TemporaryFolder folder;
  const RecordSource source(folder.write("log.csv", kHeader), Dialect::strict(), "member_id");
  const ActivityParser parser(source, SignalCatalogue(), ActivityFormat());
  ActivityChunk chunk;
  const RecordText text{"m,2024-05-01,posts,1\n", 2, Dialect::lenient()};
  EXPECT_THROW(parser.parse(text, chunk), DataError);
}

TEST(ActivityFile, HasColumnsInAnyOrderAndOthersToo) {
  const Read log = read("note,signal,date,member_id\nx,posts,2024-05-01,ann\n");
  EXPECT_EQ(log.rows, (Rows{"ann|2024-05-01|posts|1||"}));
  EXPECT_EQ(log.unused_columns, (Rows{"note"}));
}

TEST(ActivityFile, MayBeEmpty) {
  EXPECT_TRUE(read(kHeader).rows.empty());
  EXPECT_TRUE(read("member_id,date,signal").rows.empty());
}

TEST(ActivityFile, MayEndItsLinesAndQuoteAsItLikes) {
  const Rows rows{"a|2024-05-01|posts|1||", "b \"c\"\r\n,|2024-05-02|has_photo|1|\xC3\xA9|"};
  EXPECT_EQ(read("member_id,date,signal,person\r\na,2024-05-01,posts,\r\n"
                 "\"b \"\"c\"\"\r\n,\",\"2024-05-02\",\"has_photo\",\"\xC3\xA9\"\r\n")
                .rows,
            rows);
  EXPECT_EQ(read("member_id,date,signal\r\na,2024-05-01,posts\r\nb,2024-05-02,posts").rows,
            (Rows{"a|2024-05-01|posts|1||", "b|2024-05-02|posts|1||"}));
}

TEST(ActivityFile, TakesDatesWithTimes) {
  for (const char* time :
       {"", "T09:30", " 09:30", "T23:59:60", "T00:00:00.123456789", "T09:30Z", "T09:30+02:00",
        " 09:30:10-11:30", "T09:30:10.5Z", "T09:30:10.5+23:59"}) {
    expect_date(std::string("2024-05-01") + time, true);
  }
  for (const char* time : {"T",
                           " ",
                           "T9:30",
                           "T09",
                           "T09:",
                           "T24:00",
                           "T09:60",
                           "T09:30:61",
                           "T09:30.5",
                           "T09:30:",
                           "T09:30:10.",
                           "T09:30:10.Z",
                           "T09:30:10.5.5",
                           "T09:30z",
                           "t09:30",
                           "T09:30+2:00",
                           "T09:30+24:00",
                           "T09:30+02",
                           "T09:30+0200",
                           "T09:30ZZ",
                           "T09:30Z+01:00",
                           "  09:30",
                           "Z",
                           "+02:00",
                           "T09:30 ",
                           "T0930",
                           "-"}) {
    expect_date(std::string("2024-05-01") + time, false);
  }
}

TEST(ActivityFile, RefusesDatesThatThereAreNot) {
  for (const char* date : {"2023-02-29", "0000-12-31", "10000-01-01", "2024-00-01", "2024-13-01",
                           "2024-04-31", "24-04-30", "2024-4-30", "30.04.2024", "04/30/2024", "",
                           "2024", "today", " 2024-05-01", "2024-05-01,"}) {
    if (std::string_view(date).find(',') == std::string_view::npos) expect_date(date, false);
  }
  expect_date("9999-12-31", true);
}

TEST(ActivityFile, AnEmptyValueIsOneUnlessAStateIsCounted) {
  EXPECT_EQ(read(kHeader + "a,2024-05-01,posts,,,\na,2024-05-01,has_photo,,,\n").rows,
            (Rows{"a|2024-05-01|posts|1||", "a|2024-05-01|has_photo|1||"}));
  EXPECT_EQ(error_of(kHeader + "a,2024-05-01,skills,,,\n"),
            "2 value '' must not be empty: 'skills' is a state that is counted");
  EXPECT_EQ(error_of("member_id,date,signal\na,2024-05-01,skills\n"),
            "2 signal 'skills' needs a value, and there is no column 'value'");
}

TEST(ActivityFile, RefusesValuesThatAreNone) {
  const auto error = [](const std::string& signal, const std::string& value) {
    return error_of(kHeader + "a,2024-05-01," + signal + ',' + value + ",,\n", Dialect::lenient());
  };
  EXPECT_EQ(read(kHeader + "a,2024-05-01,posts,4294967295,,\n").rows,
            (Rows{"a|2024-05-01|posts|4294967295||"}));
  for (const char* value : {"4294967296", "99999999999999999999999", "-1", "+1", "1.5", "12.0",
                            " 12", "1e3", "x", "NA", "NULL", "nan", "TRUE"}) {
    EXPECT_TRUE(error("posts", value)
                    .starts_with("2 value '" + std::string(value) +
                                 "' is not a whole number from 0 to 4294967295"))
        << value << error("posts", value);
  }
  for (const char* value : {"2", "true", "-1", "x", "1.0", "NA"}) {
    EXPECT_EQ(error("has_photo", value), "2 value '" + std::string(value) + "' is not 0 or 1");
  }
}

TEST(ActivityFile, RefusesWhatLacks) {
  EXPECT_EQ(error_of(kHeader + "a,2024-05-01,posts,1,,\n,2024-05-01,posts,1,,\n"),
            "3 member_id '' must not be empty");
  EXPECT_EQ(error_of("member_id,signal\n"), "1  '' there is no column 'date'");
  EXPECT_EQ(error_of("member_id,date\n"), "1  '' there is no column 'signal'");
  EXPECT_TRUE(error_of("id,date,signal\n").starts_with("1  '' there is no column 'member_id'"));
  EXPECT_TRUE(error_of(kHeader + "a,2024-05-01,posts,1,\n").starts_with("2 "));
  EXPECT_TRUE(error_of(kHeader + "a,2024-05-01,posts,1,,,\n").starts_with("2 "));
  EXPECT_EQ(error_of(kHeader + "a,2024-05-01,\"posts\n"),
            "2 signal 'posts\n' opens a quote that is never closed");
}

TEST(ActivityFile, RefusesTextThatIsNone) {
  EXPECT_TRUE(error_of(kHeader + "a,2024-05-01,posts,1,\xFF,\n").starts_with("2 person"));
  EXPECT_TRUE(
      error_of(kHeader + std::string("a,2024-05-01,posts,1,,b\0c\n", 26)).starts_with("2 event"));
  EXPECT_TRUE(error_of(kHeader + "a\rb,2024-05-01,posts,1,,\n").starts_with("2 member_id"));
}

TEST(ActivityFile, RefusesOrLeavesOutUnknownSignals) {
  const std::string log = kHeader +
                          "a,2024-05-01,likes,1,,\nb,2024-05-01,posts,1,,\n"
                          "c,2024-05-01,likes,x,,\nd,2024-05-01,\"q\"\"\",1,,\n";
  EXPECT_TRUE(error_of(log).starts_with("2 signal 'likes' is no signal of the model"));
  EXPECT_EQ(error_of(kHeader + "a,2024-05-01,pots,1,,\n"),
            "2 signal 'pots' is no signal of the model: did you mean 'posts'?");
  const Read read_log = read(log, Dialect::strict(), {.skip_unknown = true});
  EXPECT_EQ(read_log.rows, (Rows{"b|2024-05-01|posts|1||"}));
  EXPECT_EQ(read_log.unknown_signals,
            (std::map<std::string, std::uint64_t>{{"likes", 2}, {"q\"", 1}}));
}

TEST(ActivityFile, RefusesOrLeavesOutUnknownMembers) {
  TextIndex members;
  members.add("bob");
  members.add("ann");
  std::string log = kHeader;
  for (int i = 0; i < 600; ++i) log += "ann,2024-05-01,posts,1,,\n";
  log += "cem,2024-05-01,posts,1,,\nbob,2024-05-01,posts,1,,\n";
  EXPECT_EQ(error_of(log, Dialect::strict(), {.members = &members}),
            "602 member_id 'cem' is not the id of a known member");
  // What is wrong further up is said first.
  EXPECT_EQ(error_of(log + "bob,yesterday,posts,1,,\n", Dialect::strict(), {.members = &members}),
            "602 member_id 'cem' is not the id of a known member");
  const Read read_log = read(log, Dialect::strict(), {.members = &members, .skip_unknown = true});
  EXPECT_EQ(read_log.rows.size(), 601U);
  EXPECT_EQ(read_log.rows.back(), "bob|2024-05-01|posts|1|||0");
  EXPECT_EQ(read_log.rows.front(), "ann|2024-05-01|posts|1|||1");
  EXPECT_EQ(read_log.unknown_members, 1U);
}

TEST(ActivityFile, IsTakenAsOtherProgramsWriteIt) {
  const Read log = read("Member ID;Date;Signal;Who;Person\nann;2024-05-01;posts;x;\"Li, Wei\"\n\n",
                        Dialect::lenient());
  EXPECT_EQ(log.rows, (Rows{"ann|2024-05-01|posts|1|Li, Wei|"}));
  EXPECT_EQ(log.read_as, (std::vector<ReadAs>{{"Member ID", "member_id"},
                                              {"Date", "date"},
                                              {"Signal", "signal"},
                                              {"Person", "person"}}));
  EXPECT_EQ(log.unused_columns, (Rows{"Who"}));
  EXPECT_EQ(
      read("user,date,signal\nann,2024-05-01,posts\n", Dialect::lenient(), {.id = "user"}).rows,
      (Rows{"ann|2024-05-01|posts|1||"}));
  EXPECT_EQ(error_of("member_id,date,signal\n\na,2024-05-01,posts\n", Dialect::lenient()),
            "2  '' line 2 is empty");
}

TEST(ActivityFile, IsTheSameInPiecesOfAnySize) {
  std::string log = kHeader;
  for (int i = 0; i < 300; ++i) {
    log += "m" + std::to_string(i % 7) + ",2024-05-" + (i % 2 == 0 ? "01" : "02") +
           "T10:00,posts," + std::to_string(i) + ",\"p\n" + std::to_string(i) + "\",\xC3\xA9" +
           std::to_string(i) + '\n';
  }
  const Read whole = read(log);
  ASSERT_EQ(whole.rows.size(), 300U);
  for (const std::size_t bytes : {1U, 7U, 64U, 1000U, 5000U}) {
    EXPECT_EQ(read(log, {.piece_bytes = bytes}), whole) << bytes;
  }
}

// Records with quotes are read cell by cell, others at once.
TEST(ActivityFile, IsTheSameWithQuotesAndWithout) {
  Random random(711);
  SCOPED_TRACE(random.trace());
  static const std::string kFaults[] = {
      "a,2024-05-01,posts,1",     "a,2024-05-01,posts,1,,,",        ",2024-05-01,posts,1,",
      "a,2024-05-00,posts,1,",    "a,2024-05-01,posts,4294967296,", "a,2024-05-01,posts,1,\xFF",
      "a,2024-05-01\n,posts,1,,", "a,2024-05-01,posts,1,x\rx",      ""};
  for (int i = 0; i < 60; ++i) {
    const std::string line_end = random.chance(50) ? "\r\n" : "\n";
    std::string logs[3] = {kHeader, kHeader, kHeader};
    for (std::size_t row = random.index(1500); row > 0; --row) {
      std::string cells =
          "m" + std::to_string(random.below(1000)) + ",2024-05-1" +
          std::to_string(random.below(10)) + ",posts," +
          std::to_string(random.bits() >> (32 + random.below(32))) + ',' +
          std::string(random.chance(1) ? random.index(20000) : random.index(9), 'p');
      if (i % 2 == 1 && random.below(1000) == 0) cells = random.pick(kFaults);
      const bool is_quoted[] = {false, true, random.chance(10)};
      for (std::size_t k = 0; k < 3; ++k) {
        logs[k] += cells + (is_quoted[k] ? ",\"e\"" : ",e") + line_end;
      }
    }
    const auto told = [](const std::string& log) {
      std::string rows;
      try {
        for (const std::string& row : read(log).rows) rows += row + '\n';
      } catch (const DataError& error) {
        const std::string what = error.what();  // but for the folder, which is another each time
        return what.substr(what.find("log.csv"));
      }
      return rows;
    };
    ASSERT_EQ(told(logs[0]), told(logs[1])) << logs[0];
    ASSERT_EQ(told(logs[0]), told(logs[2])) << logs[0];
  }
}

}  // namespace
}  // namespace ssi
