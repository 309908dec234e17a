// SPDX-License-Identifier: MIT
#ifndef SSI_SRC_FILES_MODEL_READER_HPP
#define SSI_SRC_FILES_MODEL_READER_HPP

#include <cstddef>
#include <string>
#include <string_view>

#include "ssi/model/model.hpp"

namespace ssi::internal {

/// The longest model file: the standard model has 9 KB.
inline constexpr std::size_t kMostModelBytes = std::size_t{1} << 20;

/// parse_model() of ssi/files/model_file.hpp.
Model read_model(std::string_view toml, const std::string& file);

}  // namespace ssi::internal

#endif  // SSI_SRC_FILES_MODEL_READER_HPP
