# For the tests of the command line that have reports, which source it after support.sh.

reports_seen=0
largest_report=0
command -v tidy >/dev/null || echo "SKIPPED: tidy is not installed, whether reports are valid HTML was not tested"

# How often the fixed string $1 stands in the file $2.
occurrences() {
    grep -oF -- "$1" "$2" | wc -l | tr -d ' '
}

# The report of the run directory $1: small, complete, in need of nothing, every picture with words, valid.
check_report() {
    report=$1/report.html
    [ -s "$report" ] || {
        fail "$1: no report"
        return 0
    }
    size=$(wc -c <"$report" | tr -d ' ')
    [ "$size" -lt 300000 ] || fail "$1: the report has $size bytes, expected less than 300000"
    [ "$size" -le "$largest_report" ] || largest_report=$size
    for word in '<script' '<link' '<img' '<iframe' 'src=' 'url(' '@import' 'NaN<' '>nan' '>inf'; do
        ! grep -qF -- "$word" "$report" || fail "$1: the report has $word"
    done
    pictures=$(occurrences 'role="img"' "$report")
    named=$(grep -oE 'role="img" aria-label="[^"]+"><title>[^<]+</title>' "$report" | wc -l | tr -d ' ')
    [ "$pictures" -eq "$named" ] || fail "$1: $named of $pictures pictures say what they show"
    for part in 'class="verdict' 'id="repeat"' 'id="configuration"' '</html>'; do
        grep -qF -- "$part" "$report" || fail "$1: the report lacks $part"
    done
    if command -v tidy >/dev/null; then
        tidy -e -q "$report" >../tidy 2>&1 || fail "$1: tidy objects: $(head -n 3 ../tidy)"
        [ ! -s ../tidy ] || fail "$1: tidy objects: $(head -n 3 ../tidy)"
    fi
    reports_seen=$((reports_seen + 1))
}
