// SPDX-License-Identifier: MIT
#ifndef SSI_TESTS_SUPPORT_PAGES_HPP
#define SSI_TESTS_SUPPORT_PAGES_HPP

// Pages to look at, and a reader of HTML that is strict enough to see whether a text broke out of
// its place.

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "ssi/advice.hpp"
#include "ssi/explain.hpp"
#include "ssi/report/page.hpp"
#include "ssi/score.hpp"

namespace ssi::pages {

/// A start tag of a page, with its attributes as they stand.
struct Tag {
  std::string name;
  std::map<std::string, std::string> attributes;
};

/// What a page is made of.
struct Document {
  std::vector<Tag> tags;   ///< in order
  std::string text;        ///< all that stands between tags, but the style sheet, as people read it
  std::string fault = {};  ///< why it is no sound document; empty: it is

  std::vector<Tag> all(std::string_view name) const {
    std::vector<Tag> result;
    for (const Tag& tag : tags) {
      if (tag.name == name) result.push_back(tag);
    }
    return result;
  }
  /// The ids of its sections.
  std::vector<std::string> sections() const {
    std::vector<std::string> result;
    for (const Tag& tag : all("section")) result.push_back(tag.attributes.at("id"));
    return result;
  }
};

/// Reads a page of tags in lower case with attributes in double quotes, each closed or void.
/// Anything else is a fault.
class Reader {
 public:
  explicit Reader(std::string_view html) : rest_(html) {}

  Document read() {
    constexpr std::string_view kDoctype = "<!DOCTYPE html>";
    if (!rest_.starts_with(kDoctype)) return fail("no doctype");
    rest_.remove_prefix(kDoctype.size());
    while (!rest_.empty() && document_.fault.empty()) step();
    if (document_.fault.empty() && !open_.empty()) return fail("not closed: " + open_.back());
    decode(document_.text);
    return document_;
  }

 private:
  Document fail(const std::string& fault) {
    document_.fault = fault + " before: " + std::string(rest_.substr(0, 80));
    return document_;
  }

  static void decode(std::string& text) {
    const std::pair<std::string, std::string> references[] = {
        {"&lt;", "<"}, {"&gt;", ">"}, {"&quot;", "\""}, {"&#39;", "'"}, {"&amp;", "&"}};
    for (const auto& [reference, character] : references) {
      for (std::size_t at = 0; (at = text.find(reference, at)) != std::string::npos; ++at) {
        text.replace(at, reference.size(), character);
      }
    }
  }

  void step() {
    if (rest_.front() != '<') {
      const std::size_t end = std::min(rest_.find('<'), rest_.size());
      const std::string_view text = rest_.substr(0, end);
      if (open_.empty() || open_.back() != "style") document_.text += text;
      rest_.remove_prefix(end);
    } else if (rest_.starts_with("</")) {
      read_end();
    } else {
      read_start();
    }
  }

  void read_end() {
    const std::size_t end = rest_.find('>');
    if (end == std::string_view::npos) return void(fail("an open tag"));
    const std::string name(rest_.substr(2, end - 2));
    if (open_.empty() || open_.back() != name) return void(fail("closes another element"));
    open_.pop_back();
    rest_.remove_prefix(end + 1);
    document_.text += ' ';
  }

  void read_start() {
    rest_.remove_prefix(1);
    Tag tag{take("abcdefghijklmnopqrstuvwxyz0123456789"), {}};
    if (tag.name.empty()) return void(fail("no name of a tag"));
    for (;;) {
      take(" \n");
      if (rest_.starts_with("/>") || rest_.starts_with(">")) break;
      const std::string name =
          take("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-0123456789");
      if (name.empty() || tag.attributes.contains(name)) return void(fail("no attribute"));
      std::string value;
      if (rest_.starts_with("=\"")) {
        const std::size_t end = rest_.find('"', 2);
        if (end == std::string_view::npos) return void(fail("an open value"));
        value = rest_.substr(2, end - 2);
        if (value.find('<') != std::string::npos) return void(fail("a < in a value"));
        rest_.remove_prefix(end + 1);
      }
      tag.attributes[name] = value;
    }
    if (tag.attributes.contains("id") && !ids_.insert(tag.attributes["id"]).second) {
      return void(fail("an id that is taken: " + tag.attributes["id"]));
    }
    static const std::set<std::string> kVoid = {"meta", "link", "br"};
    const bool is_closed = rest_.front() == '/';
    if (!is_closed && !kVoid.contains(tag.name)) open_.push_back(tag.name);
    rest_.remove_prefix(is_closed ? 2 : 1);
    document_.tags.push_back(std::move(tag));
    document_.text += ' ';
  }

