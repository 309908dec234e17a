// SPDX-License-Identifier: MIT
#include "ssi/files/action_file.hpp"

#include "base/log.hpp"
#include "files/action_reader.hpp"
#include "files/action_writer.hpp"
#include "files/byte_source.hpp"
#include "files/toml_value.hpp"

namespace ssi {

ActionList parse_actions(std::string_view toml, const std::string& file,
                         const SignalCatalogue& catalogue) {
  ActionList actions = internal::read_actions(toml, file, catalogue);
  internal::log(LogLevel::info, "{}: {} actions ({})", file, actions.actions().size(),
                actions.id());
  return actions;
}

ActionList load_actions(const std::string& path, const SignalCatalogue& catalogue) {
  internal::ByteSource source(path);
  std::string toml;
  source.append_rest_to(toml, internal::kMostTomlBytes);
  return parse_actions(toml, source.name(), catalogue);
}

std::string to_toml(const ActionList& actions) { return internal::write_actions(actions); }

}  // namespace ssi
