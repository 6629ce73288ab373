#!/bin/sh
# Every example runs as it stands and passes its own verdict; exact answers print for it too.
. "$(dirname -- "$0")/support.sh"

for example in "$here"/../../examples/*.toml; do
    name=$(basename "$example" .toml)
    expect 0 exact "$example"
    expect 0 run "$example" --out "$name" --progress off
    grep -q '^Pass' ../out || fail "$name: no verdict in words"
    [ -s "$name/report.html" ] || fail "$name: no report"
done

for example in "$here"/../../examples/sweeps/*.toml; do
    name=sweep_$(basename "$example" .toml)
    expect 0 sweep "$example" --out "$name" --progress off
    grep -q '^Pass' ../out || fail "$name: no verdict in words"
    [ -s "$name/table.csv" ] || fail "$name: no table"
done

[ "$failures" -eq 0 ]
