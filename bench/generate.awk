# Writes a log of at least MB megabytes: clients of four workers that do what visit.txt says, their callbacks mixed as an
# event loop mixes them. Every fiftieth request is answered with 503. The same each time for the same awk.
#   awk -v MB=200 -f bench/generate.awk bench/src/main/resources/dev/envlog/bench/visit.txt

function number(n,    text) {
  text = ""
  while (n-- > 0) text = text int(rand() * 10)
  return text
}

function begin(at) {
  place[at] = 0
  down[at] = connections
  connections += 2
}

function stamp(    millis, seconds) {
  micros += 20 + int(rand() * 200)
  millis = int(micros / 1000)
  seconds = int(millis / 1000)
  return sprintf("2026-01-05 %02d:%02d:%02d.%03d", int(seconds / 3600) % 24, int(seconds / 60) % 60, seconds % 60, \
    millis % 1000)
}

BEGIN { connections = 0 }
/^#/ { next }
/^---$/ { callbacks++; next }
{ text[callbacks + 0] = text[callbacks + 0] $0 "\n" }

END {
  if (text[callbacks + 0] != "") callbacks++
  srand(1)
  for (written = 0; written < MB * 1000000; written += length(out)) {
    at = int(rand() * 32)
    if (!(at in place) || place[at] == callbacks) begin(at)
    out = text[place[at]++]
    if (sub(/^\{request\}\n/, "", out)) {
      stream[at] = (1 + int(rand() * 9)) number(17)
      path[at] = "/catalogue/items/" int(rand() * 100000)
      id[at] = number(8) "-1d2c-4e5f-8a9b-" number(12)
      failed[at] = ++requests % 50 == 0
    }
    if (failed[at]) gsub(/':status', '200'/, "':status', '503'", out)
    gsub(/\{time\}/, stamp(), out)
    gsub(/\{thread\}/, 20 + int(at / 8), out)
    gsub(/\{down\}/, down[at], out)
    gsub(/\{up\}/, down[at] + 1, out)
    gsub(/\{port\}/, 20000 + down[at] % 40000, out)
    gsub(/\{stream\}/, stream[at], out)
    gsub(/\{path\}/, path[at], out)
    gsub(/\{id\}/, id[at], out)
    printf "%s", out
  }
}
