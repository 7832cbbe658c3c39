#!/usr/bin/env python3
"""Measures datalease beside its peers on one machine, in one run, in turns, and judges what is measured.

usage: bench.py PROGRAM PROBE [--quick | --full] [--cache FOLDER] [--write]
       bench.py --costs PROBE [--cache FOLDER]

PROGRAM is the release build, PROBE the product `bench-probe` of it. --quick takes a tenth of the data and three turns
instead of five, and a hundredth of the ledger; --full adds exports of 1 GB and 10 GB. --write puts the tables into
README.md beside this file. --costs counts PROBE's instructions and allocations alone, which no other work on the
machine changes: `make test` judges them too. Data, peers from PyPI and everything in between stay in FOLDER (.build/bench).

Exit code 1: something is worse than thresholds.json allows. That a goal is missed is no error; the table says so.
"""
import argparse
import datetime
import hashlib
import json
import os
import platform
import re
import shlex
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
import zipfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
FIELDS = ["FirstName", "LastName", "Email", "Phone", "MobilePhone", "MailingStreet"]
ROWS = {"small": 101_000, "large": 1_010_000}


def say(text):
    print(f"bench: {text}", file=sys.stderr, flush=True)


# --- Commands, and what they took

class Run:
    """Wall seconds, processor seconds and peak memory in MiB of a command and what it started."""

    def __init__(self, command, folder, environment=None):
        self.wall, self.processor, self.peak, self.code = 0, 0, 0, 127
        with tempfile.TemporaryFile() as errors:
            start = time.monotonic()
            try:
                process = subprocess.Popen(command, cwd=folder, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
                                           stderr=errors, env={**os.environ, **(environment or {})})
            except OSError as error:
                self.errors = str(error)
                return
            _, status, usage = os.wait4(process.pid, 0)
            self.wall = time.monotonic() - start
            process.returncode = self.code = os.waitstatus_to_exitcode(status)
            errors.seek(0)
            self.errors = errors.read().decode(errors="replace")
        self.processor = usage.ru_utime + usage.ru_stime
        self.peak = usage.ru_maxrss / 1024

    def demand(self, what):
        if self.code != 0:
            sys.exit(f"bench: {what}: exit code {self.code}\n{self.errors}")
        return self


def in_turns(turns, jobs):
    """Runs each job, a function, once a turn; gives the runs of each. A job that is not ours and fails has none."""
    runs = {name: [] for name in jobs}
    for turn in range(turns):
        for name, job in jobs.items():
            if runs[name] is None:
                continue
            run = job()
            if run.code != 0:
                if name.startswith("prepare"):
                    run.demand(name)
                say(f"{name} is left out: {' '.join(run.errors.split())[-200:]}")
                runs[name] = None
                continue
            runs[name].append(run)
            say(f"turn {turn + 1}/{turns}: {name} {run.wall:.2f} s, {run.peak:.0f} MiB")
    return runs


# --- Peers

def install(packages, venv, wheels):
    """Installs what is missing where that is allowed. What is not there afterwards has no rows."""
    missing = [package for tool, package in packages.items() if not shutil.which(tool)]
    if missing and shutil.which("apt-get"):
        root = [] if os.getuid() == 0 else ["sudo", "-n"]
        command = [*root, "apt-get", "install", "-y", "-qq", "--no-install-recommends"]
        for package in missing:
            quiet([*command, package], 300)
    python = venv / "bin/python"
    if not python.exists():
        quiet([sys.executable, "-m", "venv", str(venv)], 60)
    if python.exists():
        for wheel in wheels:
            if not quiet([str(python), "-c", f"import {wheel}"], 60):
                quiet([str(python), "-m", "pip", "install", "-q", "--only-binary=:all:", wheel], 180)
    return python


def quiet(command, limit):
    try:
        return subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=limit).returncode == 0
    except (OSError, subprocess.TimeoutExpired):
        return False


def version(command):
    try:
        text = subprocess.run(command, capture_output=True, text=True, timeout=60)
        # xmllint says 20914.
        return re.search(r"\d+(\.\d+)+|\d{5}", text.stdout + text.stderr).group()
    except (OSError, AttributeError, subprocess.TimeoutExpired):
        return None


