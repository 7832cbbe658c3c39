#!/bin/sh
# Installs what building and testing need and is missing, and says what to do where it may not.
set -eu

# The C libraries; what Swift itself needs to run and link (swift.org's list for Debian 12); and the peers that the demo
# and the tests compare with.
packages="libxml2-dev zlib1g-dev libisal-dev libssl-dev libsqlite3-dev pkg-config
make git ca-certificates binutils gcc libc6-dev libgcc-12-dev libstdc++-12-dev libncurses6 libcurl4 libedit2 libpython3.11 libz3-4 tzdata
openssh-client openssl age zip unzip libarchive-tools libxml2-utils python3 man-db util-linux systemd valgrind
python3-prometheus-client python3-icalendar python3-junitparser python3-html5lib python3-jsonschema python3-yaml cmark-gfm"

check_swift() {
    if ! command -v swift >/dev/null 2>&1; then
        echo "setup: Swift was not found." >&2
        echo "setup: install Swift 6.3 for Debian 12 from https://www.swift.org/install/linux/ and put its bin folder on PATH." >&2
        exit 1
    fi
    version=$(swift --version 2>/dev/null | sed -n 's/.*Swift version \([0-9]*\)\.\([0-9]*\).*/\1 \2/p' | head -1)
    major=${version% *}
    minor=${version#* }
    if [ -z "$version" ] || [ "$major" -lt 6 ] || { [ "$major" -eq 6 ] && [ "$minor" -lt 3 ]; }; then
        echo "setup: Swift 6.3 or newer is needed; $(command -v swift) is $(echo "$version" | tr ' ' .)." >&2
        echo "setup: install it from https://www.swift.org/install/linux/ and put its bin folder first on PATH." >&2
        exit 1
    fi
}

if ! command -v dpkg-query >/dev/null 2>&1; then
    echo "setup: this is no Debian; if the build fails, install the equivalents of:" $packages >&2
    check_swift
    exit 0
fi
missing=""
for package in $packages; do
    if [ "$(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null)" != installed ]; then
        # Another Debian has these in other versions, which come with Swift's own packages there.
        case $package in
        libgcc-*-dev | libpython3* | libz3-*) [ -e /etc/debian_version ] && ! grep -q '^12' /etc/debian_version && continue ;;
        libstdc++-*) ls /usr/lib/gcc/*/*/libstdc++.so >/dev/null 2>&1 && continue ;;
        esac
        missing="$missing $package"
    fi
done
if [ -z "$missing" ]; then
    check_swift
    exit 0
fi

if [ "$(id -u)" -eq 0 ]; then
    as_root=""
elif command -v sudo >/dev/null 2>&1 && sudo -n true 2>/dev/null; then
    as_root="sudo"
else
    echo "setup: these packages are missing and this user may not install them:$missing" >&2
    echo "setup: run: sudo apt-get install$missing" >&2
    exit 1
fi
echo "setup: installing$missing"
$as_root apt-get update -qq
DEBIAN_FRONTEND=noninteractive $as_root apt-get install -y -qq --no-install-recommends $missing >/dev/null
check_swift