  std::string take(std::string_view characters) {
    const std::size_t end = std::min(rest_.find_first_not_of(characters), rest_.size());
    std::string result(rest_.substr(0, end));
    rest_.remove_prefix(end);
    return result;
  }

  std::string_view rest_;
  std::vector<std::string> open_;
  std::set<std::string> ids_;
  Document document_;
};

inline Document read(const std::string& html) { return Reader(html).read(); }

inline Day day(int year, unsigned month, unsigned day) {
  return std::chrono::year(year) / std::chrono::month(month) / std::chrono::day(day);
}

inline Member ada() {
  return {
      {Signal::has_photo, 1},
      {Signal::has_summary, 0},
      {Signal::positions, 2},
      {Signal::skills, 4},
      {Signal::people_searches, 25},
      {Signal::shares, 9},
      {Signal::share_reactions, 30},
      {Signal::share_comments, 2},
      {Signal::share_reshares, 0},
      {Signal::comments_made, 17},
      {Signal::groups_joined, 1},
      {Signal::connections, 310},
      {Signal::people_contacted, 30},
      {Signal::decision_makers_contacted, 9},
      {Signal::messages_sent, 28},
      {Signal::messages_answered, 11},
      {Signal::invitations_sent, 12},
      {Signal::invitations_accepted, 4},
      {Signal::posts, 3},
  };
}

inline Member ada_before() {
  Member result = ada();
  result.set(Signal::messages_answered, 5).set(Signal::posts, 7).set(Signal::skills, 3);
  result.set(Signal::has_photo, 0);
  result.clear(Signal::groups_joined);
  return result;
}

inline PageCohort software(Points own) {
  PageCohort cohort{.column = "industry", .label = "Software"};
  cohort.totals.add(own);
  for (int i = 0; i < 11; ++i) cohort.totals.add(Points::from_hundredths(20'00 + i * 4'00));
  cohort.standing = Ranking(cohort.totals).standing(own);
  return cohort;
}

inline std::vector<PageDay> history_of(const Explanation& explanation, int days) {
  std::vector<PageDay> result;
  for (int i = 0; i < days; ++i) {
    PageDay entry{.day = day(2024, 1, 2) + std::chrono::days(7 * i)};
    for (std::size_t c = 0; c < explanation.competencies.size(); ++c) {
      entry.competencies.push_back(Points::from_hundredths(5'00 + i * 10 % 500));
      entry.total += entry.competencies.back();
    }
    entry.coverage = i < days / 2 ? 70_percent : 80_percent;
    if (i == 0) entry.model = "older-1";
    result.push_back(std::move(entry));
  }
  return result;
}

inline PagePlan plan_of(const Model& model, const Member& member, const Goal& goal) {
  const Planner planner(model, ActionList::standard());
  return {.report = report_plan(planner, member, planner(member, goal)),
          .curve = planner.curve(member)};
}

/// A page that has everything.
inline MemberPage whole_page() {
  const Model model = Model::standard();
  MemberPage page{.id = "ada", .day = day(2024, 5, 28), .explanation = explain(model, ada())};
  page.cohorts.push_back(software(page.explanation.total));
  page.cohorts.push_back({.column = "team", .label = "North"});
  page.history = history_of(page.explanation, 4);
  page.change =
      PageChange{.day_before = day(2024, 4, 30), .change = change(model, ada_before(), ada())};
  ChangedCohort& cohort = page.change->cohorts.emplace_back();
  cohort = {.column = "industry", .label_before = "Software", .label_after = "Software"};
  cohort.standing.before = Standing{12, 40_percent, 60, 20};
  cohort.standing.own = Standing{9, 50_percent, 45, 20};
  cohort.standing.after = Standing{10, 50_percent, 50, 20};
  page.plan = plan_of(model, ada(), TargetTotal{45.00_points});
  page.notes = {"Nothing is known of the premium tool."};
  return page;
}

}  // namespace ssi::pages

#endif  // SSI_TESTS_SUPPORT_PAGES_HPP
