// SPDX-License-Identifier: MIT
//
// Which files of an archive are read, and how their records, headers and cells are told apart.
#include <filesystem>

#include "import/archives.hpp"

namespace ssi {
namespace {

TEST(LinkedInFiles, AreFoundByTheLastPartOfTheirPath) {
  for (const char* path : {"Reactions.csv", "reactions.CSV", "REACTIONS.csv", "Reactions_1.csv",
                           "Reactions_252701747.csv", "a/b/Reactions.csv", "Re actions.csv",
                           "R_eactions_.csv", "Complete\\Reactions.csv"}) {
    EXPECT_EQ(rows_in({{path, "Date\n2026-03-01\n"}}), Texts{"2026-03-01 reactions_given"}) << path;
  }
  for (const char* path : {"Reactions_old.csv", "Reactions.csv.bak", "Reactions", "MyReactions.csv",
                           "Reactions1.csv", "Reactions-1.csv", "__MACOSX/Reactions.csv",
                           "a/__MACOSX/b/Reactions.csv", "Reactions.csv/readme.txt"}) {
    EXPECT_EQ(refusal_of({{path, "Date\n2026-03-01\n"}}), ": has no file of LinkedIn's export")
        << path;
  }
}

TEST(LinkedInFiles, MayBeNamedWithSpacesOrUnderscores) {
  EXPECT_EQ(rows_in({{"Search Queries.csv", "Time\n2026-03-01\n"}}),
            Texts{"2026-03-01 people_searches"});
  EXPECT_EQ(rows_in({{"Recommendations Given.csv", "Creation Date\n2026-03-01\n"}}),
            Texts{"2026-03-01 recommendations_given"});
}

TEST(LinkedInFiles, LinksAreNotFollowed) {
  const TemporaryFolder elsewhere;
  elsewhere.write("Reactions.csv", "Date\n2026-03-01\n");
  const TemporaryFolder folder;
  folder.write("Comments.csv", "Date\n2026-03-02\n");
  std::filesystem::create_symlink(elsewhere.path("Reactions.csv"), folder.path("Reactions.csv"));
  std::filesystem::create_directory_symlink(elsewhere.path(""), folder.path("more"));
  EXPECT_EQ(rows_of(read_linkedin(folder.path(""))), Texts{"2026-03-02 comments_made"});
}

TEST(LinkedInFiles, ThatAreNotThereAreNoInput) {
  const TemporaryFolder folder;
  EXPECT_THROW(read_linkedin(folder.path("none")), FileError);
  EXPECT_THROW(read_linkedin(folder.path("none/")), FileError);
  EXPECT_THROW(read_linkedin("/dev/null"), DataError);
}

TEST(LinkedInFiles, AreListedWithTheirRows) {
  const ImportedLog log = read_files({{"b/Comments.csv", "Date\n2026-03-01\n\n2026-03-02\n"},
                                      {"a/Skills.csv", "Name\n"},
                                      {"Votes.csv", "anything"}});
  ASSERT_EQ(log.files.size(), 2);
  EXPECT_EQ(log.files[0].name, "a/Skills.csv");
  EXPECT_EQ(log.files[0].rows, 0);
  EXPECT_EQ(log.files[1].name, "b/Comments.csv");
  EXPECT_EQ(log.files[1].rows, 2);
}

TEST(LinkedInFiles, OfOneNameAreReadAsOneWithoutRepeats) {
  const ImportedLog log = read_files({
      {"Reactions.csv", "Date,Type,Link\n2026-03-01,LIKE,l\n2026-03-01,LIKE,l\n"},
      // Other columns first, and one that is empty; the last two rows are equal, but new.
      {"Reactions_1.csv",
       "Link,Date,Type,More\nl, 2026-03-01 ,LIKE,\nk,2026-03-01,LIKE,\nm,2026-03-01,,\n"
       "m,2026-03-01,,\n"},
  });
  EXPECT_EQ(rows_of(log), Texts(5, "2026-03-01 reactions_given"));
  EXPECT_EQ(left_out(log, "earlier file"), 1);
}

TEST(LinkedInFiles, HaveADialectOfTheirOwn) {
  const auto posts = [](const std::string& cell) {
    return rows_in({{"Shares.csv", "Date,ShareCommentary,SharedUrl\n2026-03-01," + cell + ",\n"}},
                   {Signal::posts});
  };
  for (const char* cell :
       {"a", "\"a, b\"", "\"a\nb\"", "\"a \"\"b\"\"\"", "\"a \"b\" c\"", "a \"b\" c", "\"a\" b\"",
        "\"\"\"a\"\"\"", "C:\\temp\\", "\"C:\\\"", "=1+1", "\" a\r\n\"", "a\rb"}) {
    EXPECT_EQ(posts(cell), Texts{"2026-03-01 posts"}) << cell;
  }
  for (const char* cell : {"", " ", "\"\"", "\"\"\"\"", "\"\"\"\"\"\"", "\t", "\xC2\xA0"}) {
    EXPECT_EQ(posts(cell), Texts{"2026-03-01 posts 0"}) << cell;
  }
}

TEST(LinkedInFiles, TakeBackslashesLiterallyButInComments) {
  const std::string rows = "Date,Message,Link\n2026-03-01,\"a \\\"b\\\", c\",l\n2026-03-02,x,l\n";
  EXPECT_EQ(rows_in({{"Comments.csv", rows}}),
            (Texts{"2026-03-01 comments_made", "2026-03-02 comments_made"}));
  EXPECT_EQ(rows_in({{"Comments.csv", "Date,Message,Link\n2026-03-01,\"C:\\\\temp\\\\\",l\n"}}),
            Texts{"2026-03-01 comments_made"});
  // Elsewhere the quote before the comma closes the cell.
  EXPECT_EQ(refusal_of({{"Reactions.csv", rows}}),
            "/Reactions.csv:2: has 4 cells instead of the 3 of the header");
}

TEST(LinkedInFiles, MayHaveAMarkCarriageReturnsAndEmptyLines) {
  EXPECT_EQ(rows_in({{"Reactions.csv", "\xEF\xBB\xBF\r\n\"Date\"\r\n\r\n  \r\n2026-03-01"}}),
            Texts{"2026-03-01 reactions_given"});
}

TEST(LinkedInFiles, HaveAHeaderSomewhere) {
  EXPECT_EQ(
      rows_in({{"Connections.csv",
                "Notes:\n\"some, \"\"notes\"\"\n\"\na,b,c,d\n\nURL,CONNECTED_ON\nx,1 Mar 2026\n"}},
              {Signal::connections}),
      Texts{"2026-03-01 connections"});
  EXPECT_EQ(refusal_of({{"Reactions.csv", "\n\nDatum,Art\n2026-03-01,x\n"}}),
            "/Reactions.csv:3: has no header with 'Date', as an export in English has");
  EXPECT_EQ(refusal_of({{"Invitations.csv", "From,To,Sent At\na,b,2026-03-01\n"}}),
            "/Invitations.csv:1: has no header with 'Sent At' and 'Direction', as an export in "
            "English has");
}

TEST(LinkedInFiles, WithoutHeaderAndCellsHaveNoRows) {
  const LinkedInOptions options{.as_of = parse_day("2026-03-01")};
  for (const char* text : {"", "No data found", "\n\n", "none,\n"}) {
    EXPECT_EQ(rows_in({{"Skills.csv", text}, {"Reactions.csv", text}}, options),
              (Texts{"2026-03-01 skills 0", "2026-03-01 reactions_given 0"}))
        << text;
  }
}

TEST(LinkedInFiles, HaveAsManyCellsAsTheirHeader) {
  const ArchiveFiles more = {{"Reactions.csv", "Date,Type,\n2026-03-01,x\n2026-03-02,x,, \n"}};
  EXPECT_EQ(rows_in(more), (Texts{"2026-03-01 reactions_given", "2026-03-02 reactions_given"}));
  for (const char* row : {"2026-03-02", "2026-03-02,x,y", "2026-03-02,x,,y"}) {
    const ArchiveFiles files = {
        {"Reactions.csv", "Date,Type\n2026-03-01,\"x\ny\"\n" + std::string(row) + "\n"}};
    EXPECT_TRUE(refusal_of(files).starts_with("/Reactions.csv:4: has ")) << row;
    const ImportedLog log = read_files(files, {.skip_unknown = true});
    EXPECT_EQ(rows_of(log), Texts{"2026-03-01 reactions_given"});
    EXPECT_EQ(left_out(log, "fewer cells"), 1);
  }
}

TEST(LinkedInFiles, HaveEachColumnThatIsReadOnce) {
  EXPECT_EQ(refusal_of({{"Shares.csv", "Date,Shared Url,x,SharedUrl\n2026-03-01,,,\n"}}),
            "/Shares.csv:1: has the column 'SharedUrl' twice");
  EXPECT_EQ(rows_in({{"Reactions.csv", "Date,Note,Note\n2026-03-01,,\n"}}),
            Texts{"2026-03-01 reactions_given"});
}

TEST(LinkedInFiles, RefuseWhatIsNoTextInCellsThatAreRead) {
  using namespace std::string_literals;
  for (const std::string& bytes : {"\xE9"s, "\0"s, "\xED\xA0\x80"s}) {
    const std::string refused = refusal_of(
        {{"Shares.csv", "Date,SharedUrl\n2026-03-01,a" + bytes + "\n"}}, {.skip_unknown = true});
    EXPECT_TRUE(refused.starts_with("/Shares.csv:2: column 'SharedUrl': 'a\\x")) << refused;
    EXPECT_EQ(rows_in({{"Reactions.csv", "Date,Link\n2026-03-01,a" + bytes + "\n"}}),
              Texts{"2026-03-01 reactions_given"});
  }
}

TEST(LinkedInFiles, RefuseQuotesThatNothingCloses) {
  EXPECT_EQ(refusal_of({{"Reactions.csv", "Date,Link\n2026-03-01,\"a\n2026-03-02,b\n"}}),
            "/Reactions.csv:2: has a quote that nothing closes");
}

TEST(LinkedInFiles, OfCommasNeedNoMoreMemoryThanTheyHaveBytes) {
  EXPECT_EQ(refusal_of({{"Reactions.csv", "Date\n" + std::string(100'000, ',') + "\n"}}),
            "/Reactions.csv:2: has more than 10000 cells");
}

}  // namespace
}  // namespace ssi
