#!/bin/sh
# How long envlog takes beside the tools that are installed, on one log and the same question: which requests failed?
#   bench/compare.sh [MEGABYTES [RUNS]]     200 and 5 if not given
# The log is GeneratedLog's, that of the JMH benchmarks. Each run starts each tool once, one after the other, so that what else the machine does
# hits all alike; printed are the medians of wall time and of processor time, each also as a ratio to `wc -l` of the same run.
set -eu

megabytes=${1:-200}
runs=${2:-5}
here=$(cd "${0%/*}" && pwd -P)
work=$(mktemp -d "${TMPDIR:-/tmp}/envlog-compare.XXXXXX")
trap 'rm -rf "$work"' EXIT
trap 'exit 130' INT TERM
log=$work/envoy.log

has() { command -v "$1" >/dev/null 2>&1; }
[ -x /usr/bin/time ] || { echo 'compare.sh: needs /usr/bin/time (Debian: apt install time)' >&2; exit 2; }

[ -d "$here/target/classes" ] || { echo 'compare.sh: build first: mvn -DskipTests package' >&2; exit 2; }
"${JAVA_HOME:+$JAVA_HOME/bin/}java" -cp "$here/target/classes" dev.envlog.bench.GeneratedLog "$megabytes" >"$log"

# The name of a measurement, and the command: its output is kept to see that it found something.
measure() {
  name=$1
  shift
  /usr/bin/time -f '%e %U %S %M' -o "$work/time" "$@" >"$work/out" 2>"$work/err" || {
    echo "compare.sh: $name failed: $(head -n 1 "$work/err")" >&2
    exit 2
  }
  printf '%s|%s|%s\n' "$name" "$run" "$(tail -n 1 "$work/time")" >>"$work/times"
  printf '%s|%s\n' "$name" "$(wc -l <"$work/out" | tr -d ' ')" >>"$work/rows"
}

run=0
while [ "$run" -le "$runs" ]; do
  # Run 0 fills the page cache, makes envlog's archive of classes, and is not counted.
  measure 'wc -l' wc -l "$log"
  measure 'envlog ls --failed -o ndjson' "$here/../envlog" ls --failed -o ndjson "$log"
  if has rg; then measure 'rg -c (lines with a stream id)' rg -c '\[C\d+\]\[S\d+\]' "$log"; fi
  if has mawk; then measure 'mawk (group by stream)' mawk -f "$here/failed.awk" "$log"; fi
  if has lnav; then
    measure 'lnav (load and count)' lnav -n -N -c ':goto 0' -c ';SELECT count(*) FROM all_logs' -c ':write-csv-to -' "$log"
  fi
  run=$((run + 1))
done

printf '%s of log, %s lines, %s runs, %s processors, load %s, %s\n' "$(du -m "$log" | cut -f1) MB" \
  "$(wc -l <"$log" | tr -d ' ')" "$runs" "$(getconf _NPROCESSORS_ONLN)" \
  "$(cut -d' ' -f1 /proc/loadavg 2>/dev/null || echo unknown)" "$(date +%Y-%m-%d)"
awk -F'|' '
  function median(list, n,    i, j, t, sorted) {
    split(list, sorted, " ")
    for (i = 2; i <= n; i++)
      for (j = i; j > 1 && sorted[j - 1] + 0 > sorted[j] + 0; j--) { t = sorted[j]; sorted[j] = sorted[j - 1]; sorted[j - 1] = t }
    return n % 2 ? sorted[(n + 1) / 2] : (sorted[n / 2] + sorted[n / 2 + 1]) / 2
  }
  FILENAME ~ /rows$/ { rows[$1] = $2; next }
  $2 == 0 { next }
  {
    split($3, t, " ")
    if (!($1 in count)) order[++names] = $1
    if ($1 == "wc -l") base = t[1] > 0 ? t[1] : 0.01
    count[$1]++
    wall[$1] = wall[$1] " " t[1]
    cpu[$1] = cpu[$1] " " (t[2] + t[3])
    memory[$1] = memory[$1] " " t[4] / 1000
    ratio[$1] = ratio[$1] " " t[1] / base
  }
  END {
    printf "%-34s %9s %9s %9s %11s %7s\n", "", "wall s", "cpu s", "x wc -l", "memory MB", "rows"
    for (i = 1; i <= names; i++) {
      n = order[i]
      printf "%-34s %9.2f %9.2f %9.1f %11.0f %7s\n", n, median(wall[n], count[n]), median(cpu[n], count[n]), \
        median(ratio[n], count[n]), median(memory[n], count[n]), rows[n]
    }
  }' "$work/rows" "$work/times"
