# What every target of the project has in common. Nothing here reaches a consumer.
option(SSI_WARNINGS_AS_ERRORS "Treat warnings as errors" OFF)
set(SSI_SANITIZERS "" CACHE STRING "Sanitizers to build with, such as address,undefined")

# Sets one of the project's targets up: warnings, visibility, sanitizers.
function(ssi_configure_target target)
  set_target_properties(${target} PROPERTIES
    CXX_EXTENSIONS OFF
    CXX_VISIBILITY_PRESET hidden
    VISIBILITY_INLINES_HIDDEN ON)
  target_compile_options(${target} PRIVATE -Wall -Wextra -Wpedantic -Wconversion -Wshadow
    -Wold-style-cast $<$<BOOL:${SSI_WARNINGS_AS_ERRORS}>:-Werror>)
  # GCC 12 sees overlapping copies, and ones of impossible lengths, in correct uses of std::string
  # such as "x" + std::to_string(i) (GCC bugs 105329 and 105651, mended in 13). Clang still checks.
  if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 13)
    target_compile_options(${target} PRIVATE -Wno-restrict -Wno-stringop-overflow
      -Wno-array-bounds)
  endif()
  if(SSI_SANITIZERS)
    target_compile_options(${target} PRIVATE -fsanitize=${SSI_SANITIZERS}
      -fno-sanitize-recover=all -fno-omit-frame-pointer)
    target_link_options(${target} PRIVATE -fsanitize=${SSI_SANITIZERS})
    if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")  # wrong of std::regex in a sanitized build: bug 105562
      target_compile_options(${target} PRIVATE -Wno-maybe-uninitialized)
    endif()
  endif()
endfunction()