def peers(cache):
    """The commands of the peers that are there, by name; and the versions of all."""
    python = install({"pigz": "pigz", "igzip": "isal", "mlr": "miller", "xmllint": "libxml2-utils", "age": "age"},
                     cache / "venv", ["duckdb", "polars", "lxml"])
    versions = {
        "gzip": version(["gzip", "--version"]), "pigz": version(["pigz", "--version"]),
        "igzip": version(["igzip", "--version"]), "mlr": version(["mlr", "--version"]),
        "xmllint": version(["xmllint", "--version"]),
    }
    for wheel in ("duckdb", "polars", "lxml"):
        versions[wheel] = version([str(python), "-c", f"from importlib.metadata import version; print(version('{wheel}'))"])
    for name, found in versions.items():
        if not found:
            say(f"{name} is not there and cannot be installed; its rows say so")
    return python, versions


DUCKDB = """
import duckdb, sys
hashed = ", ".join(f"substr(sha256('key' || {f}), 1, 16) AS {f}" for f in %r)
duckdb.sql("SET threads=2")
duckdb.sql(f"COPY (SELECT * REPLACE ({hashed}, '' AS Notes) FROM read_csv('{sys.argv[1]}', all_varchar=true)) "
           f"TO '{sys.argv[2]}' (HEADER, COMPRESSION gzip)")
""" % FIELDS

POLARS = """
import gzip, polars as pl, sys
frame = pl.read_csv(sys.argv[1], infer_schema=False).with_columns(
    *[pl.col(f).hash(seed=1).cast(pl.String) for f in %r], pl.lit("").alias("Notes"))
with gzip.open(sys.argv[2], "wb", 6) as out:
    frame.write_csv(out)
""" % FIELDS

LXML = """
import hashlib, sys
from lxml import etree
fields = set(%r)
with open(sys.argv[2], "wb") as out:
    for _, record in etree.iterparse(sys.argv[1], tag="Contact"):
        for field in record:
            if field.tag in fields and field.text:
                field.text = hashlib.sha256(b"key" + field.text.encode()).hexdigest()[:16]
            elif field.tag == "Notes":
                field.text = None
        out.write(etree.tostring(record))
        record.clear()
        while record.getprevious() is not None:
            del record.getparent()[0]
""" % FIELDS

MILLER = "; ".join(f'${f}=sha256("key".${f})[1:16]' for f in FIELDS) + '; $Notes=""'


# --- Data

def make_export(rows, csv, xml):
    subprocess.run([sys.executable, HERE / "make-exports.py", str(rows), csv, xml], check=True)


def make_data(cache, sizes):
    for size in sizes:
        files = [cache / f"{size}.csv", cache / f"{size}.xml"]
        if not all(file.exists() for file in files):
            say(f"making {ROWS[size]} rows")
            parts = [file.with_suffix(file.suffix + ".part") for file in files]
            make_export(ROWS[size], *parts)
            for part, file in zip(parts, files):
                part.rename(file)


def repeated(source, target, times):
    """An export that has the records of `source` so many times. By another program, as in `halves`."""
    with open(target, "wb") as out:
        for turn in range(times):
            subprocess.run(["tail", "-n", "+2" if turn else "+1", source], stdout=out, check=True)


def halves(source, folder):
    files = [folder / "half1", folder / "half2"]
    half = source.stat().st_size // 2
    # By other programs: what this one holds would count as the peak of what it starts.
    with open(files[0], "wb") as first, open(files[1], "wb") as second:
        subprocess.run(["head", "-c", str(half), source], stdout=first, check=True)
        subprocess.run(["tail", "-c", f"+{half + 1}", source], stdout=second, check=True)
    return files


# --- The program

