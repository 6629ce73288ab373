#!/bin/sh
# The course runs, passes its own verdicts, and its pages say what comes out: between the markers the words are those
# of a run made now. Numbers may differ from machine to machine and are left out of the comparison.
#
#   pages.sh SOURCES FEYNET PROGRAMS
set -eu
sources=$1
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
sh "$sources/docs/course.sh" "$2" "$3" "$place"

# The words of a page: signs, numbers with their units of error, spaces and the strokes of plots away.
words() {
    sed -E 's/[+−-]?[0-9][0-9.,eE()+-]*//g' "$1" | LC_ALL=C tr -cs 'a-zA-Z' '\n'
}

pages=0
for page in "$sources"/docs/course/*.md; do
    name=$(basename "$page")
    words "$page" >"$place/kept"
    words "$place/$name" >"$place/made"
    cmp -s "$place/kept" "$place/made" || {
        echo "FAILED: $name says something else than what runs now; ./dev course writes it again"
        diff "$place/kept" "$place/made" | head -n 10
        exit 1
    }
    sed -n 's/^!\[.*](\(.*\))$/\1/p' "$page" | while read -r picture; do
        [ -s "$sources/docs/course/$picture" ] || {
            echo "FAILED: $name shows $picture, which is not there"
            exit 1
        }
    done
    pages=$((pages + 1))
done
[ "$pages" -gt 0 ] || {
    echo "FAILED: no page of the course found"
    exit 1
}
echo "$pages pages say what runs now"

# A marker without an end is refused, and a page with a stale word is seen.
mkdir -p "$place/twin/docs/course/pictures" "$place/twin/examples"
cp "$sources/docs/course.sh" "$place/twin/docs"
mkdir "$place/twin/examples/course"
cp "$sources/examples/course/10_real_time.toml" "$place/twin/examples/course"
sed '/^<!-- end -->$/d' "$sources/docs/course/10_real_time.md" >"$place/twin/docs/course/10_real_time.md"
! sh "$place/twin/docs/course.sh" "$2" "$3" >/dev/null 2>&1 || {
    echo "FAILED: a page whose markers have no end was filled"
    exit 1
}
