#!/usr/bin/env python3
"""Fingerprints of the documents, to prove that no sentence of theirs is copied.

Usage:  python3 geodata/build/shingles.py make DIR [--out FILE]     write geodata/sources.shingles
        python3 geodata/build/shingles.py check [FILE ...]          look for copied runs of eight words

DIR holds the documents as UTF-8 text (`000*.txt`, `001*.txt` ...). The file of fingerprints holds hashes only, from which no
text can be read back, so it may be published and the check needs no documents. Without FILE the check reads
`summits.geojson`, `README.md` and `EDITING.md` of this folder; of a JSON file every string that is a value is checked by
itself, of any other file each paragraph (what stands between blank lines). Copied runs are printed, with exit status 1; 2 is
wrong usage. It needs nothing but Python 3.

The normalisation, exactly, so that any program can repeat it:
1. The text is put into lower case (Unicode, without a locale).
2. A word is a longest run of letters and digits (Python `str.isalnum`, Rust `char::is_alphanumeric`). Everything else,
   apostrophes and hyphens included, separates words and is dropped.
3. A run is eight words in a row, joined by one space, as UTF-8. A text of fewer than eight words has no runs.
4. Its hash is FNV-1a, 64 bits: start with cbf29ce484222325; for each byte, xor it in, then multiply by 100000001b3, modulo 2^64.

Of a document the runs go across its paragraphs. Its title is left out, as a title may be named anywhere: paragraphs
001:1, 002:1, 003:3 and 004:2 are skipped, and no run goes across the gap. Paragraph n is the n-th line that is not
blank after trimming Unicode white space, from 1.

The file: lines that begin with `#` are a header; each other line is one hash, 16 hexadecimal digits in lower case; sorted,
each once.
"""

import argparse
import json
import re
import sys
from pathlib import Path

GEODATA = Path(__file__).resolve().parents[1]
FILE = GEODATA / "sources.shingles"
WORDS = 8
# The paragraphs that are titles. A new document adds its own here.
TITLES = {("001", 1), ("002", 1), ("003", 3), ("004", 2)}
HEADER = """\
# Fingerprints of the documents of the summit dataset: runs of eight words, hashed. Made by geodata/build/shingles.py.
# Lower case; words are runs of letters and digits, all else separates; eight words joined by one space, UTF-8.
# 64-bit FNV-1a, offset cbf29ce484222325, prime 100000001b3; sorted; one hash a line, 16 hexadecimal digits.
# Titles (paragraphs 001:1, 002:1, 003:3, 004:2) are left out; no run goes across them.
"""


def words(text):
    """The normalised words of a text."""
    lower = "".join(char if char.isalnum() else " " for char in text.lower())
    return lower.split()


def fnv1a(data):
    """The 64-bit FNV-1a hash of bytes."""
    value = 0xCBF29CE484222325
    for byte in data:
        value = (value ^ byte) * 0x100000001B3 % 2**64
    return value


def runs(text):
    """Each run of eight words in a text, with its hash."""
    all_words = words(text)
    for start in range(len(all_words) - WORDS + 1):
        run = " ".join(all_words[start:start + WORDS])
        yield run, fnv1a(run.encode())


def of_document(id_, text):
    """The hashes of a document, its title left out."""
    lines = [line.strip() for line in text.split("\n")]
    paragraphs = [line for line in lines if line]
    pieces = [[]]
    for n, paragraph in enumerate(paragraphs, 1):
        if (id_, n) in TITLES:
            pieces.append([])
        else:
            pieces[-1].append(paragraph)
    return {value for piece in pieces for _, value in runs("\n".join(piece))}


def make(folder, out):
    """Write the file of fingerprints; the exit status."""
    hashes = set()
    files = sorted(folder.glob("[0-9][0-9][0-9]*.txt"))
    if not files:
        print(f"{folder}: there is no document 000*.txt", file=sys.stderr)
        return 2
    for file in files:
        hashes |= of_document(file.name[:3], file.read_bytes().decode("utf-8"))
    out.write_text(HEADER + "".join(f"{value:016x}\n" for value in sorted(hashes)), encoding="utf-8")
    print(f"{len(hashes)} runs of {len(files)} documents in {out}")
    return 0


def read(file=FILE):
    """The hashes in a file of fingerprints, and what is wrong with it."""
    lines = [line for line in file.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    problems = [f"{file}: {line!r} is not a hash" for line in lines if not re.fullmatch("[0-9a-f]{16}", line)]
    if lines != sorted(set(lines)):
        problems.append(f"{file}: must be sorted, each hash once")
    return ({int(line, 16) for line in lines} if not problems else set()), problems


def strings(value, path=""):
    """Every string that is a value in a piece of JSON, with its place."""
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, dict):
        name = value.get("id")
        for key, item in value.items():
            yield from strings(item, f"{path}/{name}/{key}" if name else f"{path}/{key}")
    elif isinstance(value, list):
        for item in value:
            yield from strings(item, path)


def texts(file):
    """The texts of a file to be checked one by one, each with its place."""
    content = file.read_text(encoding="utf-8")
    if file.suffix in (".geojson", ".json"):
        yield from strings(json.loads(content))
    else:
        for n, paragraph in enumerate(re.split(r"\n\s*\n", content), 1):
            yield f" paragraph {n}", paragraph


def copied(pairs, hashes):
    """What of some texts with their places is copied from a document."""
    return [f"{place}: copied from a document: {run!r}" for place, text in pairs for run, value in runs(text) if value in hashes]


def check(files):
    """Report copied runs; the exit status."""
    hashes, problems = read()
    for file in files or [GEODATA / name for name in ("summits.geojson", "README.md", "EDITING.md")]:
        problems += [f"{file.name}{problem}" for problem in copied(texts(file), hashes)]
    print("\n".join(problems) if problems else f"nothing is copied ({len(hashes)} runs known)")
    return 1 if problems else 0


def main():
    """Run a command; the exit status."""
    parser = argparse.ArgumentParser(description="Fingerprints of the documents of the summit dataset.")
    commands = parser.add_subparsers(dest="command", required=True)
    making = commands.add_parser("make")
    making.add_argument("folder", type=Path, metavar="DIR")
    making.add_argument("--out", type=Path, default=FILE)
    checking = commands.add_parser("check")
    checking.add_argument("files", type=Path, nargs="*", metavar="FILE")
    arguments = parser.parse_args()
    return make(arguments.folder, arguments.out) if arguments.command == "make" else check(arguments.files)


if __name__ == "__main__":
    sys.exit(main())