class DataLease:
    """The program with a home of its own, and three executed agreements a format."""

    def __init__(self, program, work):
        self.program, self.work = program, work
        self.environment = {"DATALEASE_HOME": str(work / "home")}
        people = {"preparer": "provider", "director": "provider", "vendor-director": "recipient", "vendor": "recipient"}
        for person in ["officer", *people]:
            subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", work / person], check=True)
        self("init", "--officer", "officer")
        for name, (person, party) in zip("ABCD", people.items()):
            role = {"preparer": "preparer", "vendor": "recipient"}.get(person, "signatory")
            self("trust", "add", f"{person}.pub", "--name", name, "--party", party, "--role", role, "--as", "officer")
        for kind in ("csv", "xml"):
            for notes, proof in (("blank", "off"), ("blank", "on"), ("scrub", "on")):
                self.agree(kind, notes, proof)

    def __call__(self, *arguments):
        return Run([self.program, *map(str, arguments)], self.work, self.environment).demand(f"datalease {arguments[0]}")

    def agree(self, kind, notes, proof):
        identifier = f"BENCH-{kind}-{notes}-{proof}".upper()
        text = subprocess.run(
            ["sh", HERE / "agreement.sh", kind, *[f"{p}.pub" for p in ("preparer", "director", "vendor-director", "vendor")],
             identifier, notes, proof], cwd=self.work, check=True, capture_output=True, text=True).stdout
        (self.work / f"{kind}-{notes}-{proof}.yaml").write_text(text)
        for person in ("director", "vendor-director"):
            self("agreement", "sign", f"{kind}-{notes}-{proof}.yaml", "--as", person)

    def prepare(self, export, notes="blank", proof="off", threads=2):
        """The whole command, from the file to the signed encrypted bundle in `out`. Executed: a rehearsal always searches."""
        shutil.rmtree(self.work / "out", ignore_errors=True)
        return Run(self.preparation(export, notes, proof, threads), self.work, self.environment)

    def preparation(self, export, notes="blank", proof="off", threads=2):
        return [self.program, "prepare", f"{export.suffix[1:]}-{notes}-{proof}.yaml", str(export), "--out", "out", "--as",
                "preparer", "--threads", str(threads)]

    def opened(self):
        """The bundle in `out`, decrypted as the vendor does: a zip file."""
        bundle, = (self.work / "out").glob("*.zip.age")
        target = self.work / "opened.zip"
        subprocess.run(["age", "-d", "-i", self.work / "vendor", "-o", target, bundle], check=True)
        return zipfile.ZipFile(target)


# --- What is measured: each function adds to the results

class Results:
    """Measured numbers by key, each with its median and its spread, and the rows of the table."""

    def __init__(self):
        self.numbers = {}
        self.rows = []

    def ratio(self, key, above, below):
        """Adds the ratio of two lists of runs, turn by turn; nothing where one of them could not be run."""
        if above and below:
            self.numbers[key] = [a.wall / b.wall for a, b in zip(above, below)]

    def median(self, key):
        return statistics.median(self.numbers[key]) if key in self.numbers else None

    def row(self, what, goal, key, unit="", least=None, most=None, note=""):
        """A row of the table. `least` or `most` is the goal as a number."""
        value = self.median(key)
        if value is None:
            self.rows.append((what, goal, "not measured: " + (note or "the peer is not there"), "–"))
            return
        low, high = min(self.numbers[key]), max(self.numbers[key])
        text = figure(value) + unit + (f" ({figure(low)} to {figure(high)})" if high > low else "")
        met = ""
        if least is not None or most is not None:
            met = "met" if (most is None or value <= most) and (least is None or value >= least) else "**missed**"
        self.rows.append((what, goal, text + (f"; {note}" if note else ""), met))


def figure(value):
    return f"{value:.0f}" if abs(value) >= 100 else f"{value:.1f}" if abs(value) >= 10 else f"{value:.2f}"


def seconds(runs):
    return "not there" if not runs else f"{statistics.median(r.wall for r in runs):.2f} s"


def peak(runs):
    return max(run.peak for run in runs)


def shell(line, work):
    return lambda: Run(["sh", "-c", line], work)


