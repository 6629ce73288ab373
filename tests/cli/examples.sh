#!/bin/sh
# Every example runs as it stands and passes its own verdict; exact answers print for it too. Its
# report is small, complete and valid.
. "$(dirname -- "$0")/support.sh"
# shellcheck source=tests/cli/report_checks.sh
. "$here/report_checks.sh"

for example in "$here"/../../examples/*.toml; do
    name=$(basename "$example" .toml)
    expect 0 exact "$example"
    expect 0 run "$example" --out "$name" --progress off
    grep -q '^Pass' ../out || fail "$name: no verdict in words"
    check_report "$name"
done

for example in "$here"/../../examples/sweeps/*.toml; do
    name=sweep_$(basename "$example" .toml)
    expect 0 sweep "$example" --out "$name" --progress off
    grep -q '^Pass' ../out || fail "$name: no verdict in words"
    [ -s "$name/table.csv" ] || fail "$name: no table"
    check_report "$name"
done

echo "$reports_seen reports, the largest of $largest_report bytes"
[ "$failures" -eq 0 ]
