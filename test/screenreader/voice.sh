#!/bin/sh
# A voice without sound. It takes as long as a fast voice does, and writes down what it says. A BEGIN without an END was
# cut off.
text=$(tr '\n\t' '  ')
printf 'BEGIN\t%s\t%s\n' "$$" "$text" >>"$DIARY"
sleep "$(printf '%s' "$text" | awk '{ printf "%.2f", 0.1 + length($0) * 0.018 }')"
printf 'END\t%s\n' "$$" >>"$DIARY"
