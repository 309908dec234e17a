# Makes what is about to be packed follow Debian's policy: CPack runs this once the components lie
# in folders of their own.
cmake_policy(VERSION 3.25)
set(folders "")
foreach(component ${CPACK_COMPONENTS_ALL})
  string(TOUPPER ${component} upper)
  set(root ${CPACK_TEMPORARY_DIRECTORY}/${component}/usr)
  set(package ${CPACK_DEBIAN_${upper}_PACKAGE_NAME})
  set(doc ${root}/share/doc/${package})

  if(EXISTS ${root}/share/doc/ssi/LICENSE)  # the copyright file says it; folders bear packages' names
    file(REMOVE ${root}/share/doc/ssi/LICENSE)
    file(CREATE_LINK copyright ${root}/share/doc/ssi/LICENSE SYMBOLIC)  # pages link to it
    file(RENAME ${root}/share/doc/ssi ${doc})
  endif()
  if(EXISTS ${root}/share/zsh/site-functions)
    file(RENAME ${root}/share/zsh/site-functions ${root}/share/zsh/vendor-completions)
  endif()

  file(MAKE_DIRECTORY ${doc})
  file(COPY ${CPACK_SSI_DEBIAN_DIR}/copyright DESTINATION ${doc})
  file(COPY_FILE ${CPACK_SSI_DEBIAN_DIR}/changelog ${doc}/changelog.Debian)
  file(GLOB to_compress ${doc}/changelog.Debian ${root}/share/man/man1/*.1)
  execute_process(COMMAND gzip --best --no-name ${to_compress} COMMAND_ERROR_IS_FATAL ANY)
endforeach()
