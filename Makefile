# DataLease: `make demo` shows the main job, `make test` runs everything that must hold.
#
# Both install what is missing (Debian packages; Swift itself must be there), so they work from a clean clone.

SWIFT ?= swift
PREFIX ?= /usr/local
SWIFT_SOURCES = Package.swift Sources Tests Benchmarks Fuzz/Package.swift Fuzz/Sources Fuzz/Targets
# For how long each fuzz target runs, in seconds, and how many broken files the property test makes.
FUZZ_SECONDS ?= 600
FUZZ_FILES ?= 100000

.PHONY: help setup build release test lint format demo demo-exchange bench bench-quick bench-full detection-report fuzz reference clean install

help:
	@echo "make demo      build, and show the main job on samples/ as a transcript"
	@echo "make demo-exchange   a month of the finance exchange, as a transcript"
	@echo "make test      every test, and the formatter's lint"
	@echo "make build     debug build"
	@echo "make release   dist/datalease: one stripped program with the Swift runtime linked in"
	@echo "make install   put the release, its manual and its completions under PREFIX ($(PREFIX))"
	@echo "make bench     measure beside pigz, igzip, DuckDB, lxml ... into Benchmarks/README.md (15 minutes, 6 GB)"
	@echo "make bench-quick   the same with a tenth of the data, printed only; bench-full also takes 1 and 10 GB"
	@echo "make detection-report   score the recognisers on labelled notes, into docs/detection.md (PRESIDIO=1: beside Presidio)"
	@echo "make fuzz      libFuzzer on every reader, FUZZ_SECONDS ($(FUZZ_SECONDS)) each, and FUZZ_FILES broken files ($(FUZZ_FILES))"
	@echo "make lint | format | reference | clean | setup"

setup:
	@scripts/setup.sh

build: setup
	$(SWIFT) build

release: setup
	$(SWIFT) build -c release --product datalease --static-swift-stdlib
	@mkdir -p dist
	cp "$$($(SWIFT) build -c release --static-swift-stdlib --show-bin-path)/datalease" dist/datalease
	strip dist/datalease
	@ls -l dist/datalease
	@# `make test` runs what is not optimised; the optimiser has broken before what was right there.
	@for demo in demo demo-exchange; do \
		scripts/$$demo.sh "$(CURDIR)/dist/datalease" > dist/$$demo.log 2>&1 || { tail -n 20 dist/$$demo.log; exit 1; }; \
	done; echo "the main job and a month of the exchange were shown with it: dist/demo.log, dist/demo-exchange.log"

test: setup lint
	$(SWIFT) build --build-tests
	$(SWIFT) build -c release --product bench-probe
	@scripts/test.sh $(SWIFT)

lint:
	$(SWIFT) format lint --strict --recursive $(SWIFT_SOURCES)

format:
	$(SWIFT) format --in-place --recursive $(SWIFT_SOURCES)

demo: setup
	$(SWIFT) build --product datalease
	@scripts/demo.sh "$$($(SWIFT) build --show-bin-path)/datalease"

demo-exchange: setup
	$(SWIFT) build --product datalease
	@scripts/demo-exchange.sh "$$($(SWIFT) build --show-bin-path)/datalease"

bench: BENCH = --write
bench-quick: BENCH = --quick
bench-full: BENCH = --full --write
bench bench-quick bench-full: setup
	$(SWIFT) build -c release --product datalease
	$(SWIFT) build -c release --product bench-probe
	python3 Benchmarks/bench.py "$$($(SWIFT) build -c release --show-bin-path)/datalease" \
	    "$$($(SWIFT) build -c release --show-bin-path)/bench-probe" $(BENCH)

detection-report: setup
	$(SWIFT) build -c release --product detection-probe
	PRESIDIO=$(PRESIDIO) Benchmarks/detection/report.py "$$($(SWIFT) build -c release --show-bin-path)/detection-probe" \
	    docs/detection.md

# The seeds and a fixed series of changes to them run in `make test`, without libFuzzer; docs/fuzzing.md says why.
fuzz: setup
	FUZZ_SECONDS=$(FUZZ_SECONDS) scripts/fuzz.sh
	DATALEASE_FIDELITY_FILES=$(FUZZ_FILES) $(SWIFT) test --filter FidelityProperty

# The manual and the completions are generated from the commands themselves; a test holds them together.
reference: build
	python3 scripts/reference.py "$$($(SWIFT) build --show-bin-path)/datalease" docs

install: release
	install -D -m 755 dist/datalease "$(DESTDIR)$(PREFIX)/bin/datalease"
	install -D -m 644 docs/datalease.1 "$(DESTDIR)$(PREFIX)/share/man/man1/datalease.1"
	install -D -m 644 docs/completions/datalease.bash "$(DESTDIR)$(PREFIX)/share/bash-completion/completions/datalease"
	install -D -m 644 docs/completions/_datalease "$(DESTDIR)$(PREFIX)/share/zsh/vendor-completions/_datalease"
	install -D -m 644 docs/completions/datalease.fish "$(DESTDIR)$(PREFIX)/share/fish/vendor_completions.d/datalease.fish"
	install -d "$(DESTDIR)$(PREFIX)/lib/systemd/system"
	for unit in datalease-verify datalease-ledger datalease-exchange; do \
	    sed 's|/usr/local/bin/datalease|$(PREFIX)/bin/datalease|' packaging/systemd/$$unit.service \
	        > "$(DESTDIR)$(PREFIX)/lib/systemd/system/$$unit.service"; \
	done
	install -D -m 644 packaging/systemd/README.md "$(DESTDIR)$(PREFIX)/share/doc/datalease/systemd.md"
	install -m 644 packaging/systemd/datalease-verify.timer packaging/systemd/datalease-ledger.timer \
	    packaging/systemd/datalease-exchange.timer packaging/systemd/datalease-exchange.path \
	    "$(DESTDIR)$(PREFIX)/lib/systemd/system"
	install -d "$(DESTDIR)$(PREFIX)/share/doc/datalease/licences"
	install -m 644 docs/licences/*.txt "$(DESTDIR)$(PREFIX)/share/doc/datalease/licences"

clean:
	rm -rf .build dist Fuzz/.build
