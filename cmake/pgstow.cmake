# The shapes that targets of this tree come in. Each folder is one target; its sources are listed.

# Compile options of every target of ours. GCC 12 sees overlaps in std::string's own operator+
# (https://gcc.gnu.org/bugzilla/show_bug.cgi?id=105651), and a designated initializer leaves out
# members on purpose.
function(pgstow_options target)
  target_compile_options(${target} PRIVATE -Wall -Wextra -Wpedantic
                         $<$<CXX_COMPILER_ID:GNU>:-Wshadow=local>
                         -Wno-missing-field-initializers
                         $<$<CXX_COMPILER_ID:GNU>:-Wno-restrict>
                         $<$<BOOL:${PGSTOW_WERROR}>:-Werror>)
endfunction()

# pgstow_library(NAME SOURCES a.cc … LIBS x …): a static library `pgstow_NAME`, alias `pgstow::NAME`.
function(pgstow_library name)
  cmake_parse_arguments(ARG "" "" "SOURCES;LIBS;PRIVATE_LIBS" ${ARGN})
  add_library(pgstow_${name} STATIC ${ARG_SOURCES})
  add_library(pgstow::${name} ALIAS pgstow_${name})
  target_include_directories(pgstow_${name} PUBLIC ${PROJECT_SOURCE_DIR})
  target_link_libraries(pgstow_${name} PUBLIC ${ARG_LIBS} PRIVATE ${ARG_PRIVATE_LIBS})
  pgstow_options(pgstow_${name})
endfunction()

include(sdk/pgstow_add_plugin)

# pgstow_plugin(NAME SOURCES … LIBS …): a plugin of this tree, in lib/pgstow/plugins, built against the
# SDK alone and as anybody else's.
function(pgstow_plugin name)
  pgstow_add_plugin(pgstow_plugin_${name} ${ARGN})
  set_target_properties(pgstow_plugin_${name} PROPERTIES
    OUTPUT_NAME ${name} LIBRARY_OUTPUT_DIRECTORY ${PGSTOW_PLUGIN_OUTPUT_DIRECTORY})
  target_include_directories(pgstow_plugin_${name} PRIVATE ${PROJECT_SOURCE_DIR})
  target_compile_definitions(pgstow_plugin_${name} PRIVATE PGSTOW_PLUGIN_VERSION="${PROJECT_VERSION}")
  pgstow_options(pgstow_plugin_${name})
  set_property(GLOBAL APPEND PROPERTY PGSTOW_PLUGIN_TARGETS pgstow_plugin_${name})
endfunction()

# pgstow_unit_test(NAME SOURCES … LIBS …): a GoogleTest program whose cases CTest lists one by one.
# Unit tests need no server and finish in moments.
function(pgstow_unit_test name)
  cmake_parse_arguments(ARG "" "" "SOURCES;LIBS" ${ARGN})
  add_executable(unit_${name} ${ARG_SOURCES})
  target_link_libraries(unit_${name} PRIVATE ${ARG_LIBS} GTest::gmock GTest::gtest_main)
  target_include_directories(unit_${name} PRIVATE ${PROJECT_SOURCE_DIR})
  set_target_properties(unit_${name} PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${PROJECT_BINARY_DIR}/tests)
  pgstow_options(unit_${name})
  include(GoogleTest)
  gtest_discover_tests(unit_${name} TEST_PREFIX "unit." DISCOVERY_TIMEOUT 60
                       PROPERTIES LABELS unit TIMEOUT 300)
endfunction()
