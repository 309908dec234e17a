// SPDX-License-Identifier: MIT
#ifndef SSI_FILES_MODEL_FILE_HPP
#define SSI_FILES_MODEL_FILE_HPP

#include <string>
#include <string_view>

#include "ssi/export.hpp"
#include "ssi/model/model.hpp"

namespace ssi {

/// Reads a model from TOML text; docs/model-files.md describes the keys, and to_toml() shows them.
/// `file` names the text in errors. Throws ModelError, which has every rule broken, unless the text
/// has a syntax error or more than 1 MiB: then it has that alone.
SSI_EXPORT Model parse_model(std::string_view toml, const std::string& file);

/// Reads a model from a file, "-" being standard input. Throws ModelError as parse_model(), and
/// FileError if the file cannot be read.
SSI_EXPORT Model load_model(const std::string& path);

/// Returns the model as commented TOML, from which parse_model() gives the same model, unless texts
/// for people make it longer than 1 MiB. Throws std::invalid_argument if a competency is not a sum
/// of terms: it is code, not data.
SSI_EXPORT std::string to_toml(const Model& model);

}  // namespace ssi

#endif  // SSI_FILES_MODEL_FILE_HPP
