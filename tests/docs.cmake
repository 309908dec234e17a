# The documentation as tests: the C++ of its pages is compiled and run, and its commands print what
# the pages say.

# ssi_test_page(PAGE.md): PAGE is relative to the project.
function(ssi_test_page page)
  get_filename_component(id ${page} NAME_WE)
  ssi_compile_page(${page} ${id})
  if(SSI_BUILD_COMMAND)
    add_test(NAME docs.${id}.commands COMMAND sh ${CMAKE_CURRENT_SOURCE_DIR}/docs_test.sh
      ${PROJECT_SOURCE_DIR}/${page} $<TARGET_FILE:ssi_command> ${PROJECT_SOURCE_DIR}
      ${CMAKE_CURRENT_BINARY_DIR}/docs/${id})
  endif()
endfunction()

# Makes one program of the ```cpp blocks of a page: declarations (from #include, class, /// ... on)
# go before main(), statements into it, in the order of the page, so that blocks can use what
# earlier ones declare. A block with a main() of its own is a program of its own. What a comment
# "// prints ..." says must come out, in that order.
function(ssi_compile_page page id)
  set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/${page})
  file(READ ${PROJECT_SOURCE_DIR}/${page} rest)
  set(fence "\n```cpp\n")
  set(declarations "")
  set(statements "")
  set(line 1)
  set(programs 0)
  while(TRUE)
    string(FIND "${rest}" "${fence}" begin)
    if(begin EQUAL -1)
      break()
    endif()
    string(LENGTH "${fence}" length)
    math(EXPR begin "${begin} + ${length}")
    string(SUBSTRING "${rest}" 0 ${begin} before)
    string(SUBSTRING "${rest}" ${begin} -1 rest)
    string(FIND "${rest}" "\n```" end)
    string(SUBSTRING "${rest}" 0 ${end} block)
    string(SUBSTRING "${rest}" ${end} -1 rest)
    ssi_count_lines("${before}" lines)
    math(EXPR line "${line} + ${lines}")
    set(text "#line ${line} \"${page}\"\n${block}\n")
    ssi_count_lines("${block}" lines)
    math(EXPR line "${line} + ${lines}")
    if(block MATCHES "int main\\(")
      math(EXPR programs "${programs} + 1")
      ssi_add_page_program(${id}-${programs} "${text}")
    elseif(block MATCHES "^(#include|class |struct |namespace |template |using namespace |///)")
      string(APPEND declarations "${text}")
    else()
      string(APPEND statements "${text}")
    endif()
  endwhile()
  if(NOT statements STREQUAL "")
    ssi_add_page_program(${id}
      "#include \"ssi/ssi.hpp\"\n${declarations}\nint main() {\n${statements}\n}\n")
  endif()
endfunction()

function(ssi_count_lines text result)
  string(REGEX REPLACE "[^\n]" "" newlines "${text}")
  string(LENGTH "${newlines}" count)
  set(${result} ${count} PARENT_SCOPE)
endfunction()

function(ssi_add_page_program name text)
  set(source ${CMAKE_CURRENT_BINARY_DIR}/docs/${name}.cpp)
  file(CONFIGURE OUTPUT ${source} CONTENT "@text@" @ONLY)
  add_executable(ssi_docs_${name} ${source})
  ssi_configure_target(ssi_docs_${name})
  target_compile_options(ssi_docs_${name} PRIVATE -Wno-unused)
  set_target_properties(ssi_docs_${name} PROPERTIES CXX_CLANG_TIDY "")  # a page is not a program
  target_link_libraries(ssi_docs_${name} PRIVATE ssi::ssi Threads::Threads)
  add_test(NAME docs.${name}.code COMMAND ssi_docs_${name}
    WORKING_DIRECTORY ${PROJECT_SOURCE_DIR})
  string(REGEX MATCHALL "// prints [^\n]*" prints "${text}")
  list(TRANSFORM prints REPLACE "^// prints " "")
  list(TRANSFORM prints REPLACE "([][+.*()^$?|])" "\\\\\\1")
  list(JOIN prints "\n.*" pattern)
  if(pattern)
    set_tests_properties(docs.${name}.code PROPERTIES
      PASS_REGULAR_EXPRESSION "${pattern}\n"
      FAIL_REGULAR_EXPRESSION "Sanitizer;runtime error;terminate called")
  endif()
endfunction()

foreach(page README.md docs/model.md docs/files.md docs/cohorts.md docs/model-files.md docs/explanation.md
        docs/library.md docs/network.md docs/population.md docs/reference.md)
  ssi_test_page(${page})
endforeach()
