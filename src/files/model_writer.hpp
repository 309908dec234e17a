// SPDX-License-Identifier: MIT
#ifndef SSI_SRC_FILES_MODEL_WRITER_HPP
#define SSI_SRC_FILES_MODEL_WRITER_HPP

#include <string>

#include "ssi/model/model.hpp"

namespace ssi::internal {

/// to_toml() of ssi/files/model_file.hpp.
std::string write_model(const Model& model);

}  // namespace ssi::internal

#endif  // SSI_SRC_FILES_MODEL_WRITER_HPP
