# What the demos share: read by them with `.`, with the program as their first argument. A temporary folder to work in, in which
# everything happens with throwaway keys, the program as `datalease`, and how a transcript looks.

program=$1
root=$(cd "$(dirname "$0")/.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
export DATALEASE_HOME="$work/home"
unset DATALEASE_TEST_CLOCK || true
bin="$work/bin"
mkdir "$bin" && ln -s "$program" "$bin/datalease"
PATH="$bin:$PATH"

step() { printf '\n\n== %s\n' "$*"; }
note() { printf '   %s\n' "$*"; }

# Runs a command, showing it first; says what it exited with where that is not 0.
show() {
    printf '\n$ %s\n' "$*"
    status=0
    "$@" || status=$?
    [ "$status" -eq 0 ] || printf '(exit code %s)\n' "$status"
    [ "$status" -eq "${expect:-0}" ] || { echo "demo: exit code $status instead of ${expect:-0}" >&2; exit 1; }
}
# The same for a command that must end with this exit code.
ends() {
    expect=$1
    shift
    show "$@" 2>&1
    expect=0
}
day() { date -d "$1" +%Y-%m-%d; }
# Puts a value in place of the one on the line that ends in "# fill: WORD".
fill() { sed -i "s|^\( *[A-Za-z]*: \).*# fill: $2\$|\1\"$3\" # fill: $2|" "$1"; }
public() { cut -d' ' -f1,2 "$1.pub"; }
