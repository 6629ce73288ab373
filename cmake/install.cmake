# What `cmake --install` lays out: the program, headers, one library per room, the package, example run files.
include(GNUInstallDirs)
include(CMakePackageConfigHelpers)

get_property(floor_plan GLOBAL PROPERTY FEYNET_FLOOR_PLAN)
list(TRANSFORM floor_plan REPLACE "^([a-z_]+)=.*" "feynet_\\1" OUTPUT_VARIABLE room_targets)
install(TARGETS ${room_targets} feynet_numerics EXPORT feynetTargets)
install(TARGETS feynet)
install(
    DIRECTORY include/feynet
    DESTINATION ${CMAKE_INSTALL_INCLUDEDIR}
    FILES_MATCHING PATTERN "*.hpp")
install(DIRECTORY examples DESTINATION ${CMAKE_INSTALL_DATADIR}/feynet)
install(FILES LICENSE README.md DESTINATION ${CMAKE_INSTALL_DOCDIR})

set(package_dir ${CMAKE_INSTALL_LIBDIR}/cmake/feynet)
install(
    EXPORT feynetTargets
    NAMESPACE feynet::
    DESTINATION ${package_dir})
configure_package_config_file(
    cmake/feynetConfig.cmake.in ${CMAKE_CURRENT_BINARY_DIR}/feynetConfig.cmake
    INSTALL_DESTINATION ${package_dir})
# Before 1.0 any minor version may change the headers.
write_basic_package_version_file(
    ${CMAKE_CURRENT_BINARY_DIR}/feynetConfigVersion.cmake COMPATIBILITY SameMinorVersion)
install(FILES ${CMAKE_CURRENT_BINARY_DIR}/feynetConfig.cmake
              ${CMAKE_CURRENT_BINARY_DIR}/feynetConfigVersion.cmake DESTINATION ${package_dir})
