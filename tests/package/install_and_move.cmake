# Installs the build tree BUILD_DIR, then moves what was installed to PREFIX: a package that knows
# where it was installed fails there.
file(REMOVE_RECURSE ${PREFIX} ${PREFIX}_elsewhere)
execute_process(COMMAND ${CMAKE_COMMAND} --install ${BUILD_DIR} --prefix ${PREFIX}_elsewhere
  COMMAND_ERROR_IS_FATAL ANY)
file(RENAME ${PREFIX}_elsewhere ${PREFIX})
