#!/usr/bin/env python3
"""Check the summit dataset, `geodata/summits.geojson`.

Usage:  python3 geodata/build/check_dataset.py [FILE] [--sources DIR]

FILE is the dataset; without it the file beside this script's folder is checked. It proves that ids resolve and are sorted, that
dates, words and geometries have the forms of geodata/README.md, that each date, place, part and number rests on claims, that
every pinned place lies in its country (by countries.geojson), and that no run of eight words is a document's (by
sources.shingles). With `--sources DIR`, a folder holding the documents as UTF-8 text (`000*.txt` ... `004*.txt`), the number of
their paragraphs and the fingerprints are checked against them too.

It needs nothing but Python 3. Problems are printed one a line and the exit status is 1; else the counts are printed and it
is 0; 2 is wrong usage. It does not judge whether a claim renders its paragraph faithfully: that is a reader's work.
"""

import argparse
import json
import re
import sys
from collections import Counter
from pathlib import Path

import point_in_country
import shingles
from dataset_links import Links
from dataset_words import (ARRAYS, CLAIM_KINDS, DOCUMENTS, FILE_MEMBERS, ID, KINDS, NOTE_KINDS, OPTIONAL, PRECISIONS, PROPERTIES,
                           RANKS, REQUIRED, ROLES, SOURCE_KINDS, STATUSES, THEMES, VENUE_KINDS)
from edtf_pattern import edtf_problem

GEODATA = Path(__file__).resolve().parents[1]


