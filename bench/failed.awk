# The question of `envlog ls --failed` as one asks it of awk: lines for each stream id, and those answered with 5xx.
{
  if (substr($0, 1, 1) == "[") {
    current = ""
    if (match($0, /\[S[0-9]+\]/)) {
      current = substr($0, RSTART + 2, RLENGTH - 3)
      lines[current]++
    }
  } else if (current != "" && $0 ~ /^':status', '5/) {
    failed[current] = 1
  }
}
END {
  for (stream in failed) print stream, lines[stream]
}
