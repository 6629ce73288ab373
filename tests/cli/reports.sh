#!/bin/sh
# Reports of short runs are small, complete, valid HTML and in need of nothing. What examples.sh runs at its full
# length is held to the same there.
# shellcheck source=tests/cli/support.sh
. "$(dirname -- "$0")/support.sh"
# shellcheck source=tests/cli/report_checks.sh
. "$here/report_checks.sh"
examples=$here/../../examples

# run NAME WORDS...: one run; a short one may fail its own verdict.
run() {
    name=$1
    shift
    try run "$@" --out "$name" --progress off
    [ "$status" -eq 0 ] || [ "$status" -eq 3 ] || fail "$name: exit code $status: $(head -n 3 ../err)"
    check_report "$name"
}

short='--set sampler.chains=8 --set sampler.warmup=16 --set sampler.draws=200'
# shellcheck disable=SC2086
{
    run paths "$here/small.toml" --set 'title="<script>alert(1)</script> & \"é\" <b>"' --set sampler.draws=200
    run wells "$examples/double_well.toml" $short
    run coupled "$examples/two_coordinates.toml" $short
    run field "$examples/phi4_2d.toml" $short
    run weights "$examples/weights.toml" $short
}
for example in ads_metric ads_meson_data real_time rg_flow universal_approximation friction; do
    run "$example" "$examples/$example.toml"
done
! grep -qiF '<script' paths/report.html || fail "a title is obeyed"
grep -qF '&lt;script&gt;alert(1)&lt;/script&gt;' paths/report.html || fail "a title is not shown"
grep -qF 'ΔH' paths/report.html || fail "no energy errors"
grep -qF 'time.n_slices' paths/report.html || fail "no word of what differs from the defaults"

try sweep "$examples/sweeps/anharmonic_coupling.toml" --out sweep --progress off \
    --set sampler.chains=8 --set sampler.warmup=16 --set sampler.draws=100
check_report sweep
grep -qF 'One cell for each run' sweep/report.html || fail "a sweep of two keys has no map"

echo "$reports_seen reports, the largest of $largest_report bytes"
finish
command -v tidy >/dev/null || exit 77
