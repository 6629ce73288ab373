#!/bin/sh
# Every public declaration has its page: Doxygen warns of nothing, and of a function without a comment it does.
#
#   documented.sh SOURCES
set -eu
command -v doxygen >/dev/null || {
    echo "SKIPPED: doxygen is not installed, the comments of the headers were not looked at"
    exit 77
}
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
cd "$1"

# The pages of the folder $1 into $place.
pages_of() {
    mkdir -p "$place/pages"
    {
        cat docs/Doxyfile
        printf 'INPUT = %s docs/rooms.dox\nOUTPUT_DIRECTORY = %s\n' "$1" "$place/pages"
    } | doxygen - >"$place/log" 2>&1
}

pages_of include || {
    echo "FAILED: Doxygen warns"
    head -n 20 "$place/log"
    exit 1
}
headers=$(find include -name '*.hpp' | wc -l)
pages=$(find "$place/pages/html" -name '*.html' | wc -l)
[ "$pages" -ge "$headers" ] || {
    echo "FAILED: $headers headers, and $pages pages only"
    exit 1
}
echo "$headers headers, $pages pages, no warning"

cp -R include "$place/include"
sed -i 's|^/// One sentence on what the weights.*||' "$place/include/feynet/network/network_kind.hpp"
! pages_of "$place/include" && grep -q 'meaning_of_weights' "$place/log" || {
    echo "FAILED: a function without a comment was not seen"
    exit 1
}