def measure_csv(r, program, csv, python, work, turns):
    q, first, second = (shlex.quote(str(f)) for f in (csv, *halves(csv, work)))
    runs = in_turns(turns, {
        "prepare": lambda: program.prepare(csv),
        "pigz": shell(f"pigz -6 -p 2 -c {q} > peer", work),
        "prepare, one thread": lambda: program.prepare(csv, threads=1),
        "igzip": shell(f"igzip -3 -c {first} > peer & igzip -3 -c {second} > peer2 & wait %1 && wait %2", work),
        "prepare, scrubbed, proof": lambda: program.prepare(csv, "scrub", "on"),
        "DuckDB": lambda: Run([str(python), "-c", DUCKDB, str(csv), "peer"], work),
    })
    ours, pigz, duck, igzip = runs["prepare"], runs["pigz"], runs["DuckDB"], runs["igzip"]
    one, scrubbed = runs["prepare, one thread"], runs["prepare, scrubbed, proof"]
    r.ratio("csv-pigz", pigz, ours)
    r.ratio("csv-duckdb", duck, ours)
    r.ratio("csv-igzip", ours, igzip)
    r.ratio("scrub-pigz", pigz, scrubbed)
    r.ratio("threads", one, ours)
    base = "`prepare`, CSV, 6 fields pseudonymised, notes blanked, proof off"
    r.row(f"{base}: how many times faster than `pigz -6 -p 2`", "3", "csv-pigz", least=3,
          note=f"{seconds(ours)}, pigz {seconds(pigz)}")
    r.row("the same: how many times faster than DuckDB (6 hashed, notes blanked, gzip)", "10", "csv-duckdb", least=10,
          note=f"DuckDB {seconds(duck)}")
    r.row("the same, its time by that of two `igzip -3` on halves of the file", "1.5 at most", "csv-igzip", most=1.5,
          note=f"igzip {seconds(igzip)}")
    r.row("the same with notes scrubbed and the proof on: how many times faster than `pigz -6 -p 2`", "2", "scrub-pigz",
          least=2, note=seconds(scrubbed))
    r.row("the first again: how many times faster with two threads than with one", "1.8", "threads", least=1.8,
          note=f"{seconds(one)} and {seconds(ours)}")
    r.numbers["peak"] = [max(peak(ours), peak(one))]
    r.numbers["peak-scrub"] = [peak(scrubbed)]
    return runs


def measure_xml(r, program, xml, python, work, turns):
    runs = in_turns(turns, {
        "prepare, XML": lambda: program.prepare(xml),
        "libxml2": lambda: Run(["xmllint", "--sax", "--noout", str(xml)], work),
        "lxml": lambda: Run([str(python), "-c", LXML, str(xml), "peer"], work),
    })
    ours, sax, lxml = runs["prepare, XML"], runs["libxml2"], runs["lxml"]
    r.ratio("xml-lxml", lxml, ours)
    r.ratio("xml-sax", ours, sax)
    r.row("`prepare`, XML, the same fields: how many times faster than lxml (iterparse, 6 hashed, written uncompressed)",
          "10", "xml-lxml", least=10, note=f"{seconds(ours)}, lxml {seconds(lxml)}")
    r.row("the same, its time by that of `xmllint --sax --noout`", "3 at most", "xml-sax", most=3,
          note=f"xmllint {seconds(sax)}")
    r.numbers["peak-xml"] = [peak(ours)]


def measure_size(r, program, csv, work):
    """The compressed entry beside `gzip -6` of what is in it."""
    program.prepare(csv).demand("prepare")
    with program.opened() as bundle:
        entry = max(bundle.infolist(), key=lambda e: e.file_size)
        gzip = subprocess.Popen(["gzip", "-6", "-c"], stdin=subprocess.PIPE, stdout=open(work / "peer", "wb"))
        with bundle.open(entry) as content:
            shutil.copyfileobj(content, gzip.stdin, 1 << 20)
        gzip.stdin.close()
        gzip.wait()
        r.numbers["size"] = [100 * (entry.compress_size / (work / "peer").stat().st_size - 1)]
    r.row("size of the first's result over `gzip -6` of the same content", "10 % at most", "size", " %", most=10)


def digests(program):
    with program.opened() as bundle:
        found = {}
        for entry in bundle.infolist():
            if entry.filename.startswith("data/"):
                with bundle.open(entry) as content:
                    found[entry.filename] = (hashlib.file_digest(content, "sha256").hexdigest(), entry.compress_size)
        return found


