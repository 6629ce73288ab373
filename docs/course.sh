#!/bin/sh
# Runs the files and programs of the course and writes their output and pictures into its pages.
#
#   course.sh FEYNET PROGRAMS [TO]
#
# PROGRAMS is the folder of the built programs, TO that of the pages that are written (default: docs/course, from
# which they are always read). Between two comments of a page stands what is made here, all else is written by hand:
#
#   <!-- run: NAME [lines=N] -->          what feynet run examples/course/NAME.toml prints; its first N lines and the last
#   <!-- program: NAME -->                what PROGRAMS/NAME prints
#   <!-- picture: NAME/FILE | WORDS -->   a picture of the report of that run, with words for who cannot see it
#   <!-- end -->
set -eu
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
feynet=$1
programs=$2
to=${3-$here/course}
examples=$here/../examples/course
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

fail() {
    printf 'course: %s\n' "$*" >&2
    exit 1
}

# The output of lesson $1: run, program and pictures, in $work.
do_lesson() {
    (cd "$work" && "$feynet" run "$examples/$1.toml" --out "$1" --progress off >"$1.run" 2>"$1.err") || {
        cat "$work/$1.run" "$work/$1.err" >&2
        fail "examples/course/$1.toml did not pass"
    }
    "$feynet" export "$work/$1" --format svg --out "$work/$1/svg" >/dev/null
    "$programs/$1" >"$work/$1.program" || fail "$1.cpp did not pass"
}

# The page $1 with everything between its markers, to stdout; the names of its pictures to $work/pictures.
fill_page() {
    awk -v work="$work" -v page="$1" -v list="$work/pictures" '
        function refuse(words) { print "course: " page ": " words > "/dev/stderr"; bad = 1; exit 1 }
        function show(file, most,    line, n, last) {
            while ((getline line < file) > 0) {
                if (++n <= most) print line
                last = line
            }
            if (n == 0) refuse("nothing in " file)
            if (n > most + 1) print "…"
            if (n > most) print last
            close(file)
        }
        /^<!-- (run|program|picture): / {
            if (inside) refuse("a marker before the end of the one above: " $0)
            inside = 1
            kind = $2
            name = $3
            print
            if (kind == "picture:") {
                words = $0
                sub(/^[^|]*\| */, "", words)
                sub(/ *-->$/, "", words)
                file = name
                sub(/\//, "-", file)
                print "![" words "](pictures/" file ")"
                print name, file >> list
            } else if (kind == "run:") {
                most = 1000
                if ($4 ~ /^lines=/) most = substr($4, 7) + 0
                print "```\n$ ./dev run run examples/course/" name ".toml"
                show(work "/" name ".run", most)
                print "```"
            } else {
                print "```\n$ build/release/examples/course/" name
                show(work "/" name ".program", 1000)
                print "```"
            }
            next
        }
        /^<!-- end -->$/ {
            if (!inside) refuse("an end without a beginning")
            inside = 0
        }
        !inside { print }
        END { if (!bad && inside) { print "course: " page ": a marker without an end" > "/dev/stderr"; exit 1 } }
    ' "$here/course/$1.md"
}

# The pictures named in $work/pictures, into the folder of the pages.
copy_pictures() {
    while read -r source name; do
        file=$work/${source%%/*}/svg/${source#*/}
        [ -s "$file" ] || fail "no picture $source; there are: $(ls "$work/${source%%/*}/svg")"
        [ "$(wc -c <"$file")" -lt 60000 ] || fail "$source is larger than 60 kB"
        cp "$file" "$to/pictures/$name"
    done <"$work/pictures"
}

: >"$work/pictures"
mkdir -p "$to/pictures"
lessons=0
for run in "$examples"/*.toml; do
    name=$(basename "$run" .toml)
    [ -f "$here/course/$name.md" ] || fail "there is no page $name.md"
    do_lesson "$name"
    for kind in run program picture; do
        grep -q "^<!-- $kind: $name" "$here/course/$name.md" || fail "$name.md shows no $kind"
    done
    fill_page "$name" >"$work/page"
    mv "$work/page" "$to/$name.md"
    lessons=$((lessons + 1))
done
copy_pictures
echo "$lessons chapters, $(wc -l <"$work/pictures") pictures, all verdicts pass"
