#!/bin/sh
# Runs every test, and says at the end which failed and how: a log may be cut to its last lines.
#
# usage: scripts/test.sh SWIFT
set -u

log=$(mktemp) || exit 1
trap 'rm -f "$log"' EXIT
trap 'exit 130' INT TERM

# The status of the first of a pipe, which sh does not keep.
status=$({ { "$1" test --skip-build 2>&1; echo $? >&3; } | tee "$log" >&4; } 3>&1) 4>&1
[ "$status" = 0 ] && exit 0
echo "test: these failed:"
grep -A 3 -E 'recorded an issue|Fatal error|error: Exited with|Program crashed' "$log" | grep -v '^◇' | cut -c 1-400 | tail -n 20
exit "${status:-1}"