def measure_sameness(r, program, csv):
    """Content and compressed size of each export in the bundle, with 1, 2, 3 and 8 threads."""
    found = []
    for threads in (1, 2, 3, 8):
        program.prepare(csv, threads=threads).demand("prepare")
        found.append(digests(program))
    r.numbers["same-bytes"] = [sum(f == found[0] and len(f) > 0 for f in found)]
    r.row("with how many of 1, 2, 3 and 8 threads the bytes are the same", "4", "same-bytes", least=4)


def measure_memory(r, program, csv, large_name, work, full):
    """Peaks of one thread and of two by size; the others are of the runs in turns."""
    for name, times in [("10 MB", 0)] + ([("1 GB", 3), ("10 GB", 30)] if full else []):
        file = work / "sized.csv"
        if times:
            repeated(csv, file, times)
        else:
            make_export(30_800, file, os.devnull)
        runs = [program.prepare(file, threads=threads).demand("prepare") for threads in (1, 2)]
        r.numbers[f"peak-{name}"] = [peak(runs)]
        say(f"{name}: {runs[0].peak:.0f} and {runs[1].peak:.0f} MiB, {runs[0].wall:.1f} and {runs[1].wall:.1f} s")
        file.unlink()
    r.row("peak memory, 10 MB of CSV, proof off", "64 MiB at most", "peak-10 MB", " MiB", most=64)
    r.row(f"the same, {large_name}", "64 MiB at most", "peak", " MiB", most=64)
    for name in ("1 GB", "10 GB"):
        r.row(f"the same, {name}", "64 MiB at most", f"peak-{name}", " MiB", most=64,
              note="" if full else "`make bench-full` does")
    r.row(f"peak memory, {large_name} of XML, proof off", "64 MiB at most", "peak-xml", " MiB", most=64)
    r.row("the same of CSV, notes scrubbed, proof on (which may take 48 MiB more)", "112 MiB at most", "peak-scrub", " MiB",
          most=112)


def probe_once(probe, what, turns):
    return float(subprocess.run([probe, what, str(turns)], check=True, capture_output=True, text=True).stdout.split()[0])


def instructions(probe, what, values):
    """Instructions a value or byte by callgrind: of three turns less those of one. The same in every run."""
    counts = []
    for turns in (1, 3):
        text = subprocess.run(["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null", probe, what, str(turns)],
                              check=True, capture_output=True, text=True).stderr
        counts.append(int(re.search(r"Collected : (\d+)", text).group(1)))
    return (counts[1] - counts[0]) / 2 / values


def share_of_encryption(probe, work):
    """Which part of the digits column is FF1 itself, by samples of the processor clock; `None` without perf."""
    report = samples([probe, "digits", "60"], work)
    ours = "libcrypto|Pseudonyms3FF1|Pseudonyms11BlockCipher"
    return report and sum(share for share, dso, symbol in report if re.search(ours, dso + symbol)) / 100


def samples(command, work, environment=None):
    """Samples of the processor clock: per cent, object and symbol, without what the kernel does; `None` without perf."""
    if not shutil.which("perf"):
        return None
    run = Run(["perf", "record", "-q", "-e", "cpu-clock", "-F", "1997", "-o", "perf.data", "--", *command], work, environment)
    if run.code != 0:
        return None
    report = subprocess.run(["perf", "report", "-i", "perf.data", "--stdio", "-q", "-t", "\t", "--sort", "dso,symbol"],
                            cwd=work, capture_output=True, text=True).stdout
    found = []
    for line in report.splitlines():
        parts = line.split("\t")
        if len(parts) >= 3 and parts[0].strip().endswith("%"):
            found.append((float(parts[0].strip()[:-1]), parts[1].strip(), parts[2].strip()))
    return found


