"""Compares pairs of texts, before and after transformation, character by character.

Reads records from standard input: a JSON line {"encoding", "before": hex, "after": hex}. Prints a line for each pair whose
characters differ in more than their letters and digits, or of which a line has another length.
"""
import json, re, sys
from characters import difference, text

for number, line in enumerate(sys.stdin):
    pair = json.loads(line)
    before, after = (text(bytes.fromhex(pair[key]), pair["encoding"]) for key in ("before", "after"))
    lengths = [[len(line) for line in re.split("(\r\n|\r|\n)", text)] for text in (before, after)]
    if found := difference(before, after) or (lengths[0] != lengths[1] and "lines of other lengths"):
        print(number, found)
