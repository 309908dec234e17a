// SPDX-License-Identifier: MIT
//
// The headers after those of others that define macros with everyday names: none of these may be a
// name in a public header. The standard library's headers come first, because they use some of
// them.
#include <algorithm>
#include <array>
#include <bit>
#include <cassert>
#include <chrono>
#include <cmath>
#include <compare>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <exception>
#include <filesystem>
#include <functional>
#include <initializer_list>
#include <iosfwd>
#include <iostream>
#include <iterator>
#include <limits>
#include <map>
#include <memory>
#include <mutex>
#include <new>
#include <numeric>
#include <optional>
#include <ranges>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <system_error>
#include <thread>
#include <tuple>
#include <type_traits>
#include <unordered_map>
#include <utility>
#include <variant>
#include <vector>

#define SSI_NOT_A_NAME static_assert(false, "a public header uses a name that is others' macro")

// Qt, unless QT_NO_KEYWORDS is defined.
#define signals SSI_NOT_A_NAME
#define slots SSI_NOT_A_NAME
#define emit SSI_NOT_A_NAME
#define foreach SSI_NOT_A_NAME
#define forever SSI_NOT_A_NAME

// X11.
#define Always SSI_NOT_A_NAME
#define Bool SSI_NOT_A_NAME
#define Complex SSI_NOT_A_NAME
#define False SSI_NOT_A_NAME
#define None SSI_NOT_A_NAME
#define Status SSI_NOT_A_NAME
#define Success SSI_NOT_A_NAME
#define True SSI_NOT_A_NAME
#define Unsorted SSI_NOT_A_NAME

// Windows and its likes, older Boost and Apple.
#define DELETE SSI_NOT_A_NAME
#define DOMAIN SSI_NOT_A_NAME
#define ERROR SSI_NOT_A_NAME
#define IN SSI_NOT_A_NAME
#define NO_ERROR SSI_NOT_A_NAME
#define OUT SSI_NOT_A_NAME
#define OVERFLOW SSI_NOT_A_NAME
#define STRICT SSI_NOT_A_NAME
#define check(condition) SSI_NOT_A_NAME
#define far SSI_NOT_A_NAME
#define interface SSI_NOT_A_NAME
#define max(a, b) SSI_NOT_A_NAME
#define min(a, b) SSI_NOT_A_NAME
#define near SSI_NOT_A_NAME
#define require(condition) SSI_NOT_A_NAME
#define small SSI_NOT_A_NAME
#define verify(condition) SSI_NOT_A_NAME

// The C library and GNU C: <sys/sysmacros.h>, <complex.h>, names of the system without -std=c++20.
#undef linux
#undef unix
#define I SSI_NOT_A_NAME
#define linux 1
#define major(device) SSI_NOT_A_NAME
#define makedev(major, minor) SSI_NOT_A_NAME
#define minor(device) SSI_NOT_A_NAME
#define unix 1

// Logging, testing and debug builds.
#define CHECK(condition) SSI_NOT_A_NAME
#define DEBUG 1
#define FAIL() SSI_NOT_A_NAME
#define INFO SSI_NOT_A_NAME
#define LOG(severity) SSI_NOT_A_NAME
#define TEST(suite, name) SSI_NOT_A_NAME
#define WARNING SSI_NOT_A_NAME

#include "ssi/ssi.hpp"
#include "ssi/synthetic.hpp"
