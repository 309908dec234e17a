# Finds libzip and defines libzip::zip. The package file of Conan or vcpkg knows what a static libzip needs;
# Debian's own asks for programs of another package, and fails without them, so that it is passed over.
find_package(libzip CONFIG QUIET NO_SYSTEM_ENVIRONMENT_PATH NO_CMAKE_SYSTEM_PATH)
if(NOT TARGET libzip::zip)
  find_path(libzip_INCLUDE_DIR zip.h)
  find_library(libzip_LIBRARY zip)
  mark_as_advanced(libzip_DIR libzip_INCLUDE_DIR libzip_LIBRARY)
  include(FindPackageHandleStandardArgs)
  find_package_handle_standard_args(libzip REQUIRED_VARS libzip_LIBRARY libzip_INCLUDE_DIR)
  if(libzip_FOUND)
    add_library(libzip::zip UNKNOWN IMPORTED)
    set_target_properties(libzip::zip PROPERTIES
      IMPORTED_LOCATION "${libzip_LIBRARY}"
      INTERFACE_INCLUDE_DIRECTORIES "${libzip_INCLUDE_DIR}")
  endif()
endif()
