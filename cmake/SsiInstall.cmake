# cmake --install, find_package(ssi) and pkg-config. Components, which become packages: the library that
# programs load, that with the C interface, what it takes to build with them, and the command.
include(CMakePackageConfigHelpers)

set(SSI_PACKAGE_DIR ${CMAKE_INSTALL_LIBDIR}/cmake/ssi)

install(TARGETS ssi EXPORT ssi-targets
  LIBRARY COMPONENT ssi_library NAMELINK_COMPONENT ssi_development
  ARCHIVE COMPONENT ssi_development
  FILE_SET HEADERS COMPONENT ssi_development)
if(SSI_BUILD_C)
  install(TARGETS ssi_c EXPORT ssi-targets
    LIBRARY COMPONENT ssi_c_library NAMELINK_COMPONENT ssi_development
    FILE_SET HEADERS COMPONENT ssi_development)
endif()
install(EXPORT ssi-targets NAMESPACE ssi:: DESTINATION ${SSI_PACKAGE_DIR} COMPONENT ssi_development)
configure_package_config_file(${PROJECT_SOURCE_DIR}/cmake/ssi-config.cmake.in
  ${PROJECT_BINARY_DIR}/ssi-config.cmake INSTALL_DESTINATION ${SSI_PACKAGE_DIR})
write_basic_package_version_file(${PROJECT_BINARY_DIR}/ssi-config-version.cmake
  COMPATIBILITY SameMinorVersion)
install(FILES ${PROJECT_BINARY_DIR}/ssi-config.cmake ${PROJECT_BINARY_DIR}/ssi-config-version.cmake
  ${PROJECT_SOURCE_DIR}/cmake/Findlibzip.cmake
  DESTINATION ${SSI_PACKAGE_DIR} COMPONENT ssi_development)

# The pkg-config file finds the prefix from where it lies itself, however deep that is, so that an
# installed tree can be moved; unless a packager set absolute directories.
if(IS_ABSOLUTE "${CMAKE_INSTALL_LIBDIR}")
  set(SSI_PC_PREFIX ${CMAKE_INSTALL_PREFIX})
else()
  file(RELATIVE_PATH SSI_PC_PREFIX /${CMAKE_INSTALL_LIBDIR}/pkgconfig /)
  string(REGEX REPLACE "/$" "" SSI_PC_PREFIX "\${pcfiledir}/${SSI_PC_PREFIX}")
endif()
cmake_path(APPEND SSI_PC_INCLUDEDIR "\${prefix}" "${CMAKE_INSTALL_INCLUDEDIR}")
cmake_path(APPEND SSI_PC_LIBDIR "\${prefix}" "${CMAKE_INSTALL_LIBDIR}")
# A static library needs its private dependencies linked too; a shared one has them inside. They
# stand in Libs and not in Libs.private, as no other libssi is there to link without --static.
if(BUILD_SHARED_LIBS)
  set(SSI_PC_LIBS "-lssi")
else()
  set(SSI_PC_LIBS "-lssi -lspdlog -lfmt -pthread")
  if(SSI_ZIP)  # before zlib, which it needs, too
    string(APPEND SSI_PC_LIBS " -lzip")
  endif()
  if(SSI_GZIP)
    string(APPEND SSI_PC_LIBS " -lz")
  endif()
  set(SSI_PC_CFLAGS "-DSSI_STATIC_DEFINE")
endif()
configure_file(${PROJECT_SOURCE_DIR}/cmake/ssi.pc.in ${PROJECT_BINARY_DIR}/ssi.pc @ONLY)
if(SSI_BUILD_C)
  configure_file(${PROJECT_SOURCE_DIR}/cmake/ssi_c.pc.in ${PROJECT_BINARY_DIR}/ssi_c.pc @ONLY)
  install(FILES ${PROJECT_BINARY_DIR}/ssi_c.pc
    DESTINATION ${CMAKE_INSTALL_LIBDIR}/pkgconfig COMPONENT ssi_development)
endif()
install(FILES ${PROJECT_BINARY_DIR}/ssi.pc
  DESTINATION ${CMAKE_INSTALL_LIBDIR}/pkgconfig COMPONENT ssi_development)

# The documentation lies as it does in the source, so that its links lead to pages that are there,
# too; those to the headers lead to where they are installed. tests/package/documentation_test.py
# follows all of them.
file(RELATIVE_PATH SSI_DOC_TO_HEADERS ${CMAKE_INSTALL_FULL_DOCDIR} ${CMAKE_INSTALL_FULL_INCLUDEDIR}/ssi)
foreach(page README.md docs/library.md)
  file(READ ${PROJECT_SOURCE_DIR}/${page} text)
  string(REPLACE "](include/ssi)" "](${SSI_DOC_TO_HEADERS})" text "${text}")
  string(REPLACE "](../include/ssi)" "](../${SSI_DOC_TO_HEADERS})" text "${text}")
  file(WRITE ${PROJECT_BINARY_DIR}/documentation/${page} "${text}")
  set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/${page})
endforeach()
install(DIRECTORY ${PROJECT_BINARY_DIR}/documentation/
  DESTINATION ${CMAKE_INSTALL_DOCDIR} COMPONENT ssi_development)
foreach(page CHANGELOG.md CONTRIBUTING.md LICENSE SECURITY.md)
  install(FILES ${PROJECT_SOURCE_DIR}/${page}
    DESTINATION ${CMAKE_INSTALL_DOCDIR} COMPONENT ssi_development)
endforeach()
install(DIRECTORY ${PROJECT_SOURCE_DIR}/docs ${PROJECT_SOURCE_DIR}/examples
  DESTINATION ${CMAKE_INSTALL_DOCDIR} COMPONENT ssi_development
  FILES_MATCHING PATTERN "*.md" PATTERN "*.html" PATTERN "*.png" PATTERN "*.cpp" PATTERN "*.csv"
    PATTERN "*.toml" PATTERN "*.sql" PATTERN "*.py" PATTERN "*.rs"
  PATTERN docs/library.md EXCLUDE PATTERN docs/reference.md EXCLUDE)
install(DIRECTORY ${PROJECT_SOURCE_DIR}/bench
  DESTINATION ${CMAKE_INSTALL_DOCDIR} COMPONENT ssi_development
  FILES_MATCHING PATTERN "*.md" PATTERN "*.png")

if(SSI_BUILD_COMMAND)
  if(BUILD_SHARED_LIBS)  # the installed command finds its library from where it lies, too
    file(RELATIVE_PATH SSI_BIN_TO_LIB /${CMAKE_INSTALL_BINDIR} /${CMAKE_INSTALL_LIBDIR})
    set_target_properties(ssi_command PROPERTIES INSTALL_RPATH "$ORIGIN/${SSI_BIN_TO_LIB}")
  endif()
  install(TARGETS ssi_command COMPONENT ssi_command)
endif()

if(PROJECT_IS_TOP_LEVEL)
  include(SsiDebs)
endif()
