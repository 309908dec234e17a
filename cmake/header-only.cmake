# Defines the dependencies as targets, from their headers alone: for a build for another CPU, for which
# no packages of them are installed. The preset aarch64 includes it (CMAKE_PROJECT_ssi_INCLUDE): its
# compiler does not look into /usr/include, where these headers are beside this machine's own.
set(SSI_GZIP OFF CACHE BOOL "" FORCE)  # zlib is no header
set(SSI_ZIP OFF CACHE BOOL "" FORCE)  # nor is libzip
set(header_only_dir ${CMAKE_BINARY_DIR}/header-only)
file(MAKE_DIRECTORY ${header_only_dir})
foreach(name boost fmt spdlog nlohmann toml++ CLI)
  find_path(SSI_HEADERS_OF_${name} ${name} PATHS /usr/include REQUIRED NO_DEFAULT_PATH)
  mark_as_advanced(SSI_HEADERS_OF_${name})
  file(CREATE_LINK "${SSI_HEADERS_OF_${name}}/${name}" ${header_only_dir}/${name} SYMBOLIC)
endforeach()

foreach(target Boost::headers spdlog::spdlog nlohmann_json::nlohmann_json
        tomlplusplus::tomlplusplus CLI11::CLI11)
  add_library(${target} INTERFACE IMPORTED GLOBAL)
  target_include_directories(${target} INTERFACE ${header_only_dir})
endforeach()
target_compile_definitions(spdlog::spdlog INTERFACE SPDLOG_FMT_EXTERNAL FMT_HEADER_ONLY)

if(SSI_BUILD_TESTS)  # GoogleTest comes as source
  set(INSTALL_GTEST OFF)
  set(BUILD_GMOCK OFF)
  add_subdirectory(/usr/src/googletest ${CMAKE_BINARY_DIR}/googletest EXCLUDE_FROM_ALL)
  if(NOT TARGET GTest::gtest_main)
    add_library(GTest::gtest_main ALIAS gtest_main)
  endif()
endif()