def measure_calls(r, program, probe, work, turns):
    for key in ("digits", "token", "csv-quoted", "csv-bare"):
        r.numbers[key] = [probe_once(probe, key, 30) for _ in range(turns)]
    share = share_of_encryption(probe, work)
    if share:
        r.numbers["ff1"] = [value * share for value in r.numbers["digits"]]
    r.row("FF1, encryption alone, ns a value in a column of 10-digit numbers", "100 at most", "ff1", " ns", most=100,
          note=f"the whole column call {figure(r.median('digits'))} ns" if share else "perf is not there")
    r.row("keyed hash token, ns a value, the whole column call", "300 at most", "token", " ns", most=300)
    r.row("CSV tokenising alone, quoted, GB/s a core", "1", "csv-quoted", " GB/s", least=1)
    r.row("CSV tokenising alone, not quoted, GB/s a core", "1", "csv-bare", " GB/s", least=1)
    runs = [Run([program.program, "--help"], work).demand("--help").wall * 1000 for _ in range(21)]
    r.numbers["help"] = runs
    r.row("`datalease --help`", "20 ms at most", "help", " ms", most=20)


def measure_costs(r, probe, work):
    """What does not depend on the machine's mood: instructions by callgrind, and allocations."""
    if shutil.which("valgrind"):
        # Bytes of a turn: 50,000 records of the probe's line.
        for key, name, values in (("digits", "instructions a value", 50_000), ("token", "instructions a value", 50_000),
                                  ("csv-quoted", "instructions a byte", 50_000 * 206),
                                  ("csv-bare", "instructions a byte", 50_000 * 190)):
            r.numbers[f"{key}-instructions"] = [instructions(probe, key, values)]
            r.row(f"`bench-probe {key}`, {name} by callgrind", "", f"{key}-instructions")
    else:
        say("valgrind is not there: no instructions are counted")
    library = counting_library(work)
    if library:
        counts = [allocations([probe, "rows", str(rows)], library, work) for rows in (10_000, 100_000)]
        r.numbers["row-allocations"] = [(counts[1] - counts[0]) / 90_000]
    r.row("`bench-probe rows`, allocations a row: 100,000 rows less 10,000", "under 0.1: none a row, only a batch",
          "row-allocations", most=0.1, note="" if library else "there is no C compiler")


def counting_library(work):
    """A library that counts calls of malloc and its kin where it is loaded before the C library; `None` without cc."""
    library = work / "allocations.so"
    built = quiet(["cc", "-O2", "-shared", "-fPIC", "-o", str(library), str(HERE / "allocations.c")], 60)
    return library if built else None


def allocations(command, library, work, environment=None):
    """How often a command allocates, without the programs that it starts."""
    log = work / "allocations"
    log.unlink(missing_ok=True)
    Run(command, work, (environment or {}) | {"LD_PRELOAD": str(library), "ALLOCATIONS_LOG": str(log)}).demand(command[0])
    name = Path(command[0]).name
    return sum(int(line.split()[1]) for line in log.read_text().splitlines() if line.split()[0] == name)


def measure_allocations(r, program, work):
    """Calls of malloc and its kin, a row more of the export."""
    library = counting_library(work)
    if not library:
        r.row("allocations a row", "under 0.5", "allocations", note="there is no C compiler")
        return
    counts = {}
    for rows in (10_000, 100_000):
        part = work / f"rows{rows}.csv"
        make_export(rows, part, os.devnull)
        shutil.rmtree(work / "out", ignore_errors=True)
        counts[rows] = allocations(program.preparation(part, threads=1), library, work, program.environment)
    r.numbers["allocations"] = [(counts[100_000] - counts[10_000]) / 90_000]
    r.row("allocations a row: 100,000 rows less 10,000, proof off", "under 0.5: none a row, only a batch", "allocations",
          most=0.5, note=f"{counts[10_000]:,} and {counts[100_000]:,} in all")


def measure_others(r, program, csv, python, work, turns):
    """What else people use, on a tenth of the data."""
    q = shlex.quote(str(csv))
    runs = in_turns(turns, {
        "prepare, 33 MB": lambda: program.prepare(csv),
        "Miller": shell(f"mlr --icsv --ocsv --quote-all put {shlex.quote(MILLER)} {q} | gzip -6 > peer", work),
        "Polars": lambda: Run([str(python), "-c", POLARS, str(csv), "peer"], work),
    })
    for name, what in (("Miller", "Miller with `gzip -6`"), ("Polars", "Polars (a hash without key), gzip")):
        r.ratio(f"small-{name.lower()}", runs[name], runs["prepare, 33 MB"])
        r.row(f"33 MB of CSV, notes blanked: times faster than {what}", "", f"small-{name.lower()}",
              note=f"{seconds(runs['prepare, 33 MB'])}, {name} {seconds(runs[name])}")


