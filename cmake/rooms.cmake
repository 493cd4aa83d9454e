# A room is one folder of src/: one static library that exports only its own
# include root, so that including a room that is not linked does not compile.
#
#   accord_room(casework USES gate LIBS ext_fmt)
#
# makes target accord_casework, whose headers are included as "casework/x.hpp".
function(accord_room name)
  cmake_parse_arguments(ROOM "" "" "USES;LIBS" ${ARGN})
  set(root ${CMAKE_BINARY_DIR}/roots/${name})
  file(MAKE_DIRECTORY ${root})
  file(CREATE_LINK ${CMAKE_CURRENT_SOURCE_DIR}/${name} ${root}/${name} SYMBOLIC)
  file(GLOB_RECURSE sources CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/${name}/*.cpp)
  if(sources)
    set(kind PUBLIC)
    add_library(accord_${name} STATIC ${sources})
  else()
    set(kind INTERFACE)
    add_library(accord_${name} INTERFACE)
  endif()
  target_include_directories(accord_${name} ${kind} ${root})
  list(TRANSFORM ROOM_USES PREPEND accord_)
  target_link_libraries(accord_${name} ${kind} accord_options ${ROOM_USES} ${ROOM_LIBS})
endfunction()
