# cmake --install, find_package(ssi) and pkg-config.
include(CMakePackageConfigHelpers)

set(SSI_PACKAGE_DIR ${CMAKE_INSTALL_LIBDIR}/cmake/ssi)

install(TARGETS ssi EXPORT ssi-targets FILE_SET HEADERS)
install(EXPORT ssi-targets NAMESPACE ssi:: DESTINATION ${SSI_PACKAGE_DIR})
configure_package_config_file(${PROJECT_SOURCE_DIR}/cmake/ssi-config.cmake.in
  ${PROJECT_BINARY_DIR}/ssi-config.cmake INSTALL_DESTINATION ${SSI_PACKAGE_DIR})
write_basic_package_version_file(${PROJECT_BINARY_DIR}/ssi-config-version.cmake
  COMPATIBILITY SameMinorVersion)
install(FILES ${PROJECT_BINARY_DIR}/ssi-config.cmake ${PROJECT_BINARY_DIR}/ssi-config-version.cmake
  DESTINATION ${SSI_PACKAGE_DIR})

# A static library needs its private dependencies linked too; a shared one has them inside.
if(NOT BUILD_SHARED_LIBS)
  set(SSI_PC_LIBS "-lssi -lspdlog -lfmt -pthread")
  set(SSI_PC_CFLAGS "-DSSI_STATIC_DEFINE")
else()
  set(SSI_PC_LIBS "-lssi")
endif()
configure_file(${PROJECT_SOURCE_DIR}/cmake/ssi.pc.in ${PROJECT_BINARY_DIR}/ssi.pc @ONLY)
install(FILES ${PROJECT_BINARY_DIR}/ssi.pc DESTINATION ${CMAKE_INSTALL_LIBDIR}/pkgconfig)

install(FILES ${PROJECT_SOURCE_DIR}/LICENSE ${PROJECT_SOURCE_DIR}/README.md
  DESTINATION ${CMAKE_INSTALL_DOCDIR})
if(SSI_BUILD_COMMAND)
  install(TARGETS ssi_command)
endif()
