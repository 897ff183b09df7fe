#!/usr/bin/env bash
# The browser tests drive Debian's Chromium. Installs it when it is missing and this user may; says what to do when not.
set -euo pipefail
for name in chromium chromium-browser google-chrome; do
  command -v "$name" >/dev/null && exit 0
done
if ! command -v apt-get >/dev/null; then
  echo "The browser tests need Chromium and none is on the PATH: install the package 'chromium' of your system." >&2
  exit 1
fi
as_root=()
if [ "$(id -u)" -ne 0 ]; then
  if command -v sudo >/dev/null && sudo -n true 2>/dev/null; then
    as_root=(sudo -n)
  else
    echo "The browser tests need Chromium, and this user may not install it: run 'sudo apt-get install chromium'." >&2
    exit 1
  fi
fi
echo "Installing Chromium for the browser tests …"
log=$(mktemp)
if ! { "${as_root[@]}" apt-get update -qq && "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium fonts-dejavu-core; } >"$log" 2>&1; then
  tail -n 5 "$log" >&2
  echo "Chromium could not be installed: run 'sudo apt-get install chromium' and then 'make test' again." >&2
  exit 1
fi
