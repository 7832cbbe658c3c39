#!/bin/sh
# Builds the fuzz targets with libFuzzer and AddressSanitizer and runs each for FUZZ_SECONDS (600), or those named.
# What crashes, hangs or breaks a promise is left in Fuzz/crashes; docs/fuzzing.md says how to go on from there.
set -eu
cd "$(dirname "$0")/../Fuzz"

seconds=${FUZZ_SECONDS:-600}
# The flags reach every module here: libFuzzer is blind in modules that are not instrumented. Assertions stay on.
swift build -c release -Xswiftc -sanitize=fuzzer,address -Xswiftc -assert-config -Xswiftc Debug
program=.build/release/fuzz
targets=${*:-$(cd Seeds && echo *)}
vectors=${DATALEASE_VECTORS:-../../shared/vectors}

# Published vectors no longer than the inputs that are made, each behind options of zeros, which every target has for
# its plainest reading.
add_vectors() {
    find "$1" -type f -name "$2" -size -5k 2>/dev/null | while read -r file; do
        { printf 0000000000 | head -c "$3"; cat "$file"; } >"$corpus/$(basename "$file")"
    done
}

mkdir -p crashes
failed=""
for target in $targets; do
    corpus=.build/corpus/$target
    mkdir -p "$corpus"
    case $target in
    csv-tokenizer) add_vectors "$vectors/csv" '*.csv' 10 ;;
    fixed-width) add_vectors "$vectors/direct-debit" "std18*.txt" 6 ;;
    sniffers) add_vectors "$vectors/csv" '*.csv' 4 && add_vectors "$vectors/iso20022" '*.xml' 4 ;;
    xml-scanner)
        add_vectors "$vectors/iso20022" '*.xml' 4
        add_vectors "$vectors/xml-hostile" '*.xml' 4
        ;;
    esac
    dictionary=Dictionaries/$target.dict
    echo "fuzz: $target for $seconds s"
    log=.build/$target.log
    # A hang is an input of 10 seconds. No input of 4 KiB needs 64 MiB at once; over all, AddressSanitizer holds back
    # what is freed. Swift's own backtraces would come before libFuzzer's account of the input.
    if FUZZ_TARGET=$target SWIFT_BACKTRACE=enable=no "$program" -max_total_time="$seconds" -timeout=10 \
        -malloc_limit_mb=64 -rss_limit_mb=2048 -max_len=4096 -print_final_stats=1 -artifact_prefix="crashes/$target-" \
        $([ -e "$dictionary" ] && echo "-dict=$dictionary") "$corpus" "Seeds/$target" \
        >"$log" 2>&1; then
        sed -n 's/^stat::number_of_executed_units: */fuzz: inputs: /p' "$log"
        grep -E 'cov: ' "$log" | tail -1
    else
        failed="$failed $target"
        tail -40 "$log"
        echo "fuzz: $target failed; the whole log is Fuzz/$log"
    fi
done
[ -z "$failed" ] || { echo "fuzz: failed:$failed" >&2; exit 1; }
