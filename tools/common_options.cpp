// SPDX-License-Identifier: MIT
#include "common_options.hpp"

namespace ssi::command {

Model ModelOptions::load() const {
  const Model model = file.empty() ? Model::standard() : Model::load(file);
  return missing ? model.with_missing(*missing) : model;
}

}  // namespace ssi::command