class Checker(Links):
    """Collects the problems of one dataset; `problems` is empty when it is good."""

    def __init__(self, data, hashes, countries):
        super().__init__(data)
        self.hashes, self.countries = hashes, countries

    def run(self):
        """Check everything."""
        data = self.data
        if data.get("type") != "FeatureCollection" or data.get("summit_atlas") != 1:
            self.say("file", 'must have "type": "FeatureCollection" and "summit_atlas": 1')
        for name in sorted(set(data) - FILE_MEMBERS):
            self.say("file", f"{name!r} is not one of its members")
        for name in ARRAYS:
            if not isinstance(data.get(name), list):
                self.say("file", f"{name} must be a list")
                data[name] = []
            self.ids_of(name)
        for name, keys in REQUIRED.items():
            for item in data[name]:
                for key in set(keys) - set(item):
                    self.say(f"{name} {item.get('id')}", f"{key} is missing")
                for key in set(item) - set(keys) - set(OPTIONAL.get(name, [])):
                    self.say(f"{name} {item.get('id')}", f"{key!r} is not a field of theirs")
        for feature in data["features"]:
            for key in set(PROPERTIES) - set(feature.get("properties") or {}):
                self.say(f"event {feature.get('id')}", f"{key} is missing")
        if self.problems:
            return  # What follows relies on ids and keys.
        self.index()
        self.documents()
        self.people_and_places()
        for claim in data["claims"]:
            self.claim(claim)
        for feature in data["features"]:
            self.feature(feature)
        self.links()
        self.problems += shingles.copied(shingles.strings(data), self.hashes)

    def ids_of(self, name):
        """Ids are kebab-case, each there once, and sorted."""
        ids = [item.get("id") for item in self.data[name]]
        for id_, count in Counter(ids).items():
            if not isinstance(id_, str) or not ID.fullmatch(id_):
                self.say(name, f"id {id_!r} is not lower-case kebab-case")
            if count > 1:
                self.say(name, f"id {id_!r} is used {count} times")
        if all(isinstance(id_, str) for id_ in ids):
            for before, after in zip(ids, ids[1:]):
                if before > after:
                    self.say(name, f"{after!r} stands after {before!r}: sort them by id")
        self.ids[name] = set(ids)

    def documents(self):
        """The sources are the documents, and each has an event for its publication."""
        if [source["id"] for source in self.data["sources"]] != sorted(DOCUMENTS):
            self.say("sources", f"must be exactly {sorted(DOCUMENTS)}")
        for source in self.data["sources"]:
            where = f"source {source['id']}"
            self.one_of(where, "kind", source["kind"], SOURCE_KINDS)
            if (source["kind"] == "translation") != ("kind_of_original" in source):
                self.say(where, "a translation, and nothing else, has a kind_of_original")
            self.one_of(where, "published_known", source["published_known"], {"printed", "inferred"})
            if (source["published_known"] == "inferred") != (source["published_derivation"] is not None):
                self.say(where, "an inferred date, and no other, has a derivation")
            if problem := edtf_problem(source["published"]):
                self.say(where, problem)
            for key in ("publisher", "authors"):
                if not source[key] and not source.get("note"):
                    self.say(where, f"{key} is not stated, so it needs a note")
            event = self.events.get(f"publication-{source['id']}")
            if event is None:
                self.say(where, f"its publication is no event (publication-{source['id']})")
            elif event["when"] != source["published"]:
                self.say(where, "its date differs from that of the event of its publication")

    def people_and_places(self):
        for venue in self.data["venues"]:
            where = f"venue {venue['id']}"
            self.one_of(where, "kind", venue["kind"], VENUE_KINDS)
            self.one_of(where, "precision", venue["precision"], PRECISIONS)
            allowed = {"sea": "region"}.get(venue["kind"], venue["kind"])
            if venue["precision"] != allowed:
                self.say(where, f"a {venue['kind']} has the precision {allowed}")
            self.country(where, venue["country"])
            self.names(where, venue)
            for alias in venue["aliases"]:
                if sorted(alias) != ["kind", "language", "name"] or alias["kind"] not in ("former", "variant"):
                    self.say(where, f"{alias} must have name, language and kind (former or variant)")
            self.pin(where, venue)
        for person in self.data["persons"]:
            self.names(f"person {person['id']}", person)
            for office in person["offices"]:
                self.country(f"person {person['id']}", office.get("country"))
        for note in self.data["editor_notes"]:
            where = f"note {note['id']}"
            self.one_of(where, "kind", note["kind"], NOTE_KINDS)
            outside = note["kind"] == "common_knowledge"
            if note["by"] != "editor" or note["basis"] != NOTE_KINDS.get(note["kind"]):
                self.say(where, f"must be by the editor, on the basis {NOTE_KINDS.get(note['kind'])!r}")
            if outside != note["text"].startswith("Not from the sources: "):
                self.say(where, 'common knowledge, and nothing else, begins "Not from the sources: "')

    def names(self, where, record):
        if record["names"].get("en") != record["name"]:
            self.say(where, "its name must be its English one")
        for language in record["names"]:
            if not re.fullmatch(r"[a-z]{2,3}(-[A-Z][a-z]{3})?", language):
                self.say(where, f"{language!r} is not a language tag")

    def pin(self, where, venue):
        """Towns and sites are pinned, inside of their country; nothing else is."""
        at = venue["coordinates"]
        fine = venue["precision"] in ("site", "city")
        if fine != (at is not None) or (fine and venue["country"] is None):
            self.say(where, "a site or city, and nothing else, has coordinates, and a country")
        elif at is not None:
            if not (len(at) == 2 and abs(at[0]) <= 180 and abs(at[1]) <= 90):
                self.say(where, f"coordinates {at} are not longitude and latitude")
            elif self.countries and not point_in_country.inside(at, self.countries.get(venue["country"], [])):
                self.say(where, f"lies outside of {venue['country']}")

    def claim(self, claim):
        where = f"claim {claim['id']}"
        self.known(where, "features", [claim["event"]])
        self.known(where, "sources", [claim["source"]])
        self.one_of(where, "kind", claim["kind"], CLAIM_KINDS)
        self.one_of(where, "rank", claim["rank"], RANKS)
        if claim["by"] is not None and claim["by"] not in self.ids["persons"] | self.ids["organisations"]:
            self.say(where, f"by {claim['by']!r} is neither a person nor an organisation")
        if not claim["summary"] or not claim["field"] or claim["value"] is None:
            self.say(where, "needs a field, a value and a summary")
        paragraphs = claim["paragraphs"]
        if not paragraphs or paragraphs != sorted(set(paragraphs)):
            self.say(where, f"paragraphs {paragraphs} must be a rising list")
        for n in paragraphs:
            if not isinstance(n, int) or not 1 <= n <= DOCUMENTS.get(claim["source"], 0):
                self.say(where, f"document {claim['source']} has no paragraph {n}")
        self.claim_value(where, claim)

    def claim_value(self, where, claim):
        field, value = claim["field"], claim["value"]
        if field == "when" and (problem := edtf_problem(value)):
            self.say(where, problem)
        elif field in ("venues", "mentions"):
            self.known(where, "venues", value)
        elif field == "status":
            self.one_of(where, "status", value, STATUSES)
        elif field == "organisations":
            self.known(where, "organisations", value)
        elif field == "part_of":
            self.known(where, "features", [value])
        elif field == "participants" and isinstance(value, list):
            self.known(where, "persons", value)
        elif field == "participants":
            self.known(where, "persons", [value["person"]] if "person" in value else [])
            if "role" in value:
                self.one_of(where, "role", value["role"], ROLES)
            for code in [*value.get("countries", []), value.get("country")]:
                self.country(where, code)

    def feature(self, feature):
        properties = feature["properties"]
        where = f"event {feature['id']}"
        if properties["id"] != feature["id"]:
            self.say(where, "properties.id differs from id")
        if len(properties["title"]) > 60 or properties["title"].endswith("."):
            self.say(where, "a title has at most 60 characters and no full stop")
        if properties["when"] is not None and (problem := edtf_problem(properties["when"])):
            self.say(where, problem)
        self.one_of(where, "kind", properties["kind"], KINDS)
        self.one_of(where, "precision", properties["precision"], PRECISIONS)
        self.one_of(where, "status", properties["status"], STATUSES)
        for theme in properties["themes"]:
            self.one_of(where, "theme", theme, THEMES)
        self.known(where, "venues", properties["venues"])
        self.known(where, "sources", properties["sources"])
        claims = self.claims_of[feature["id"]]
        if not claims:
            self.say(where, "no claim carries it")
        if properties["sources"] != sorted({claim["source"] for claim in claims}):
            self.say(where, "sources must be those of its claims, sorted")
        for field in ("when", "venues", "status", "part_of"):
            self.agrees(where, field, properties[field], [claim for claim in claims if claim["field"] == field])
        disputed = any(dispute["event"] == feature["id"] for dispute in self.data["disputes"])
        if properties["disputed"] is not disputed:
            self.say(where, f"disputed must be {disputed}")
        deadly = any(claim["field"] == "killed" for claim in claims)
        if not isinstance(properties["grave"], bool) or (deadly and not properties["grave"]):
            self.say(where, "grave must be true or false, and true where people died")
        self.geometry(where, feature.get("geometry"), properties)

    def agrees(self, where, field, value, claims):
        """The preferred claims about a field say what the property says; it needs one unless it is the usual value."""
        if field == "part_of":
            if {claim["value"] for claim in claims} != ({value} if value else set()):
                self.say(where, f"part_of is {value!r}, which is not what its claims about part_of say")
            return
        preferred = [claim for claim in claims if claim["rank"] == "preferred"]
        for claim in preferred:
            if claim["value"] != value:
                self.say(where, f"{field} is {value!r}, but the preferred {claim['id']} says {claim['value']!r}")
        if claims and not preferred:
            self.say(where, f"none of its claims about {field} is preferred")
        if not claims and value not in (None, [], "happened"):
            self.say(where, f"no claim gives its {field}")

    def geometry(self, where, geometry, properties):
        """The geometry is that of the venues, in their order."""
        precision = properties["precision"]
        venues = [self.venues[id_] for id_ in properties["venues"] if id_ in self.venues]
        points = [venue["coordinates"] for venue in venues]
        pinned = [point for point in points if point is not None]
        if pinned and pinned != points:
            self.say(where, "mixes places that can be pinned with others; those are mentioned in a claim instead")
        line = properties["kind"] == "journey" and len(pinned) > 1
        expected = "line" if line else venues[0]["precision"] if venues else "none"
        if precision != expected or (not line and len({venue["precision"] for venue in venues}) > 1):
            self.say(where, f"its precision must be {expected}, that of all its venues")
        if not pinned:
            shape = None
        elif line:
            shape = {"type": "LineString", "coordinates": pinned}
        elif len(pinned) == 1:
            shape = {"type": "Point", "coordinates": pinned[0]}
        else:
            shape = {"type": "MultiPoint", "coordinates": pinned}
        if geometry != shape:
            self.say(where, f"geometry must be {json.dumps(shape)}")


