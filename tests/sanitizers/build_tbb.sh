#!/bin/sh
# Builds a TBB that the thread sanitizer can look into. What goes on in the packaged one it does not see, and
# reports races between tasks that TBB has put in order.
#
#   build_tbb.sh PREFIX
#
# The source is Debian's, of the version that is installed.
set -eu
prefix=$1
[ ! -e "$prefix/lib/cmake/TBB/TBBConfig.cmake" ] || exit 0

here=$(mktemp -d)
trap 'rm -rf "$here"' EXIT
cd "$here"
. /etc/os-release
printf 'deb-src http://deb.debian.org/debian %s main\n' "$VERSION_CODENAME" >sources.list
mkdir -p lists/partial
chmod 755 .
set -- -o Dir::Etc::sourcelist="$here/sources.list" -o Dir::Etc::sourceparts=/dev/null \
    -o Dir::State::lists="$here/lists"
apt-get "$@" --quiet update
apt-get "$@" --quiet --download-only source onetbb
mkdir source
tar xf onetbb_*.orig.tar.* --directory source --strip-components 1
cmake -S source -B build -G Ninja -DTBB_TEST=OFF -DTBB_STRICT=OFF -DCMAKE_BUILD_TYPE=RelWithDebInfo \
    -DTBB_SANITIZE=thread -DTBB_DISABLE_HWLOC_AUTOMATIC_SEARCH=ON -DCMAKE_INSTALL_LIBDIR=lib \
    -DCMAKE_INSTALL_PREFIX="$prefix"
cmake --build build
cmake --install build
