// SPDX-License-Identifier: MIT
#ifndef SSI_FILES_SIGNAL_FILE_HPP
#define SSI_FILES_SIGNAL_FILE_HPP

#include <string>

#include "ssi/export.hpp"
#include "ssi/model/model.hpp"

namespace ssi {

/// Returns the signals of a model's catalogue as CSV, a row for each: `signal`, `kind`, `scope`,
/// `counts`, and `terms`, the terms that read it as competency.term, with spaces between them; of a
/// competency that is no sum of terms its name alone.
SSI_EXPORT std::string signals_to_csv(const Model& model);

/// Returns the header line of a member table to fill in: `member_id` and the signals that the model
/// reads, in the catalogue's order.
SSI_EXPORT std::string member_table_header(const Model& model);

}  // namespace ssi

#endif  // SSI_FILES_SIGNAL_FILE_HPP
