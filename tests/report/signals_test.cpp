// SPDX-License-Identifier: MIT
//
// The catalogue of signals, as text and as JSON.
#include <gtest/gtest.h>

#include <cstddef>
#include <memory>
#include <nlohmann/json.hpp>
#include <sstream>
#include <string>
#include <vector>

#include "ssi/report.hpp"

namespace ssi {
namespace {

Model model_with(const std::string& counts, const std::string& name = "talks") {
  ModelDefinition definition{.id = "signals-1", .window_days = 30};
  const Signal own =
      definition.catalogue.add({.name = name, .scope = SignalScope::window, .counts = counts});
  definition.competencies = {std::make_shared<TermCompetency>(
      "stage", "Stage", 2_points,
      std::vector<Term>{{"t", count(own), linear(3), 1_points, ""},
                        {"u", difference(own, Signal::posts), linear(3), 1_points, ""}})};
  return Model(definition);
}

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  std::istringstream in(text);
  for (std::string line; std::getline(in, line);) lines.push_back(line);
  return lines;
}

/// The columns that a terminal needs for Latin letters and for CJK ones, which take two.
std::size_t columns_of(const std::string& line) {
  std::size_t columns = 0;
  for (const char c : line) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte < 0x80 || byte >= 0xC0) columns += byte >= 0xE3 ? 2 : 1;
  }
  return columns;
}

void expect_fits(const std::string& text) {
  for (const std::string& line : lines_of(text)) {
    EXPECT_LE(columns_of(line), 80u) << line;
    EXPECT_FALSE(line.ends_with(' ')) << line;
  }
}

bool has(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

TEST(SignalsText, SaysWhatEachCountsAndWhoReadsIt) {
  const std::string text = signals_to_text(Model::standard());
  expect_fits(text);
  EXPECT_TRUE(has(text,
                  "\nhas_photo                   flag   state   profile photo present\n"
                  "                                           in professional_brand: "
                  "has_photo\n"))
      << text;
  EXPECT_TRUE(has(text,
                  "\nmessages_answered           count  window  of those, how many got a reply\n"
                  "                                           in relationships: reply_rate,\n"
                  "                                           unanswered_messages\n"))
      << text;
  EXPECT_TRUE(has(text, "90 days"));
}

TEST(SignalsText, WrapsLongDescriptionsOfAnyScript) {
  std::string words;
  for (int i = 0; i < 60; ++i) words += "d\xC3\xA9j\xC3\xA0 vu ";
  std::string no_spaces;
  for (int i = 0; i < 100; ++i) no_spaces += "\xE8\xAC\x9B";  // wide, and nowhere to break
  for (const std::string& counts :
       {words, no_spaces, std::string(300, 'x'), std::string(), std::string(200, ' ')}) {
    const std::string text = signals_to_text(model_with(counts));
    for (const std::string& line : lines_of(text)) EXPECT_LE(columns_of(line), 80u) << line;
  }
  const std::string text = signals_to_text(model_with(no_spaces));
  std::size_t letters = 0;
  for (std::size_t at = text.find("\xE8\xAC\x9B"); at != text.npos;
       at = text.find("\xE8\xAC\x9B", at + 1)) {
    ++letters;
  }
  EXPECT_EQ(letters, 100u) << "none is cut or lost";
}

TEST(SignalsText, PutsALongNameOnALineOfItsOwn) {
  const std::string name = "a_signal_whose_name_is_far_longer_than_those_of_the_others";
  const std::string text = signals_to_text(model_with("talks", name));
  expect_fits(text);
  EXPECT_TRUE(has(text, '\n' + name + "\n                            count  window  talks\n"))
      << text;
}

TEST(SignalsText, SaysThatNothingReadsASignal) {
  const std::string text = signals_to_text(model_with("talks"));
  EXPECT_TRUE(
      has(text,
          "\nmedia                       count  state   cover picture, videos, documents on\n"
          "                                           the profile\n"
          "                                           not read\n"))
      << text;
  EXPECT_TRUE(has(text,
                  "\ntalks                       count  window  talks\n"
                  "                                           in stage: t, u\n"));
  EXPECT_TRUE(has(text, "2 of 41 signals"));
}

TEST(SignalsText, EscapesWhatATerminalObeys) {
  const std::string text = signals_to_text(model_with("red \x1B[31m"));
  EXPECT_FALSE(has(text, "\x1B"));
  EXPECT_TRUE(has(text, "red \\x1B[31m"));
}

TEST(SignalsJson, HasAllOfTheCatalogue) {
  const auto json = nlohmann::json::parse(signals_to_json(model_with("said \"so\"")));
  EXPECT_EQ(json["schema_version"], 1);
  EXPECT_EQ(json["model"], "signals-1");
  EXPECT_EQ(json["window_days"], 30);
  ASSERT_EQ(json["signals"].size(), kStandardSignals + 1);
  EXPECT_EQ(json["signals"][0]["signal"], "has_photo");
  EXPECT_EQ(json["signals"][0]["kind"], "flag");
  EXPECT_EQ(json["signals"][0]["scope"], "state");
  EXPECT_TRUE(json["signals"][0]["terms"].empty());
  EXPECT_EQ(json["signals"][0]["given_by"], "member");
  EXPECT_EQ(json["signals"][index_of(Signal::messages_answered)]["given_by"], "others");
  const auto& talks = json["signals"][kStandardSignals];
  EXPECT_EQ(talks["signal"], "talks");
  EXPECT_EQ(talks["scope"], "window");
  EXPECT_EQ(talks["counts"], "said \"so\"");
  ASSERT_EQ(talks["terms"].size(), 2u);
  EXPECT_EQ(talks["terms"][1]["competency"], "stage");
  EXPECT_EQ(talks["terms"][1]["term"], "u");
  EXPECT_TRUE(
      nlohmann::json::parse(signals_to_json(model_with("")))["signals"][kStandardSignals]["counts"]
          .is_null());
}

}  // namespace
}  // namespace ssi
