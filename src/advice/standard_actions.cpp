// SPDX-License-Identifier: MIT
#include <utility>

#include "ssi/advice/action.hpp"

namespace ssi {
namespace {

ActionListDefinition standard_definition() {
  return {
      "standard-actions-1",
      "minutes",
      {
          {"add_photo", "Add a profile photo", 10, 1, {{"has_photo", 1}}, {}},
          {"add_headline", "Write a headline", 5, 1, {{"has_headline", 1}}, {}},
          {"write_summary", "Write a summary", 30, 1, {{"has_summary", 1}}, {}},
          {"describe_position", "Describe a job in the history", 15, 3, {{"positions", 1}}, {}},
          {"add_education", "Add an education entry", 5, 1, {{"education", 1}}, {}},
          {"list_skill", "List a skill", 1, 10, {{"skills", 1}}, {}},
          {"add_certification",
           "Add a licence or certification",
           10,
           2,
           {{"certifications", 1}},
           {}},
          {"add_volunteering",
           "Add a volunteer, board or community role",
           5,
           1,
           {{"volunteering", 1}},
           {}},
          {"add_media", "Add a picture, video or document", 10, 2, {{"media", 1}}, {}},
          {"recommend",
           "Recommend a colleague and ask for one in return",
           20,
           5,
           {{"recommendations_given", 1}},
           {{"recommendations_received", 30}}},
          {"publish_post",
           "Publish a post or an article",
           60,
           13,
           {{"posts", 1}},
           {{"post_reactions", 800}, {"post_comments", 150}, {"followers_gained", 100}}},
          {"share",
           "Share somebody's content with a remark",
           10,
           39,
           {{"shares", 1}},
           {{"share_reactions", 300}, {"share_comments", 50}, {"share_reshares", 10}}},
          {"comment", "Comment on somebody's content", 5, 65, {{"comments_made", 1}}, {}},
          {"react", "React to somebody's content", 1, 130, {{"reactions_given", 1}}, {}},
          {"contribute_to_group",
           "Post or comment in a group",
           10,
           26,
           {{"group_contributions", 1}},
           {}},
          {"join_group", "Join a group", 2, 5, {{"groups_joined", 1}}, {}},
          {"search_people", "Search for people", 3, 130, {{"people_searches", 1}}, {}},
          {"view_profile",
           "View somebody's profile",
           1,
           300,
           {{"profile_views_made", 1}},
           {{"profile_views_received", 10}}},
          {"contact_decision_maker",
           "Write to a decision-maker",
           15,
           40,
           {{"decision_makers_contacted", 1}, {"people_contacted", 1}, {"messages_sent", 1}},
           {{"messages_answered", 20}}},
          {"contact_person",
           "Write to somebody else",
           10,
           40,
           {{"people_contacted", 1}, {"messages_sent", 1}},
           {{"messages_answered", 35}}},
          {"invite",
           "Invite somebody to connect",
           3,
           60,
           {{"invitations_sent", 1}, {"people_contacted", 1}},
           {{"invitations_accepted", 40}, {"connections", 40}}},
          {"search_with_premium_tool",
           "Search with the premium tool",
           3,
           60,
           {{"advanced_searches", 1}},
           {}},
          {"save_lead", "Save a lead", 2, 100, {{"leads_saved", 1}}, {}},
          {"save_account", "Save an account", 2, 50, {{"accounts_saved", 1}}, {}},
      },
  };
}

}  // namespace

ActionList ActionList::standard() {
  static const ActionList standard(standard_definition());
  return standard;
}

}  // namespace ssi
