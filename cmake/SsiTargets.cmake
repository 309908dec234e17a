# What every target of the project has in common. Nothing here reaches a consumer.
option(SSI_WARNINGS_AS_ERRORS "Treat warnings as errors" OFF)
set(SSI_SANITIZERS "" CACHE STRING "Sanitizers to build with, such as address,undefined")

# ssi_find_package(TARGET PACKAGE ...): calls find_package(), unless the target is there. A project that
# embeds ssi may have brought the dependency itself, and its target is the one to use.
macro(ssi_find_package target)
  if(NOT TARGET ${target})
    find_package(${ARGN} REQUIRED)
  endif()
endmacro()

# Scores are exact because each operation on doubles rounds once, in the order in which it is written.
# These undo options that a project that embeds ssi, or CXXFLAGS, may set for the whole program. Each is
# named, because -fno-fast-math does not undo those that were set by their own names. Nothing may fuse
# two operations either, which is the default on CPUs that can.
set(SSI_EXACT_MATH
  -fno-fast-math
  $<$<CXX_COMPILER_ID:GNU>:-fno-unsafe-math-optimizations>  # clang's would bring traps back
  -fno-associative-math
  -fno-reciprocal-math
  -fno-finite-math-only
  -fsigned-zeros
  -fno-rounding-math
  -ffp-contract=off
  $<$<CXX_COMPILER_ID:GNU>:-fno-single-precision-constant>
  $<$<CXX_COMPILER_ID:Clang,AppleClang>:-fno-approx-func>)
if(CMAKE_SYSTEM_PROCESSOR MATCHES "^(x86_64|AMD64|amd64)$")
  list(APPEND SSI_EXACT_MATH -mfpmath=sse)
endif()

# Sets up one of the project's targets: warnings, visibility, sanitizers. Options of a project that
# embeds ssi must not take away exact arithmetic, exceptions and typeinfo, or a translation unit for each
# file, which unnamed namespaces and the flags of the kernels need.
function(ssi_configure_target target)
  set_target_properties(${target} PROPERTIES
    CXX_EXTENSIONS OFF
    CXX_VISIBILITY_PRESET hidden
    VISIBILITY_INLINES_HIDDEN ON
    UNITY_BUILD OFF)
  target_compile_options(${target} PRIVATE ${SSI_EXACT_MATH} -fexceptions -frtti)
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
