# The package as its users meet it: installed static and shared, moved to another place, and used
# by a project of its own (tests/consumer) through find_package, pkg-config and add_subdirectory.
# `ctest -L package` runs these alone.
set(package_dir ${PROJECT_BINARY_DIR}/package)

# What the projects that these tests configure take over from this build.
set(package_cache
  -DCMAKE_CXX_COMPILER=${CMAKE_CXX_COMPILER}
  -DCMAKE_CXX_FLAGS=${CMAKE_CXX_FLAGS}
  -DCMAKE_PREFIX_PATH=${CMAKE_PREFIX_PATH})

# Adds a test that builds a project, with the given cache entries, and runs a command of it.
function(ssi_add_build_test name source_dir command)
  add_test(NAME package.${name}
    COMMAND ${CMAKE_CTEST_COMMAND}
      --build-and-test ${source_dir} ${package_dir}/${name}
      --build-generator ${CMAKE_GENERATOR} --build-noclean
      --build-options ${package_cache} ${ARGN}
      --test-command ${command})
  set_tests_properties(package.${name} PROPERTIES LABELS package TIMEOUT 600)
endfunction()

# Adds a test that builds and runs tests/consumer. Debug, here and below, compiles fastest and
# leaves the most symbols to link.
function(ssi_add_consumer_test name)
  ssi_add_build_test(${name} ${CMAKE_CURRENT_SOURCE_DIR}/consumer ${package_dir}/${name}/consumer
    -DCMAKE_BUILD_TYPE=Debug ${ARGN})
endfunction()

# Adds a test that installs a build tree into <package_dir>/<name>, by way of another place, and
# consumer tests that use it from there.
function(ssi_add_installed_tests name build_dir libdir library_type)
  set(prefix ${package_dir}/${name})
  add_test(NAME package.${name}
    COMMAND ${CMAKE_COMMAND} -D BUILD_DIR=${build_dir} -D PREFIX=${prefix}
      -P ${CMAKE_CURRENT_SOURCE_DIR}/install_and_move.cmake)
  set_tests_properties(package.${name} PROPERTIES LABELS package FIXTURES_SETUP ssi_${name})

  # --fresh: what the consumer knew of an earlier package must not hide what is wrong with this one.
  ssi_add_consumer_test(${name}_by_find_package
    --fresh -Dssi_ROOT=${prefix} -DCONSUMER_EXPECTS=${library_type})
  set_tests_properties(package.${name}_by_find_package PROPERTIES FIXTURES_REQUIRED ssi_${name})
  find_package(PkgConfig QUIET)
  if(PkgConfig_FOUND)
    ssi_add_consumer_test(${name}_by_pkg_config --fresh -DCONSUMER_FINDS_SSI_BY=pkg-config)
    set_tests_properties(package.${name}_by_pkg_config PROPERTIES
      FIXTURES_REQUIRED ssi_${name}
      ENVIRONMENT PKG_CONFIG_PATH=${prefix}/${libdir}/pkgconfig)
  endif()
endfunction()

ssi_add_installed_tests(static ${PROJECT_BINARY_DIR} ${CMAKE_INSTALL_LIBDIR} STATIC_LIBRARY)

# The library alone, in a folder for libraries that is two levels deep where the system has such.
cmake_path(APPEND multiarch_libdir lib ${CMAKE_LIBRARY_ARCHITECTURE})
ssi_add_build_test(shared_build ${PROJECT_SOURCE_DIR} ${CMAKE_COMMAND}
  -DCMAKE_BUILD_TYPE=Debug -DBUILD_SHARED_LIBS=ON -DCMAKE_INSTALL_LIBDIR=${multiarch_libdir}
  -DSSI_BUILD_COMMAND=OFF -DSSI_BUILD_TESTS=OFF -DSSI_BUILD_BENCHMARKS=OFF -DSSI_BUILD_EXAMPLES=OFF)
set_tests_properties(package.shared_build PROPERTIES PROCESSORS 2 FIXTURES_SETUP ssi_shared_build)
ssi_add_installed_tests(shared ${package_dir}/shared_build ${multiarch_libdir} SHARED_LIBRARY)
set_tests_properties(package.shared PROPERTIES FIXTURES_REQUIRED ssi_shared_build)

# What it exports, and under which name programs load it.
add_test(NAME package.exports COMMAND sh ${CMAKE_CURRENT_SOURCE_DIR}/exports_test.sh
  ${package_dir}/shared/${multiarch_libdir}/libssi.so ${PROJECT_VERSION} ${PROJECT_SOURCE_DIR}/include/ssi)
set_tests_properties(package.exports PROPERTIES LABELS package FIXTURES_REQUIRED ssi_shared)

ssi_add_consumer_test(embedded -DCONSUMER_FINDS_SSI_BY=subdirectory)
# Fetched from this tree, so that what is not committed yet is tested; and as a shared library, as no
# other test embeds that.
ssi_add_consumer_test(fetched -DCONSUMER_FINDS_SSI_BY=fetch -DBUILD_SHARED_LIBS=ON
  -DFETCHCONTENT_SOURCE_DIR_SSI=${PROJECT_SOURCE_DIR})
set_tests_properties(package.embedded package.fetched PROPERTIES PROCESSORS 2)

# Public headers, by this build's compiler and by the other one where it is installed.
set(header_compilers ${CMAKE_CXX_COMPILER})
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  find_program(SSI_OTHER_COMPILER clang++)
else()
  find_program(SSI_OTHER_COMPILER g++)
endif()
mark_as_advanced(SSI_OTHER_COMPILER)
if(SSI_OTHER_COMPILER)
  list(APPEND header_compilers ${SSI_OTHER_COMPILER})
endif()
foreach(compiler ${header_compilers})
  get_filename_component(name ${compiler} NAME)
  add_test(NAME package.headers_with_${name}
    COMMAND sh ${CMAKE_CURRENT_SOURCE_DIR}/headers_test.sh ${compiler} ${PROJECT_SOURCE_DIR}/include)
  set_tests_properties(package.headers_with_${name} PROPERTIES LABELS package TIMEOUT 600)
endforeach()
