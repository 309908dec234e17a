// SPDX-License-Identifier: MIT
#ifndef SSI_SRC_FILES_MODEL_READER_HPP
#define SSI_SRC_FILES_MODEL_READER_HPP

#include <string>
#include <string_view>

#include "ssi/model/model.hpp"

namespace ssi::internal {

/// parse_model() of ssi/files/model_file.hpp.
Model read_model(std::string_view toml, const std::string& file);

}  // namespace ssi::internal

#endif  // SSI_SRC_FILES_MODEL_READER_HPP
