// SPDX-License-Identifier: MIT
//
// Makes the page of one member, with its standing in its industry and what to do for five points
// more: a single HTML file, as an application would serve or mail it.
//
//     member_page [DATA [ID]] > page.html     DATA: the folder of members.csv
#include <cstddef>
#include <cstdio>
#include <string>
#include <utility>

#include "ssi/advice.hpp"
#include "ssi/error.hpp"
#include "ssi/files/member_file.hpp"
#include "ssi/report.hpp"
#include "ssi/score.hpp"

namespace {

using namespace ssi::literals;

/// The member whose page it is, and everybody by industry.
struct Found {
  ssi::Member member;
  std::string industry;
  ssi::CohortSet industries;
};

Found find(const std::string& path, const ssi::Model& model, const std::string& id) {
  Found found{{}, {}, ssi::CohortSet("industry", model)};
  const ssi::ScoreAggregator score(model);
  ssi::RecordSource source(path);
  const ssi::MemberParser parser(source, model, {.required = {"industry"}});
  for (ssi::MemberChunk chunk; parser.next(source, chunk);) {
    found.industries.add(chunk.labels(0), score(chunk.members()).columns());
    for (std::size_t row = 0; row < chunk.rows(); ++row) {
      if (chunk.id(row) != id) continue;
      found.member = ssi::Member(chunk.members(), row);
      found.industry = chunk.labels(0)[row];
    }
  }
  return found;
}

/// The member's place in its industry; no standing where that is too small to be shown.
ssi::PageCohort industry_of(const Found& found, ssi::Points total) {
  ssi::PageCohort cohort{.column = "industry", .label = found.industry};
  if (const ssi::Cohort* const industry = found.industries.find(found.industry)) {
    cohort.totals = industry->totals();
    cohort.standing = ssi::Ranking(cohort.totals).standing(total);
  }
  return cohort;
}

std::string page_of(const std::string& id, const Found& found, const ssi::Model& model) {
  ssi::MemberPage page{.id = id, .explanation = ssi::explain(model, found.member)};
  page.cohorts.push_back(industry_of(found, page.explanation.total));
  const ssi::Planner planner(model, ssi::ActionList::standard());
  const ssi::TargetTotal target{page.explanation.total + 5.00_points};
  page.plan =
      ssi::PagePlan{.report = report_plan(planner, found.member, planner(found.member, target)),
                    .curve = planner.curve(found.member)};
  return to_html(page);
}

}  // namespace

int main(int argc, char** argv) {
  const std::string data = argc > 1 ? argv[1] : "examples/data";
  const std::string id = argc > 2 ? argv[2] : "m0004";
  try {
    const ssi::Model model = ssi::Model::standard();
    const std::string html = page_of(id, find(data + "/members.csv", model, id), model);
    std::fwrite(html.data(), 1, html.size(), stdout);
  } catch (const ssi::Error& error) {
    std::fprintf(stderr, "%s\n", error.what());
    return 1;
  }
}
