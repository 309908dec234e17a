// SPDX-License-Identifier: MIT
#include "commands/signals_on_day.hpp"

#include <algorithm>
#include <chrono>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "input_rules.hpp"
#include "messages.hpp"
#include "output_file.hpp"
#include "progress_bar.hpp"
#include "score_report.hpp"
#include "ssi/files/member_table_file.hpp"
#include "ssi/pipeline.hpp"

namespace ssi::command {
namespace {

constexpr std::size_t kRows = 4096;  // members written at a time

MemberTableWriter table_for(const Model& model, const std::vector<Signal>& signals,
                            const ActivityInput& input) {
  std::vector<std::string> texts;
  for (const TextColumn& column : input.texts()) texts.push_back(column.name());
  refuse_repeated_column("member table",
                         MemberTableWriter::repeated_column(model.catalogue(), signals, texts));
  return {model.catalogue(), signals, texts};
}

void write(const ActivityInput& input, const MemberTableWriter& table, const MemberTable& members,
           const std::vector<std::uint32_t>& rows, const Execution& execution, OutputFile& output) {
  struct Slice {
    std::span<const std::uint32_t> rows;
    std::string text;
  };
  ProgressBar progress("writing", output.is_terminal());
  std::string header;
  table.append_header(header);
  output.write(header);
  std::size_t next = 0;
  run_pipeline<Slice>(
      execution,
      [&](Slice& slice) {
        if (next == rows.size()) return false;
        progress.show(next, rows.size());
        slice.rows = std::span(rows).subspan(next, std::min(kRows, rows.size() - next));
        next += slice.rows.size();
        return true;
      },
      [&](Slice& slice) {
        slice.text.clear();
        std::vector<std::string_view> texts(input.texts().size());
        for (const std::uint32_t member : slice.rows) {
          for (std::size_t i = 0; i < texts.size(); ++i) texts[i] = input.texts()[i][member];
          table.append(slice.text, members, member, input.log().id(member), texts);
        }
      },
      [&](const Slice& slice) { output.write(slice.text); });
}

}  // namespace

void write_signals_on_day(const SignalsOnDayOptions& options) {
  const auto begin = std::chrono::steady_clock::now();
  refuse_wrong_files(options);
  const Model model = options.model.load();
  const WantedSignals wanted = options.all ? WantedSignals::all : WantedSignals::used;
  OutputFile output(options.output);
  const ActivityInput input(options, model, {.signals = wanted, .texts = true},
                            output.is_terminal());
  const MemberTableWriter table = table_for(model, signals_of(model, wanted), input);
  const SignalTable signals =
      signals_on(input.log(), model, options.day, options.execution(), wanted);
  const std::vector<std::uint32_t> rows = members_on(input.log(), options.day);
  output.release();
  write(input, table, signals.members(), rows, options.execution(), output);
  output.commit();
  const std::chrono::duration<double> seconds = std::chrono::steady_clock::now() - begin;
  say(input.report() + speed_report(rows.size(), seconds.count()));
}

}  // namespace ssi::command
