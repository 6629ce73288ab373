#!/bin/sh
# Fails when an include, or the floor plan itself, lets a room know more than it may.
#
#   floor_plan.sh ROOT room=used,used... ...
set -eu
cd "$1"
shift

# Theories know the tools, tools know no theory, and of what computes nothing opens files.
check_plan() {
    printf '%s\n' "$@" | awk -F '[=,]' '
        BEGIN {
            n = split("path field nnft holography boltzmann io", names, " ")
            for (i = 1; i <= n; ++i) closed[names[i]]
        }
        $1 == "study" || $1 == "cli" { next }
        {
            for (i = 2; i <= NF; ++i)
                if ($i in closed) print "src/CMakeLists.txt: " $1 " must not use " $i
        }'
}

check_includes() {
    # shellcheck disable=SC2016
    find include/feynet src -name '*.[ch]pp' | sort | xargs awk -v plan="$*" '
        BEGIN {
            n = split(plan, entries, " ")
            for (i = 1; i <= n; ++i) {
                m = split(entries[i], words, /[=,]/)
                known[words[1]]
                for (j = 1; j <= m; ++j) allowed[words[1], words[j]]
            }
        }
        function violation(text) { print FILENAME ":" FNR ": " text }
        FNR == 1 {
            ++n_files
            split(FILENAME, folders, "/")
            room = folders[1] == "src" ? folders[2] : folders[3]
            if (!(room in known)) violation(room " is not a room of the floor plan")
        }
        !/^[ \t]*#[ \t]*include/ { next }
        /<feynet\// { violation("our headers are included with quotes") }
        /"[^"]*\.\.\// { violation("an include must not climb out of its folder") }
        match($0, /"feynet\/[a-z_]+\//) {
            used = substr($0, RSTART + 8, RLENGTH - 9)
            if (!((room, used) in allowed)) violation(room " must not include " used)
        }
        END { if (n_files == 0) print "no source file found" }'
}

violations=$(check_plan "$@"; check_includes "$@")
if [ -n "$violations" ]; then
    printf '%s\n' "$violations"
    exit 1
fi
