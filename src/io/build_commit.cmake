# Writes OUTPUT, a source file with the commit of SOURCE_DIR; run at every build, rewrites only a new one.
cmake_minimum_required(VERSION 3.25)

set(commit "")
find_program(GIT git)
if(GIT AND EXISTS ${SOURCE_DIR}/.git)
    execute_process(
        COMMAND ${GIT} -C ${SOURCE_DIR} describe --always --dirty --abbrev=12 --match=NoTagHasThisName
        OUTPUT_VARIABLE commit
        OUTPUT_STRIP_TRAILING_WHITESPACE
        ERROR_QUIET)
endif()
if(NOT commit)
    set(commit unknown)
endif()
file(
    CONFIGURE
    OUTPUT ${OUTPUT}
    CONTENT "#include \"feynet/io/build_info.hpp\"

namespace feynet {

std::string_view build_commit() { return \"@commit@\"; }

}  // namespace feynet
"
    @ONLY)
