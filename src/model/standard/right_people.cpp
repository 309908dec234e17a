// SPDX-License-Identifier: MIT
#include "ssi/model/standard/right_people.hpp"

#include <utility>

namespace ssi {

RightPeople::RightPeople(std::vector<Term> terms, Points maximum)
    : TermCompetency("right_people", "Connect with the right people", maximum, std::move(terms)) {}

// Full marks are practitioners' weekly targets over the 13 weeks of the window.
std::vector<Term> RightPeople::standard_terms() {
  // clang-format off
  return {
      {"people_searches",           count(Signal::people_searches),                                        logarithmic(130), 4.00_points,
       "ten searches a week", "Searches for people"},
      {"advanced_searches",         count(Signal::advanced_searches),                                      logarithmic(60),  2.00_points,
       "searches with the premium tool, about five a week", "Searches with the premium tool"},
      {"profile_views_made",        count(Signal::profile_views_made),                                     logarithmic(450), 4.00_points,
       "five profiles viewed a day", "Visits to others' profiles"},
      {"profile_views_received",    count(Signal::profile_views_received),                                 logarithmic(300), 2.00_points,
       "being looked at in return", "Views of the profile"},
      {"decision_makers_contacted", count(Signal::decision_makers_contacted),                              logarithmic(65),  6.00_points,
       "five decision-makers a week: the heart of this competency", "Decision-makers contacted"},
      {"decision_maker_focus",      ratio(Signal::decision_makers_contacted, Signal::people_contacted, 5), linear(0.5),      2.00_points,
       "half of all outreach going to decision-makers; the prior of 5 stops one lucky contact", "Focus on decision-makers"},
      {"leads_saved",               count(Signal::leads_saved),                                            logarithmic(100), 2.00_points,
       "keeping track of people, with the premium tool", "Saved leads"},
      {"accounts_saved",            count(Signal::accounts_saved),                                         logarithmic(50),  1.00_points,
       "keeping track of companies, with the premium tool", "Saved accounts"},
      {"days_active",               count(Signal::days_active),                                            linear(60),       2.00_points,
       "five days a week, less holidays", "Active days"},
  };
  // clang-format on
}

// The model standard-2, where answers count and contacts do not: docs/model.md has the reasons.
std::vector<Term> RightPeople::standard_2_terms() {
  // clang-format off
  return {
      {"people_searches",            count(Signal::people_searches),                                logarithmic(130), 4.00_points,
       "ten searches a week", "Searches for people"},
      {"advanced_searches",          count(Signal::advanced_searches),                              logarithmic(60),  2.00_points,
       "searches with the premium tool, about five a week", "Searches with the premium tool"},
      {"profile_views_made",         count(Signal::profile_views_made),                             logarithmic(450), 4.00_points,
       "five profiles viewed a day", "Visits to others' profiles"},
      {"profile_views_received",     count(Signal::profile_views_received),                         logarithmic(300), 2.00_points,
       "being looked at in return", "Views of the profile"},
      {"decision_maker_connections", count(Signal::decision_maker_connections),                     logarithmic(100), 6.00_points,
       "decision-makers who let the member in: the heart of this competency, and not to be had by writing more", "Decision-makers among the connections"},
      {"answering_share",            ratio(Signal::messages_answered, Signal::people_contacted, 5), linear(0.5),      2.00_points,
       "half of the people contacted answer: they were the right people; the prior of 5 stops one lucky contact", "Share of the contacted who answer"},
      {"leads_saved",                count(Signal::leads_saved),                                    logarithmic(100), 2.00_points,
       "keeping track of people, with the premium tool", "Saved leads"},
      {"accounts_saved",             count(Signal::accounts_saved),                                 logarithmic(50),  1.00_points,
       "keeping track of companies, with the premium tool", "Saved accounts"},
      {"days_active",                count(Signal::days_active),                                    linear(60),       2.00_points,
       "five days a week, less holidays", "Active days"},
  };
  // clang-format on
}

}  // namespace ssi
