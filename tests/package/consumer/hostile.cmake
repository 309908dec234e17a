# A project that embeds ssi and has its own options for all that it builds. None may change a score.

# Its dependencies are brought along, as targets: looking for them elsewhere is an error.
foreach(package spdlog Boost nlohmann_json tomlplusplus)
  set(CMAKE_DISABLE_FIND_PACKAGE_${package} ON)
endforeach()
foreach(target spdlog::spdlog Boost::headers nlohmann_json::nlohmann_json
        tomlplusplus::tomlplusplus)
  string(REPLACE "::" "_" name brought_${target})
  add_library(${name} INTERFACE)
  add_library(${target} ALIAS ${name})
endforeach()
# spdlog without a compiled library, unlike Debian's.
target_compile_definitions(brought_spdlog_spdlog INTERFACE SPDLOG_FMT_EXTERNAL FMT_HEADER_ONLY)
find_path(CONSUMER_TOML_INCLUDE_DIR toml++/toml.h REQUIRED)
target_include_directories(brought_tomlplusplus_tomlplusplus INTERFACE ${CONSUMER_TOML_INCLUDE_DIR})

set(CMAKE_UNITY_BUILD ON)
set(CMAKE_UNITY_BUILD_BATCH_SIZE 0)
set(CMAKE_CXX_STANDARD 17)

# Inexact arithmetic, by each way of setting options, and neither exceptions nor typeinfo.
string(APPEND CMAKE_CXX_FLAGS " -Ofast -fno-exceptions -fno-rtti")
add_compile_options(-ffast-math -funsafe-math-optimizations -fassociative-math -freciprocal-math
  -ffinite-math-only -fno-signed-zeros -ffp-contract=fast)
if(CMAKE_SYSTEM_PROCESSOR STREQUAL "x86_64" AND CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  add_compile_options(-mfpmath=387)
endif()
