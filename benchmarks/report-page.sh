#!/usr/bin/env bash
# Opens report.html of runs in headless Chromium, from disk and with the network blocked, at 1280 and at 400 pixels, and
# says whether it passes: no message on the console, no request, every chart drawn in both themes, hover, zoom and
# switching of series at work, no page wider than its window, fewer than 5 MB. Leaves screenshots of the first screen, light and dark, in a
# folder that it names.
#   benchmarks/report-page.sh RUN...       CHROMIUM names the program; default: the first that is found
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
[ $# -gt 0 ] || { sed -n '2,6p' "$0"; exit 2; }

chromium=${CHROMIUM:-}
for name in chromium-headless-shell chrome-headless-shell chromium chromium-browser google-chrome; do
  [ -n "$chromium" ] || chromium=$(command -v "$name" || true)
done
[ -n "$chromium" ] || { echo "report-page: expected Chromium or Chrome on the PATH, or its place in CHROMIUM" >&2; exit 2; }

work=$(mktemp -d)
shots=$(mktemp -d "${TMPDIR:-/tmp}/report-page.XXXXXX") # not in the run folder, which holds a run's own files only
trap 'rm -rf "$work"' EXIT
failures=0
fail() {
  echo "  FAILED: $1"
  failures=$((failures + 1))
}

# the console goes to standard error; names are looked up nowhere
browse() {
  timeout 180 "$chromium" --headless --no-sandbox --disable-gpu --hide-scrollbars --user-data-dir="$work/profile" \
    --disable-background-networking --host-resolver-rules='MAP * ~NOTFOUND' --enable-logging=stderr \
    --virtual-time-budget=20000 "$@"
}

for run in "$@"; do
  page=$(cd "$run" && pwd)/report.html
  shot=$shots/$(basename "$(dirname "$(dirname "$page")")")-$(basename "$(dirname "$page")")
  echo "$page"
  size=$(wc -c < "$page")
  echo "  $size bytes"
  [ "$size" -lt 5000000 ] || fail "expected fewer than 5,000,000 bytes, got $size"
  # no frame is made for --dump-dom, so that the copy makes its own
  frames='<script>requestAnimationFrame = (draw) => setTimeout(() => draw(performance.now()), 5);</script>'
  { sed "s|<head>|<head>$frames|; /<\/body>/,\$d" "$page"; echo '<script>'; cat "$here/report-page.js"; echo '</script></body></html>'; } > "$work/check.html"
  for width in 1280 400; do
    : > "$work/log"
    for theme in light dark; do
      sed "s|<html |&data-theme=\"$theme\" |" "$page" > "$work/$theme.html"
      # a frame, for the window of some browsers is never narrower than 500 pixels
      echo "<body style='margin: 0'><iframe src='$theme.html' style='border: 0; width: ${width}px; height: 800px'></iframe>" > "$work/frame.html"
      browse --window-size=$width,800 --screenshot="$shot-$width-$theme.png" "file://$work/frame.html" > "$work/out" 2>> "$work/log" \
        || fail "$width px, $theme: the browser ended with $?"
    done
    browse --window-size=$width,900 --dump-dom "file://$work/check.html" > "$work/dom" 2>> "$work/log" \
      || fail "$width px: the browser ended with $?"
    grep -o 'CONSOLE.*' "$work/log" > "$work/console" || true
    while read -r line; do fail "$width px, console: $line"; done < "$work/console"
    sed -n '/<pre id="page-check">/,/end of check/p' "$work/dom" | sed 's/<[^>]*>//g' > "$work/found"
    grep -q '^end of check' "$work/found" || fail "$width px: the check did not come to its end"
    grep -q "^$width px:" "$work/found" || fail "$width px: the window has another width: $(head -n 1 "$work/found")"
    while read -r line; do
      case $line in
        'end of check'*) ;;
        FAULT*) fail "$width px: ${line#FAULT }" ;;
        *) echo "  $line" ;;
      esac
    done < "$work/found"
  done
done
echo "screenshots: $shots"
[ "$failures" -eq 0 ] || { echo "$failures failures"; exit 1; }
echo "passed"
