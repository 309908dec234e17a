// SPDX-License-Identifier: MIT
#ifndef SSI_SRC_REPORT_JSON_PARTS_HPP
#define SSI_SRC_REPORT_JSON_PARTS_HPP

#include <nlohmann/json.hpp>
#include <string>

#include "ssi/model/model.hpp"
#include "ssi/report/notice.hpp"

namespace ssi::internal {

/// Objects whose fields stay in the order that they were set in.
using Json = nlohmann::ordered_json;

/// Returns the beginning of every report.
inline Json header_of(const Model& model) {
  return {{"schema_version", 1},
          {"notice", kNotice},
          {"model", model.id()},
          {"fingerprint", model.fingerprint()},
          {"missing", to_string(model.missing())}};
}

/// Returns a report's text. Text in it that is not UTF-8, which only an application can bring in,
/// does not make it throw.
inline std::string text_of(const Json& report) {
  return report.dump(2, ' ', false, Json::error_handler_t::replace);
}

}  // namespace ssi::internal

#endif  // SSI_SRC_REPORT_JSON_PARTS_HPP
