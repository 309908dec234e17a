# All files of the tree that have to name a version name the VERSION that CMake read from
# include/ssi/version.hpp.
set(failures "")

# expect(FILE REGEX EXPECTED): compares the group of the first match in the file.
function(expect file regex expected)
  file(READ ${SOURCE_DIR}/${file} text)
  if(NOT text MATCHES "${regex}")
    set(failures "${failures}${file} has no version\n" PARENT_SCOPE)
  elseif(NOT CMAKE_MATCH_1 STREQUAL expected)
    set(failures "${failures}${file}: ${CMAKE_MATCH_1} instead of ${expected}\n" PARENT_SCOPE)
  endif()
endfunction()

string(REGEX REPLACE "\\.[0-9]+$" "" series ${VERSION})
expect(packaging/vcpkg/ports/ssi/vcpkg.json "\"version-semver\": \"([0-9.]+)\"" ${VERSION})
expect(packaging/debian/changelog "^ssi \\(([0-9.]+)-[0-9]+\\)" ${VERSION})
expect(CHANGELOG.md "\n## ([0-9.]+)" ${VERSION})
expect(include/ssi/version.hpp "linked library, \"([0-9.]+)\"" ${VERSION})
expect(docs/packaging.md "`libssi([0-9.]+)`" ${series})
expect(docs/packaging.md "`ssi/([0-9.]+)`" ${VERSION})
expect(scripts/check-debs.sh "ssi libssi([0-9.]+)" ${series})
expect(README.md "find_package\\(ssi ([0-9.]+) REQUIRED\\)" ${series})

if(failures)
  message(FATAL_ERROR "${failures}")
endif()
