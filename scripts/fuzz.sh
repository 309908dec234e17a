#!/bin/bash
#
# Builds the fuzz targets and runs each for some SECONDS (60 unless given), two at a time, from its
# seeds in tests/fuzz/corpus. Prints the inputs tried; fails if one broke a target, which is then in
# build/fuzz/found. Names of targets as further arguments run those alone:
#
#     scripts/fuzz.sh [SECONDS [TARGET...]]

set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

seconds="${1:-60}"
shift $(( $# > 0 ? 1 : 0 ))
targets=("$@")
(( ${#targets[@]} > 0 )) || targets=(members lenient connections outcomes model actions cohorts columns scoring arrow archive)

cmake --preset fuzz
cmake --build --preset fuzz --parallel "$(nproc)"

run_target() {
  local target="$1"
  local work="build/fuzz/corpus/${target}" found="build/fuzz/found/${target}"
  local options=(-max_total_time="${seconds}" -max_len=4096 -len_control=20 -timeout=25
    -rss_limit_mb=2048 -print_final_stats=1 -artifact_prefix="${found}/")
  [[ -e "tests/fuzz/${target}.dict" ]] && options+=(-dict="tests/fuzz/${target}.dict")
  mkdir -p "${work}" "${found}"
  # The readers' buffers are large: without a limit, most of the time would go into fresh memory.
  ASAN_OPTIONS=quarantine_size_mb=4:thread_local_quarantine_size_kb=64 \
  UBSAN_OPTIONS=print_stacktrace=1 \
    "build/fuzz/tests/fuzz/ssi_fuzz_${target}" "${options[@]}" "${work}" \
    "tests/fuzz/corpus/${target}" >"build/fuzz/${target}.log" 2>&1
}

report() {
  local target="$1"
  awk -v target="${target}" '
    /^stat::number_of_executed_units:/ { runs = $2 }
    /^stat::average_exec_per_sec:/ { rate = $2 }
    /cov: / { for (i = 1; i < NF; ++i) if ($i == "cov:") edges = $(i + 1) }
    END { printf "%-12s %10d inputs, %6d a second, %5d edges\n", target, runs, rate, edges }
  ' "build/fuzz/${target}.log"
}

export -f run_target
export seconds
failed=0
# xargs goes on when a target fails, and says so at the end.
printf '%s\n' "${targets[@]}" | xargs -P 2 -I{} bash -c 'run_target "$1"' _ {} || failed=1
for target in "${targets[@]}"; do report "${target}"; done
for target in "${targets[@]}"; do
  if [[ -n "$(ls -A "build/fuzz/found/${target}")" ]]; then
    failed=1
    echo "=== ${target}: build/fuzz/found/${target}" >&2
    grep -E -A 25 '^fuzz: |ERROR: |runtime error' "build/fuzz/${target}.log" >&2 || true
  fi
done
exit "${failed}"
