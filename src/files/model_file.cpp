// SPDX-License-Identifier: MIT
#include "ssi/files/model_file.hpp"

#include "base/log.hpp"
#include "files/byte_source.hpp"
#include "files/model_reader.hpp"
#include "files/model_writer.hpp"
#include "files/toml_value.hpp"

namespace ssi {

Model parse_model(std::string_view toml, const std::string& file) {
  Model model = internal::read_model(toml, file);
  internal::log(LogLevel::info, "{}: model {} ({})", file, model.id(), model.fingerprint());
  return model;
}

Model load_model(const std::string& path) {
  internal::ByteSource source(path);
  std::string toml;
  source.append_rest_to(toml, internal::kMostTomlBytes);
  return parse_model(toml, source.name());
}

// Defined here, because the model room is below this one and knows no files.
Model Model::load(const std::string& path) { return load_model(path); }

std::string to_toml(const Model& model) { return internal::write_model(model); }

}  // namespace ssi
