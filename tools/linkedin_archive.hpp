// SPDX-License-Identifier: MIT
#ifndef SSI_TOOLS_LINKEDIN_ARCHIVE_HPP
#define SSI_TOOLS_LINKEDIN_ARCHIVE_HPP

#include <string>

#include "ssi/import/linkedin.hpp"

namespace ssi::command {

/// Returns the standard signal that an option names. Throws UsageError for a name that none has.
Signal signal_of_option(const std::string& option, const std::string& name);

/// Returns what `--set NAME=VALUE` adds to an archive. Throws UsageError.
KnownSignal known_signal(const std::string& name, const std::string& value);

/// Reads an archive that becomes an output. Throws as read_linkedin(), and UsageError for what
/// --set may not add, and for an output that would replace a file of the archive.
ImportedLog read_archive(const std::string& path, const LinkedInOptions& options,
                         const std::string& output);

}  // namespace ssi::command

#endif  // SSI_TOOLS_LINKEDIN_ARCHIVE_HPP
