# Part of the installed CMake package pgstow-sdk, and how the plugins of this tree are built too.

# pgstow_add_plugin(NAME SOURCES a.c b.cc … LIBS x …): the target NAME, a loadable module `NAME.so`
# that exports the data symbol `pgstow_plugin` and nothing else, and that has no symbol left open.
# Plugins of C sources alone need no C++ compiler. Installed below `lib/pgstow/plugins`.
function(pgstow_add_plugin name)
  cmake_parse_arguments(PARSE_ARGV 1 ARG "" "" "SOURCES;LIBS")
  if(NOT ARG_SOURCES OR ARG_UNPARSED_ARGUMENTS)
    message(FATAL_ERROR "usage: pgstow_add_plugin(NAME SOURCES FILE… [LIBS LIBRARY…])")
  endif()
  set(map ${CMAKE_CURRENT_FUNCTION_LIST_DIR}/plugin.map)
  set(headers pgstow::abi)
  if(NOT "${ARG_SOURCES}" MATCHES "^([^;]*[.]c(;|$))+$")
    set(headers pgstow::sdk)
  endif()
  add_library(${name} MODULE ${ARG_SOURCES})
  set_target_properties(${name} PROPERTIES
    PREFIX "" OUTPUT_NAME ${name} SUFFIX .so
    C_VISIBILITY_PRESET hidden CXX_VISIBILITY_PRESET hidden VISIBILITY_INLINES_HIDDEN ON
    LINK_DEPENDS ${map})
  target_compile_features(${name} PRIVATE c_std_11)
  target_link_libraries(${name} PRIVATE ${headers} ${ARG_LIBS})
  target_link_options(${name} PRIVATE -Wl,--version-script=${map} -Wl,-z,defs)
  install(TARGETS ${name} LIBRARY DESTINATION lib/pgstow/plugins)
endfunction()
