# Language level, compiler cache, linker and warnings: what every target of the tree shares.
set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_C_STANDARD 11)
set(CMAKE_C_STANDARD_REQUIRED ON)
set(CMAKE_POSITION_INDEPENDENT_CODE ON)
set(CMAKE_CXX_VISIBILITY_PRESET hidden)
set(CMAKE_C_VISIBILITY_PRESET hidden)
set(CMAKE_VISIBILITY_INLINES_HIDDEN ON)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
if(NOT CMAKE_BUILD_TYPE AND NOT CMAKE_CONFIGURATION_TYPES)
  set(CMAKE_BUILD_TYPE Release CACHE STRING "Build type" FORCE)
endif()

find_program(PGSTOW_CCACHE ccache)
if(PGSTOW_CCACHE AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
  set(CMAKE_C_COMPILER_LAUNCHER ${PGSTOW_CCACHE})
  set(CMAKE_CXX_COMPILER_LAUNCHER ${PGSTOW_CCACHE})
endif()
find_program(PGSTOW_MOLD mold)
if(PGSTOW_MOLD)
  add_link_options(-fuse-ld=mold)
endif()

# The tree is laid out so that the program finds its plugins relative to itself, both in the build
# folder and once installed: bin/pgstow, lib/pgstow/plugins/*.so, libexec/pgstow/pg_*.
set(CMAKE_RUNTIME_OUTPUT_DIRECTORY ${PROJECT_BINARY_DIR}/bin)
set(PGSTOW_PLUGIN_OUTPUT_DIRECTORY ${PROJECT_BINARY_DIR}/lib/pgstow/plugins)
