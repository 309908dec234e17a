// SPDX-License-Identifier: MIT
#include "ssi/model/standard/insights.hpp"

#include <utility>

namespace ssi {

Insights::Insights(std::vector<Term> terms, Points maximum)
    : TermCompetency("insights", "Engage by sharing insights", maximum, std::move(terms)) {}

// Full marks are practitioners' weekly targets over the 13 weeks of the window.
std::vector<Term> Insights::standard_terms() {
  // clang-format off
  return {
      {"shares",              count(Signal::shares),                            logarithmic(36),  5.00_points,
       "about three shares a week", "Shared content"},
      {"share_reactions",     count(Signal::share_reactions),                   logarithmic(500), 3.00_points,
       "the network found it worth a click", "Reactions to shares"},
      {"share_comments",      count(Signal::share_comments),                    logarithmic(150), 3.00_points,
       "the network found it worth a sentence", "Comments on shares"},
      {"share_reshares",      count(Signal::share_reshares),                    logarithmic(50),  2.00_points,
       "the network found it worth passing on", "Reshares by others"},
      {"discussion_quality",  ratio(Signal::share_comments, Signal::shares, 5), linear(3),        2.00_points,
       "three comments a share: discussions, not broadcasts", "Comments per share"},
      {"comments_made",       count(Signal::comments_made),                     logarithmic(65),  5.00_points,
       "five comments a week on what others write", "Comments on others' posts"},
      {"reactions_given",     count(Signal::reactions_given),                   logarithmic(200), 1.50_points,
       "a small courtesy, in number", "Reactions to others' posts"},
      {"groups_joined",       count(Signal::groups_joined),                     linear(5),        1.00_points,
       "being where the profession talks", "Groups"},
      {"group_contributions", count(Signal::group_contributions),               logarithmic(26),  2.50_points,
       "taking part there: two contributions a week", "Contributions to groups"},
  };
  // clang-format on
}

// The model standard-2, where answers count and contacts do not: docs/model.md has the reasons.
std::vector<Term> Insights::standard_2_terms() {
  // clang-format off
  return {
      {"shares",              count(Signal::shares),                            logarithmic(36),  2.00_points,
       "about three a week; the larger part is for what readers do with them", "Shared content"},
      {"share_reactions",     count(Signal::share_reactions),                   logarithmic(500), 4.50_points,
       "the network found it worth a click", "Reactions to shares"},
      {"share_comments",      count(Signal::share_comments),                    logarithmic(150), 4.50_points,
       "the network found it worth a sentence", "Comments on shares"},
      {"share_reshares",      count(Signal::share_reshares),                    logarithmic(50),  2.00_points,
       "the network found it worth passing on", "Reshares by others"},
      {"discussion_quality",  ratio(Signal::share_comments, Signal::shares, 5), linear(3),        2.00_points,
       "three comments a share: discussions, not broadcasts", "Comments per share"},
      {"comments_made",       count(Signal::comments_made),                     logarithmic(65),  5.00_points,
       "five comments a week on what others write", "Comments on others' posts"},
      {"reactions_given",     count(Signal::reactions_given),                   logarithmic(200), 1.50_points,
       "a small courtesy, in number", "Reactions to others' posts"},
      {"groups_joined",       count(Signal::groups_joined),                     linear(5),        1.00_points,
       "being where the profession talks", "Groups"},
      {"group_contributions", count(Signal::group_contributions),               logarithmic(26),  2.50_points,
       "taking part there: two contributions a week", "Contributions to groups"},
  };
  // clang-format on
}

}  // namespace ssi
