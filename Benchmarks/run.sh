#!/bin/sh
# Measures the main job against gzip -6 on the same file in the same run, and peak memory by file size.
#
# usage: run.sh PROGRAM [MEGABYTES]
#
# Prints ratios; absolute times on shared machines say little. Needs twice MEGABYTES (default 300) of space in TMPDIR.
set -eu
program=$1
size=${2:-300}
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
export DATALEASE_HOME="$work/home"
for key in officer a b c d; do ssh-keygen -q -t ed25519 -N '' -f "$key"; done
"$program" init --officer officer >/dev/null
for kind in csv xml; do "$here/agreement.sh" $kind a.pub b.pub c.pub d.pub >$kind.yaml; done

# Runs a command on CPU set $1 and prints its wall seconds and peak memory in MiB.
measure() {
    cpus=$1
    shift
    python3 - "$cpus" "$@" <<'END'
import os, resource, subprocess, sys, time
start = time.monotonic()
subprocess.run(["taskset", "-c", sys.argv[1], *sys.argv[2:]], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
print(f"{time.monotonic() - start:.2f} {resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024:.0f}")
END
}
prepare() { # cpus kind file threads
    rm -rf out
    measure "$1" "$program" prepare "$2.yaml" "$3" --out out --as a --rehearsal --threads "$4"
}
compare() { # label, then three "seconds memory" pairs of ours and three of gzip's
    python3 - "$@" <<'END'
import statistics, sys
label, pairs = sys.argv[1], [p.split() for p in sys.argv[2:]]
half = len(pairs) // 2
ours, peer = ([float(s) for s, _ in part] for part in (pairs[:half], pairs[half:]))
ratio = statistics.median(o / p for o, p in zip(ours, peer))
print(f"{label}: {statistics.median(ours):.2f} s, gzip -6: {statistics.median(peer):.2f} s, ratio {ratio:.2f}")
END
}

echo "machine: $(nproc) processors, $(sed -n 's/^model name.*: //p' /proc/cpuinfo | head -1)"
for kind in csv xml; do
    python3 "$here/make-exports.py" $kind "$size" >export.$kind
    o1=$(prepare 0 $kind export.$kind 1); g1=$(measure 0 gzip -6 -c export.$kind)
    o2=$(prepare 0 $kind export.$kind 1); g2=$(measure 0 gzip -6 -c export.$kind)
    o3=$(prepare 0 $kind export.$kind 1); g3=$(measure 0 gzip -6 -c export.$kind)
    compare "prepare, $size MB of $kind, seven fields pseudonymised, one core" "$o1" "$o2" "$o3" "$g1" "$g2" "$g3"
    o4=$(prepare 0,1 $kind export.$kind 2)
    echo "the same on two cores: ${o4% *} s"
    for megabytes in 10 "$size"; do
        python3 "$here/make-exports.py" $kind "$megabytes" >export.$kind
        one=$(prepare 0,1 $kind export.$kind 1)
        two=$(prepare 0,1 $kind export.$kind 2)
        echo "peak memory, $megabytes MB of $kind: ${one#* } MiB with one thread, ${two#* } MiB with two"
    done
    rm export.$kind
done
