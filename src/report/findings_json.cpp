// SPDX-License-Identifier: MIT
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "report/json_parts.hpp"
#include "ssi/report/json.hpp"

namespace ssi {
namespace {

using internal::Json;

template <class T>
Json value_or_null(const std::optional<T>& value) {
  return value ? Json(*value) : Json(nullptr);
}

Json notes_of(const std::vector<MemberNote>& notes) {
  Json result = Json::array();
  for (const MemberNote& note : notes) {
    Json& json = result.emplace_back(Json{{"line", note.line}});
    if (note.column) json["cell"] = note.cell;
    if (!note.rule.empty()) json["rule"] = note.rule;
  }
  return result;
}

const char* name_of(ColumnCheck::Use use) {
  switch (use) {
    case ColumnCheck::Use::id:
      return "id";
    case ColumnCheck::Use::signal:
      return "signal";
    case ColumnCheck::Use::unused:
      break;
  }
  return "unused";
}

Json labels_of(const ColumnCheck& column) {
  if (!column.labels) return nullptr;
  return {{"labels", column.labels->labels},
          {"small_cohorts", column.labels->small_cohorts},
          {"alike", column.labels->alike}};
}

Json column_of(const ColumnCheck& column) {
  const SpellingCounts& converted = column.converted;
  return {{"column", column.name},
          {"use", name_of(column.use)},
          {"signal", column.signal.empty() ? Json(nullptr) : Json(column.signal)},
          {"suggestion", value_or_null(column.suggestion)},
          {"filled", column.filled},
          {"missing", column.missing},
          {"bad", column.bad},
          {"first_bad", notes_of(column.first_bad)},
          {"converted",
           {{"padded", converted.padded},
            {"point_zero", converted.point_zero},
            {"flag_words", converted.flag_words},
            {"missing_words", converted.missing_words}}},
          {"first_converted", notes_of(column.first_converted)},
          {"smallest", value_or_null(column.smallest)},
          {"median", value_or_null(column.median)},
          {"largest", value_or_null(column.largest)},
          {"labels", labels_of(column)}};
}

Json contradictions_of(const MemberFindings& findings) {
  Json result = Json::array();
  for (const Contradiction& c : findings.contradictions) {
    result.push_back({{"larger", c.larger},
                      {"smaller", c.smaller},
                      {"members", c.members},
                      {"first_id", c.first_id}});
  }
  return result;
}

}  // namespace

std::string to_json(const MemberFindings& findings) {
  Json result = internal::header_of(findings.model);
  result["file"] = findings.file;
  result["can_be_scored"] = findings.faults() == 0;
  result["faults"] = findings.faults();
  result["encoding"] = findings.encoding;
  result["separator"] = std::string(1, findings.separator);
  result["rows"] = findings.rows;
  result["minimum_cohort"] = findings.minimum_cohort;
  result["header_faults"] = findings.header_faults;
  Json& columns = result["columns"] = Json::array();
  for (const ColumnCheck& column : findings.columns) columns.push_back(column_of(column));
  result["absent_signals"] = findings.absent_signals;
  result["bad_records"] = findings.bad_records;
  result["first_bad_records"] = notes_of(findings.first_bad_records);
  result["end"] = findings.end ? Json{{"line", findings.end->line}, {"rule", findings.end->rule}}
                               : Json(nullptr);
  result["repeated_ids"] = findings.repeated_ids;
  result["first_repeated_ids"] = findings.first_repeated_ids;
  result["rows_without_signals"] = findings.rows_without_signals;
  result["contradictions"] = contradictions_of(findings);
  return internal::text_of(result);
}

}  // namespace ssi
