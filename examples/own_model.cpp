// SPDX-License-Identifier: MIT
//
// Scores a file of members with a model from a TOML file: other competencies, other maxima, and a
// signal of its own, without a line of C++ that knows them.
//
//     own_model [DATA]     DATA: the folder of members.csv and community.toml
#include <cstdint>
#include <cstdio>
#include <string>
#include <vector>

#include "ssi/cohort.hpp"
#include "ssi/error.hpp"
#include "ssi/files/member_file.hpp"
#include "ssi/score.hpp"

namespace {

void print(const char* name, const ssi::PointStatistics& s) {
  std::printf("%-14s %8s %10s %8s %8s\n", name, to_string(s.rounded_mean()).c_str(),
              to_string(s.rounded_deviation()).c_str(), to_string(s.lowest()).c_str(),
              to_string(s.highest()).c_str());
}

void score_file(const std::string& members, const ssi::Model& model) {
  const ssi::ScoreAggregator score(model);
  const std::size_t competencies = model.competencies().size();
  ssi::Cohort everyone(model);
  ssi::RecordSource source(members);
  const ssi::MemberParser parser(source, model);
  std::vector<std::vector<std::uint16_t>> points(competencies + 1);  // the total comes last
  for (ssi::MemberChunk chunk; parser.next(source, chunk);) {
    ssi::ScoreColumns columns;
    for (auto& column : points) column.resize(chunk.rows());
    columns.competencies.assign(points.begin(), points.end() - 1);
    columns.total = points.back();
    score(chunk.members(), columns);
    everyone.add(columns);
  }

  std::printf("%llu members, model %s (%s): an open index, not LinkedIn's\n",
              static_cast<unsigned long long>(everyone.members()), model.id().c_str(),
              model.fingerprint().c_str());
  std::printf("%-14s %8s %10s %8s %8s\n", "points", "mean", "deviation", "min", "max");
  for (std::size_t i = 0; i < competencies; ++i) {
    print(std::string(model.competencies()[i]->name()).c_str(), everyone.competency(i));
  }
  print("total", everyone.total());
  for (std::size_t i = 0; i < model.bands().size(); ++i) {
    std::printf("%-14s %8llu\n", model.bands()[i].name.c_str(),
                static_cast<unsigned long long>(everyone.in_band(i)));
  }
  // The model is missing = "renormalise", so a signal that the file lacks costs nobody points.
  for (const std::string& name : parser.absent_signals()) {
    std::printf("the file has no column '%s'\n", name.c_str());
  }
}

}  // namespace

int main(int argc, char** argv) {
  const std::string data = argc > 1 ? argv[1] : "examples/data";
  try {
    score_file(data + "/members.csv", ssi::Model::load(data + "/community.toml"));
  } catch (const ssi::Error& error) {  // what() says file, line and the rule broken
    std::fprintf(stderr, "%s\n", error.what());
    return 1;
  }
}