def check_documents(folder, hashes):
    """Whether the documents in `folder` have the paragraphs and the fingerprints that are known; the problems."""
    problems, found = [], set()
    for id_, known in DOCUMENTS.items():
        files = sorted(folder.glob(f"{id_}*.txt"))
        if len(files) != 1:
            problems.append(f"{folder}: needs exactly one file {id_}*.txt, found {len(files)}")
            continue
        text = files[0].read_bytes().decode("utf-8")
        count = sum(1 for line in text.split("\n") if line.strip())
        if count != known:
            problems.append(f"{files[0]}: has {count} paragraphs, not {known}")
        found |= shingles.of_document(id_, text)
    if not problems and found != hashes:
        problems.append(f"{shingles.FILE}: is not that of these documents; run shingles.py make")
    return problems


def main():
    """Read, check, report; the exit status."""
    parser = argparse.ArgumentParser(description="Check the summit dataset.")
    parser.add_argument("file", nargs="?", type=Path, default=GEODATA / "summits.geojson")
    parser.add_argument("--sources", type=Path, metavar="DIR", help="folder with the documents as text")
    arguments = parser.parse_args()
    try:
        data = json.loads(arguments.file.read_text(encoding="utf-8"))
        hashes, problems = shingles.read()
        countries = point_in_country.outlines(GEODATA / "countries.geojson")
    except (OSError, ValueError) as error:
        print(error)
        return 1
    problems += check_documents(arguments.sources, hashes) if arguments.sources else []
    checker = Checker(data, hashes, countries)
    checker.run()
    problems += checker.problems
    if problems:
        print("\n".join(problems))
        return 1
    print(" · ".join(f"{len(data[name])} {name.replace('_', ' ')}" for name in ARRAYS))
    return 0


if __name__ == "__main__":
    sys.exit(main())