def measure_ledger(r, program, bundles):
    made = subprocess.run(["sh", HERE / "ledger.sh", program.program, str(bundles)], capture_output=True, text=True)
    if made.returncode != 0:
        sys.exit(f"bench: ledger.sh: exit code {made.returncode}\n{made.stdout}{made.stderr}")
    text = made.stdout
    for line in text.splitlines():
        say(line)
        match = re.match(r"(verify --format (?:text|nagios)|ledger verify): ([\d.]+) s, (\d+) MiB", line)
        if match:
            key = match.group(1).replace(" --format ", "-").replace(" ", "-")
            r.numbers[key] = [float(match.group(2))]
            goal = 10 if key == "ledger-verify" else 5
            r.row(f"`{match.group(1)}`, {bundles:,} bundles, {bundles * 10:,} events", f"{goal} s at most", key, " s", most=goal,
                  note=f"{match.group(3)} MiB")


# --- Where the time goes

# By object and mangled symbol; the first that fits.
STAGES = [
    ("deflate: ISA-L", r"libisal"),
    ("AES, SHA-256, HMAC and ChaCha20 for FF1, hashes, digests and age: libcrypto", r"libcrypto"),
    ("the kernel: reading, writing, pages", r"\[kernel"),
    ("loading the program", r"ld-linux|conformsToProtocol|Lexicon"),
    ("the C library: copies, allocations", r"libc\.so"),
    ("Swift's runtime: references, uniqueness", r"libswift"),
    ("splitting and tokenising", r"Records\d+CSV|LineEnds"),
    ("FF1 around the cipher, symbols read and written", r"FF1|Draft|BlockCipher|Modulus"),
    ("operators", r"10Pseudonyms"),
    ("cells decoded, spliced, encoded", r"7Records"),
    ("what fields hold, how easily a row is found again", r"9Detection|Risk|Census|Survey|PseudonymCount|ClassTable"),
    ("arrays grown and copied", r"\$sSa|\$ss"),
    ("zip, age and digests around the libraries", r"7Bundles|10Primitives"),
]


def budget(program, csv, rows, work):
    """Where the time of `prepare` with one thread goes: stage, per cent, ns a row, MB/s; and the seconds of it all."""
    shutil.rmtree(work / "out", ignore_errors=True)
    plain = program.prepare(csv, threads=1).demand("prepare")
    shutil.rmtree(work / "out", ignore_errors=True)
    found = samples(program.preparation(csv, threads=1), work, program.environment)
    if not found:
        say("perf is not there: no budget by stage")
        return None
    shares = {}
    for share, dso, symbol in found:
        stage = next((name for name, pattern in STAGES if re.search(pattern, f"{dso} {symbol}")), "the rest")
        shares[stage] = shares.get(stage, 0) + share
    total = sum(shares.values())
    lines = []
    for stage, share in sorted(shares.items(), key=lambda s: -s[1]):
        time_of = plain.processor * share / total
        if share / total >= 0.002:
            lines.append((stage, f"{100 * share / total:.0f} %", f"{time_of / rows * 1e9:.0f}",
                          f"{csv.stat().st_size / time_of / 1e6:,.0f}"))
    lines.append(("all", "100 %", f"{plain.processor / rows * 1e9:.0f}", f"{csv.stat().st_size / plain.processor / 1e6:,.0f}"))
    return lines


# --- Output

def table(head, rows):
    lines = ["| " + " | ".join(head) + " |", "|" + "---|" * len(head)]
    return "\n".join(lines + ["| " + " | ".join(row) + " |" for row in rows])


