# What the io room is built from besides its sources: libraries and the facts of this build.

# The header-only form of toml++: the shared library of the distribution has its assertions compiled out.
# Some of them stand in functions that may not throw, which bad input does not reach.
target_include_directories(
    feynet_io SYSTEM
    PRIVATE $<TARGET_PROPERTY:tomlplusplus::tomlplusplus,INTERFACE_INCLUDE_DIRECTORIES>)
set_source_files_properties(
    io/toml_document.cpp PROPERTIES COMPILE_OPTIONS $<$<CXX_COMPILER_ID:GNU>:-Wno-terminate>)
find_package(HDF5 1.10 REQUIRED COMPONENTS C HL)
find_package(ZLIB 1.2 REQUIRED)
target_link_libraries(feynet_io PRIVATE $<BUILD_INTERFACE:nlohmann_json::nlohmann_json> HDF5::HDF5 ${HDF5_HL_LIBRARIES}
                                         ZLIB::ZLIB)

string(TOUPPER "${CMAKE_BUILD_TYPE}" build_type)
set(FEYNET_OPTIONS "${CMAKE_CXX_FLAGS} ${CMAKE_CXX_FLAGS_${build_type}} -std=c++20 -ffp-contract=off")
if(FEYNET_ARCH)
    string(APPEND FEYNET_OPTIONS " -march=${FEYNET_ARCH}")
endif()
string(STRIP "${FEYNET_OPTIONS}" FEYNET_OPTIONS)
set(build_info ${CMAKE_CURRENT_BINARY_DIR}/build_info.cpp)
configure_file(${CMAKE_CURRENT_LIST_DIR}/build_info.cpp.in ${build_info} @ONLY)

set(build_commit ${CMAKE_CURRENT_BINARY_DIR}/build_commit.cpp)
add_custom_target(
    feynet_build_commit
    COMMAND ${CMAKE_COMMAND} -D SOURCE_DIR=${PROJECT_SOURCE_DIR} -D OUTPUT=${build_commit} -P
            ${CMAKE_CURRENT_LIST_DIR}/build_commit.cmake
    BYPRODUCTS ${build_commit}
    COMMENT "Noting the commit"
    VERBATIM)
target_sources(feynet_io PRIVATE ${build_info} ${build_commit})
add_dependencies(feynet_io feynet_build_commit)
