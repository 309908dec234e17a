# Debian packages, one for each component: `cmake --workflow --preset package`.
set(CPACK_PACKAGE_VENDOR "the ssi authors")
set(CPACK_PACKAGE_CONTACT "The ssi authors <ssi@example.invalid>")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "")  # the descriptions begin with one each
set(CPACK_STRIP_FILES ON)
set(CPACK_DEB_COMPONENT_INSTALL ON)
set(CPACK_COMPONENTS_ALL ssi_library ssi_c_library ssi_development ssi_command)
set(CPACK_PRE_BUILD_SCRIPTS ${PROJECT_SOURCE_DIR}/packaging/debian/finish.cmake)
set(CPACK_SSI_DEBIAN_DIR ${PROJECT_SOURCE_DIR}/packaging/debian)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_RELEASE 1)
# Finds on which libraries the files depend, but libssi itself, which is said below.
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_GENERATE_SHLIBS ON)
set(CPACK_DEBIAN_PACKAGE_GENERATE_SHLIBS_POLICY ">=")  # the SONAME says what is not compatible
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS_PRIVATE_DIRS ${PROJECT_BINARY_DIR})
set(CPACK_DEBIAN_PACKAGE_CONTROL_STRICT_PERMISSION ON)
set(CPACK_DEBIAN_PACKAGE_PRIORITY optional)
set(CPACK_DEBIAN_COMPRESSION_TYPE xz)

set(ssi_this_version "(= ${PROJECT_VERSION}-${CPACK_DEBIAN_PACKAGE_RELEASE})")
set(ssi_library_package libssi${PROJECT_VERSION_MAJOR}.${PROJECT_VERSION_MINOR})
set(ssi_about "Four competencies of 0 to 25 points each, added up to 0 to 100, for one member
of a professional network or for millions. Every point can be explained,
members can be compared with their industry, and the model is a file that can
be read and changed. It is not LinkedIn's formula, and not affiliated with
LinkedIn.")

set(CPACK_DEBIAN_SSI_LIBRARY_PACKAGE_NAME ${ssi_library_package})
set(CPACK_DEBIAN_SSI_LIBRARY_PACKAGE_SECTION libs)
set(CPACK_DEBIAN_SSI_LIBRARY_PACKAGE_CONTROL_EXTRA ${PROJECT_SOURCE_DIR}/packaging/debian/triggers)
set(CPACK_DEBIAN_SSI_LIBRARY_DESCRIPTION "open Social Selling Index, shared library
${ssi_about}
.
This package holds the library that programs load.")

file(STRINGS ${PROJECT_SOURCE_DIR}/include/ssi/ssi.h ssi_abi REGEX "^#define SSI_ABI ")
string(REGEX REPLACE "^#define SSI_ABI " "" ssi_abi "${ssi_abi}")
set(ssi_c_library_package libssi-c${ssi_abi})
set(CPACK_DEBIAN_SSI_C_LIBRARY_PACKAGE_NAME ${ssi_c_library_package})
set(CPACK_DEBIAN_SSI_C_LIBRARY_PACKAGE_SECTION libs)
set(CPACK_DEBIAN_SSI_C_LIBRARY_PACKAGE_CONTROL_EXTRA ${PROJECT_SOURCE_DIR}/packaging/debian/triggers)
set(CPACK_DEBIAN_SSI_C_LIBRARY_DESCRIPTION "open Social Selling Index, shared library for C
${ssi_about}
.
This package holds the library that programs in C, and in languages that call
C, load. Tables come and go as Arrow streams.")

set(CPACK_DEBIAN_SSI_DEVELOPMENT_PACKAGE_NAME libssi-dev)
set(CPACK_DEBIAN_SSI_DEVELOPMENT_PACKAGE_SECTION libdevel)
set(CPACK_DEBIAN_SSI_DEVELOPMENT_PACKAGE_DEPENDS
  "${ssi_library_package} ${ssi_this_version}, ${ssi_c_library_package} ${ssi_this_version}")
set(CPACK_DEBIAN_SSI_DEVELOPMENT_DESCRIPTION "open Social Selling Index, development files
${ssi_about}
.
This package holds the headers, and what CMake and pkg-config need to know.")

set(CPACK_DEBIAN_SSI_COMMAND_PACKAGE_NAME ssi)
set(CPACK_DEBIAN_SSI_COMMAND_PACKAGE_SECTION utils)
set(CPACK_DEBIAN_SSI_COMMAND_PACKAGE_DEPENDS "${ssi_library_package} ${ssi_this_version}")
set(CPACK_DEBIAN_SSI_COMMAND_DESCRIPTION "compute an open Social Selling Index
${ssi_about}
.
This package holds the command, with its manual page and shell completions.")

include(CPack)
