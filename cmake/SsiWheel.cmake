# The library of a Python wheel has inside what a system may lack, or have in another version: spdlog and
# fmt as headers here, and the C++ library by a link option. libgcc stays shared: its static version would
# ask for glibc 2.35.
find_path(SSI_SPDLOG_INCLUDE_DIR spdlog/spdlog.h REQUIRED)
find_path(SSI_FMT_INCLUDE_DIR fmt/format.h)
mark_as_advanced(SSI_SPDLOG_INCLUDE_DIR SSI_FMT_INCLUDE_DIR)
add_library(spdlog::spdlog INTERFACE IMPORTED GLOBAL)
target_include_directories(spdlog::spdlog INTERFACE ${SSI_SPDLOG_INCLUDE_DIR})
if(SSI_FMT_INCLUDE_DIR)  # Debian's spdlog has none of its own
  target_include_directories(spdlog::spdlog INTERFACE ${SSI_FMT_INCLUDE_DIR})
  target_compile_definitions(spdlog::spdlog INTERFACE SPDLOG_FMT_EXTERNAL FMT_HEADER_ONLY)
endif()
set(SSI_PYTHON_LINK_OPTIONS -static-libstdc++ LINKER:--gc-sections)
