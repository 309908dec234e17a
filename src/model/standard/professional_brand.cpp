// SPDX-License-Identifier: MIT
#include "ssi/model/standard/professional_brand.hpp"

#include <utility>

namespace ssi {

ProfessionalBrand::ProfessionalBrand(std::vector<Term> terms, Points maximum)
    : TermCompetency("professional_brand", "Establish a professional brand", maximum,
                     std::move(terms)) {}

// Full marks are practitioners' weekly targets over the 13 weeks of the window.
std::vector<Term> ProfessionalBrand::standard_terms() {
  // clang-format off
  return {
      {"has_photo",                count(Signal::has_photo),                linear(1),        1.50_points,
       "a profile with a photo is looked at and remembered", "Profile photo"},
      {"has_headline",             count(Signal::has_headline),             linear(1),        1.00_points,
       "the line that people see beside the name everywhere", "Headline"},
      {"has_summary",              count(Signal::has_summary),              linear(1),        1.50_points,
       "says in the member's own words what they offer and to whom", "Profile summary"},
      {"positions",                count(Signal::positions),                linear(3),        2.50_points,
       "three described jobs make a career that can be judged", "Jobs with a description"},
      {"education",                count(Signal::education),                linear(1),        1.50_points,
       "schools are where shared ground is found first", "Education"},
      {"skills",                   count(Signal::skills),                   linear(10),       1.50_points,
       "ten skills are enough to be found by; more say nothing more", "Skills"},
      {"certifications",           count(Signal::certifications),           linear(2),        1.00_points,
       "two proofs of what the skills only claim", "Licences and certifications"},
      {"volunteering",             count(Signal::volunteering),             linear(1),        0.50_points,
       "a role beside the job shows the person behind it", "Volunteer roles"},
      {"media",                    count(Signal::media),                    linear(2),        1.00_points,
       "a cover picture or document shows the work itself", "Pictures, videos and documents"},
      {"recommendations_received", count(Signal::recommendations_received), logarithmic(5),   2.00_points,
       "somebody put their name to it; the fifth adds little to the first", "Recommendations received"},
      {"recommendations_given",    count(Signal::recommendations_given),    logarithmic(5),   1.50_points,
       "recommending others is the habit that brings recommendations", "Recommendations given"},
      {"skill_endorsements",       count(Signal::skill_endorsements),       logarithmic(50),  1.50_points,
       "cheap to give, so many are needed", "Skill endorsements"},
      {"posts",                    count(Signal::posts),                    logarithmic(36),  3.00_points,
       "about three own posts a week", "Posts and articles"},
      {"post_reactions",           count(Signal::post_reactions),           logarithmic(500), 2.00_points,
       "somebody read it and liked it", "Reactions to posts"},
      {"post_comments",            count(Signal::post_comments),            logarithmic(150), 2.00_points,
       "somebody read it and answered: dearer than a like", "Comments on posts"},
      {"followers_gained",         count(Signal::followers_gained),         logarithmic(250), 1.00_points,
       "readers who want the next post too", "New followers"},
  };
  // clang-format on
}

// The model standard-2, where answers count and contacts do not: docs/model.md has the reasons.
std::vector<Term> ProfessionalBrand::standard_2_terms() {
  // clang-format off
  return {
      {"has_photo",                count(Signal::has_photo),                linear(1),        1.50_points,
       "a profile with a photo is looked at and remembered", "Profile photo"},
      {"has_headline",             count(Signal::has_headline),             linear(1),        1.00_points,
       "the line that people see beside the name everywhere", "Headline"},
      {"has_summary",              count(Signal::has_summary),              linear(1),        1.50_points,
       "says in the member's own words what they offer and to whom", "Profile summary"},
      {"positions",                count(Signal::positions),                linear(3),        2.50_points,
       "three described jobs make a career that can be judged", "Jobs with a description"},
      {"education",                count(Signal::education),                linear(1),        1.50_points,
       "schools are where shared ground is found first", "Education"},
      {"skills",                   count(Signal::skills),                   linear(10),       1.50_points,
       "ten skills are enough to be found by; more say nothing more", "Skills"},
      {"certifications",           count(Signal::certifications),           linear(2),        1.00_points,
       "two proofs of what the skills only claim", "Licences and certifications"},
      {"volunteering",             count(Signal::volunteering),             linear(1),        0.50_points,
       "a role beside the job shows the person behind it", "Volunteer roles"},
      {"media",                    count(Signal::media),                    linear(2),        1.00_points,
       "a cover picture or document shows the work itself", "Pictures, videos and documents"},
      {"recommendations_received", count(Signal::recommendations_received), logarithmic(5),   2.00_points,
       "somebody put their name to it; the fifth adds little to the first", "Recommendations received"},
      {"recommendations_given",    count(Signal::recommendations_given),    logarithmic(5),   1.50_points,
       "recommending others is the habit that brings recommendations", "Recommendations given"},
      {"skill_endorsements",       count(Signal::skill_endorsements),       logarithmic(50),  1.50_points,
       "cheap to give, so many are needed", "Skill endorsements"},
      {"posts",                    count(Signal::posts),                    logarithmic(36),  1.00_points,
       "about three own posts a week; the larger part is for what readers do with them", "Posts and articles"},
      {"post_reactions",           count(Signal::post_reactions),           logarithmic(500), 3.00_points,
       "somebody read it and liked it", "Reactions to posts"},
      {"post_comments",            count(Signal::post_comments),            logarithmic(150), 3.00_points,
       "somebody read it and answered: dearer than a like", "Comments on posts"},
      {"followers_gained",         count(Signal::followers_gained),         logarithmic(250), 1.00_points,
       "readers who want the next post too", "New followers"},
  };
  // clang-format on
}

}  // namespace ssi
