// SPDX-License-Identifier: MIT
//
// A nightly job: scores yesterday's and today's members, and writes a mail to each who moved by at
// least 5.00 points, with the reasons. Here the mails are printed; pipe them into your mailer.
//
//     who_moved [DATA]     DATA: the folder of members.csv and members_week_2.csv
#include <algorithm>
#include <cstdio>
#include <map>
#include <string>

#include "ssi/error.hpp"
#include "ssi/explain.hpp"
#include "ssi/files/member_file.hpp"
#include "ssi/report.hpp"

namespace {

using namespace ssi::literals;

constexpr ssi::Points kWorthAMail = 5.00_points;

/// Calls `use(id, member)` for each member of a file.
template <class Use>
void for_each_member(const std::string& path, const ssi::Model& model, Use use) {
  ssi::RecordSource source(path);
  const ssi::MemberParser parser(source, model);
  for (ssi::MemberChunk chunk; parser.next(source, chunk);) {
    for (std::size_t row = 0; row < chunk.rows(); ++row) {
      use(std::string(chunk.id(row)), ssi::Member(chunk.members(), row));
    }
  }
}

void mail(const std::string& id, const ssi::Change& change) {
  const ssi::Points moved = change.after - change.before;
  std::printf("To: %s\nSubject: your index %s by %s to %s points\n\n%s\n", id.c_str(),
              moved > ssi::Points() ? "rose" : "fell", to_string(std::max(moved, -moved)).c_str(),
              to_string(change.after).c_str(), to_text(change).c_str());
}

void run(const std::string& data) {
  const ssi::Model model = ssi::Model::standard();
  std::map<std::string, ssi::Member> yesterday;
  for_each_member(
      data + "/members.csv", model,
      [&](const std::string& id, const ssi::Member& member) { yesterday.emplace(id, member); });
  std::size_t mails = 0;
  for_each_member(data + "/members_week_2.csv", model,
                  [&](const std::string& id, const ssi::Member& member) {
                    const auto before = yesterday.find(id);
                    if (before == yesterday.end()) return;  // new, so nothing has changed
                    const ssi::Change change = ssi::change(model, before->second, member);
                    const ssi::Points moved = change.after - change.before;
                    if (std::max(moved, -moved) < kWorthAMail) return;
                    mail(id, change);
                    ++mails;
                  });
  std::printf("%zu mails\n", mails);
}

}  // namespace

int main(int argc, char** argv) {
  const std::string data = argc > 1 ? argv[1] : "examples/data";
  try {
    run(data);
  } catch (const ssi::Error& error) {
    std::fprintf(stderr, "%s\n", error.what());
    return 1;
  }
}