def machine(versions, before):
    model = next((line.split(":")[1].strip() for line in open("/proc/cpuinfo") if line.startswith("model name")), "?")
    swift = version(["swift", "--version"])
    there = ", ".join(f"{name} {found}" for name, found in versions.items() if found)
    missing = ", ".join(name for name, found in versions.items() if not found)
    system = platform.freedesktop_os_release().get("PRETTY_NAME", platform.platform())
    return (f"{datetime.date.today():%-d %B %Y}, {os.cpu_count()} processors ({model}), {system}, Swift {swift}; {there}"
            + (f"; not there: {missing}" if missing else "")
            + f". Load before the run: {before:.1f}.")


def write_readme(text):
    readme = HERE / "README.md"
    old = readme.read_text()
    begin, end = "<!-- bench: begin -->\n", "<!-- bench: end -->"
    head, rest = old.split(begin)
    readme.write_text(head + begin + text + "\n" + end + rest.split(end)[1])


def regressions(r, thresholds):
    """What is worse than the file of thresholds allows; a threshold that nothing was measured for is said too."""
    worse = []
    for key, limit in thresholds.items():
        value = r.median(key)
        if value is None:
            say(f"threshold {key}: nothing was measured")
        elif value > limit.get("atMost", float("inf")) or value < limit.get("atLeast", float("-inf")):
            worse.append(f"{key}: {figure(value)}, allowed: {limit}")
    return worse


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program", type=Path, nargs="?")
    parser.add_argument("probe", type=Path)
    for option in ("quick", "full", "write", "costs"):
        parser.add_argument(f"--{option}", action="store_true")
    parser.add_argument("--cache", type=Path, default=HERE.parent / ".build/bench")
    options = parser.parse_args()
    if not options.costs and not options.program:
        parser.error("PROGRAM is missing")
    cache = options.cache.resolve()
    cache.mkdir(parents=True, exist_ok=True)
    thresholds = json.loads((HERE / "thresholds.json").read_text())["quick" if options.quick else "all"]
    r = Results()
    with tempfile.TemporaryDirectory(dir=cache) as folder:
        work = Path(folder)
        probe = str(options.probe.resolve())
        if options.costs:
            measure_costs(r, probe, work)
            thresholds = {key: limit for key, limit in thresholds.items() if key in r.numbers}
            text = table(("what", "goal", "measured", ""), r.rows)
        else:
            text = measure_all(r, DataLease(str(options.program.resolve()), work), probe, options, cache, work)
    print(text)
    if options.write:
        write_readme(text)
    worse = regressions(r, thresholds)
    for line in worse:
        say(f"worse than thresholds.json allows: {line}")
    sys.exit(1 if worse else 0)


def measure_all(r, program, probe, options, cache, work):
    """Everything; gives the text for README.md."""
    before = os.getloadavg()[0]
    size, turns = ("small", 3) if options.quick else ("large", 5)
    make_data(cache, {"small", size})
    python, versions = peers(cache)
    small, csv, xml = cache / "small.csv", cache / f"{size}.csv", cache / f"{size}.xml"
    name = f"{csv.stat().st_size / 1e6:.0f} MB"
    measure_csv(r, program, csv, python, work, turns)
    measure_xml(r, program, xml, python, work, turns)
    measure_size(r, program, csv, work)
    measure_sameness(r, program, small)
    measure_memory(r, program, csv, name, work, options.full)
    measure_calls(r, program, probe, work, turns)
    measure_costs(r, probe, work)
    measure_allocations(r, program, work)
    measure_others(r, program, small, python, work, turns)
    stages = budget(program, csv, ROWS[size], work)
    measure_ledger(r, program, 10_000 if options.quick else 100_000)
    text = f"{machine(versions, before)} {name} of CSV, {ROWS[size]:,} rows; median of {turns} turns (least to most).\n\n"
    text += table(("what", "goal", "measured", ""), r.rows)
    if stages:
        text += (f"\n\nWhere the processor time of `prepare` goes, {name} of CSV, one thread, notes blanked, proof off, by "
                 "samples of the processor clock:\n\n" + table(("stage", "share", "ns a row", "MB/s"), stages))
    return text


if __name__ == "__main__":
    main()
