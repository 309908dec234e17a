// SPDX-License-Identifier: MIT
//
// Where tests find files. Paths of a machine are in paths.cpp alone, so that a compiler cache can
// serve all other tests in any clone.
#ifndef SSI_TESTS_SUPPORT_PATHS_HPP
#define SSI_TESTS_SUPPORT_PATHS_HPP

#include <string>

namespace paths {

/// A file below tests/golden.
std::string golden(const std::string& name);

/// A file of the project, named from its root.
std::string source(const std::string& name);

/// A file of the folder that real member sets and other projects' figures may be in. Tests that
/// want one skip where it does not exist.
std::string shared(const std::string& name);

}  // namespace paths

#endif  // SSI_TESTS_SUPPORT_PATHS_HPP
