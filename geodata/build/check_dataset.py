#!/usr/bin/env python3
"""Check the summit dataset, `geodata/summits.geojson`.

Usage:  python3 geodata/build/check_dataset.py [FILE] [--sources DIR]

FILE is the dataset; without it the file beside this script's folder is checked. With `--sources DIR`, a folder holding the
documents as UTF-8 text (`000*.txt` ... `004*.txt`), paragraph numbers are checked against them too: paragraph n is the n-th
line that is not blank after trimming Unicode white space, counted from 1.

It needs nothing but Python 3. Problems are printed one a line and the exit status is 1; else the counts are printed and it
is 0; 2 is wrong usage. It does not judge whether a claim renders its paragraph faithfully, nor whether a point lies inside
its country: the first is a reader's work, the second is tested where the country outlines are.
"""

import argparse
import json
import math
import re
import sys
from collections import Counter
from pathlib import Path

# Controlled vocabularies, explained in geodata/README.md.
KINDS = set("summit meeting speech statement agreement membership legal aviation journey conflict incident relations "
            "economy sport culture commemoration debate".split())
THEMES = set("cis azerbaijan-russia armenia-azerbaijan armenia-russia south-caucasus central-asia other-forums membership "
             "sovereignty security war air-crash law media migration trade transport culture sport".split())
PRECISIONS = {"site", "city", "region", "country", "line", "none"}
STATUSES = {"happened", "announced", "expected", "cancelled"}
CLAIM_KINDS = {"fact", "statement", "opinion", "allegation", "forecast", "announcement"}
RANKS = {"preferred", "normal", "deprecated"}
ROLES = {"host", "participant", "speaker", "expected", "absent"}
RELATION_KINDS = {"part_of", "follows", "leads_to", "responds_to", "refers_to"}
VENUE_KINDS = {"site", "city", "region", "country", "line", "sea"}
SOURCE_IDS = ["000", "001", "002", "003", "004"]

ARRAYS = ["sources", "venues", "persons", "organisations", "claims", "disputes", "participations", "relations", "figures",
          "editor_notes", "features"]
# The keys each object must have; those of PROPERTIES are all a feature may have.
PROPERTIES = ["id", "title", "when", "when_derivation", "summary", "kind", "themes", "venues", "precision", "status",
              "part_of", "sources", "disputed", "grave"]
KEYS = {
    "sources": ["id", "title", "authors", "publisher", "published", "published_derivation", "url", "kind", "language"],
    "venues": ["id", "name", "names", "country", "kind", "precision", "coordinates"],
    "persons": ["id", "name", "offices"],
    "organisations": ["id", "name"],
    "claims": ["id", "event", "field", "value", "source", "paragraphs", "kind", "by", "summary", "rank"],
    "disputes": ["id", "event", "field", "question", "sides", "note"],
    "participations": ["id", "event", "person", "office", "country", "role", "claims"],
    "relations": ["id", "from", "to", "kind", "claims"],
    "figures": ["id", "event", "label", "value", "unit", "claims"],
    "editor_notes": ["id", "events", "sources", "text"],
}

ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
# The forms of EDTF allowed here: dates (with unspecified digits and one qualifier), intervals, one-of sets.
DATE = re.compile(r"(?:\d{4}-\d{2}-\d{2}|\d{4}-\d{2}-XX|\d{4}-XX-XX|\d{4}-\d{2}|\d{4}-XX|\d{4}|\d{3}X|\d{2}XX)[~?%]?")
DAYS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]


def date_problem(text):
    """Why `text` is not one allowed EDTF date, or None."""
    if not DATE.fullmatch(text):
        return f"{text!r} is not an allowed date"
    year, *rest = text.rstrip("~?%").split("-")
    month = int(rest[0]) if rest and rest[0] != "XX" else None
    if month is not None and month not in {*range(1, 13), 21, 22, 23, 24}:
        return f"{text!r}: month {month} does not exist"
    if len(rest) == 2 and rest[1] != "XX":
        leap = int(year) % 4 == 0 and (int(year) % 100 != 0 or int(year) % 400 == 0)
        last = 0 if month > 12 else 28 if month == 2 and not leap else DAYS[month - 1]
        if not 1 <= int(rest[1]) <= last:
            return f"{text!r}: this day does not exist"
    return None


def earliest(date):
    """A date as text that sorts by its first day."""
    filled = date.rstrip("~?%").replace("XX-XX", "01-01").replace("-XX", "-01").replace("X", "0")
    return (filled + "-01-01")[:10] if len(filled) < 10 else filled


def latest(date):
    """A date as text that sorts by its last day."""
    filled = date.rstrip("~?%").replace("-XX", "-99").replace("X", "9")
    return (filled + "-99-99")[:10]


def edtf_problem(text):
    """Why `text` is not an allowed EDTF string, or None."""
    if not isinstance(text, str):
        return f"{text!r} is not text"
    if text.startswith("["):
        if not text.endswith("]"):
            return f"{text!r}: the set is not closed"
        for member in text[1:-1].split(","):
            ends = member.split("..")
            if len(ends) > 2 or not any(ends):
                return f"{text!r}: {member!r} is not a member of a set"
            for end in filter(None, ends):
                if problem := date_problem(end):
                    return problem
            if len(ends) == 2 and all(ends) and earliest(ends[0]) > latest(ends[1]):
                return f"{text!r} ends before it begins"
        return None
    if "/" in text:
        ends = text.split("/")
        dates = [end for end in ends if end not in ("", "..")]
        if len(ends) != 2 or not dates:
            return f"{text!r} is not an interval"
        for date in dates:
            if problem := date_problem(date):
                return problem
        if len(dates) == 2 and earliest(dates[0]) > latest(dates[1]):
            return f"{text!r} ends before it begins"
        return None
    return date_problem(text)


class Checker:
    """Collects the problems of one dataset; `problems` is empty when it is good."""

    def __init__(self, data, paragraph_counts):
        self.data, self.paragraph_counts, self.problems = data, paragraph_counts, []
        self.ids = {}

    def say(self, where, what):
        """Note one problem."""
        self.problems.append(f"{where}: {what}")

    def run(self):
        """Check everything."""
        data = self.data
        if data.get("type") != "FeatureCollection" or data.get("summit_atlas") != 1:
            self.say("file", 'must have "type": "FeatureCollection" and "summit_atlas": 1')
        for name in ARRAYS:
            if not isinstance(data.get(name), list):
                self.say("file", f"{name} must be a list")
                data[name] = []
            self.unique(name)
        for name, keys in KEYS.items():
            for item in data[name]:
                for key in keys:
                    if key not in item:
                        self.say(f"{name} {item.get('id')}", f"{key} is missing")
        if self.problems:
            return  # What follows relies on ids and keys.
        self.people_and_places()
        self.claims()
        self.links()
        for feature in data["features"]:
            self.feature(feature)

    def unique(self, name):
        seen = Counter(item.get("id") for item in self.data[name])
        for id_, count in seen.items():
            if not isinstance(id_, str) or not ID.fullmatch(id_):
                self.say(name, f"id {id_!r} is not lower-case kebab-case")
            if count > 1:
                self.say(name, f"id {id_!r} is used {count} times")
        self.ids[name] = set(seen)

    def known(self, where, name, ids):
        """Each of `ids` must be in the array `name`."""
        for id_ in ids:
            if id_ not in self.ids[name]:
                self.say(where, f"{id_!r} is not one of the {name}")

    def one_of(self, where, what, value, allowed):
        if value not in allowed:
            self.say(where, f"{what} {value!r} is not in the vocabulary")

    def country(self, where, code):
        if code is not None and not re.fullmatch("[A-Z]{2}", code):
            self.say(where, f"country {code!r} is not a two-letter code")

    def people_and_places(self):
        if [source["id"] for source in self.data["sources"]] != SOURCE_IDS:
            self.say("sources", f"must be exactly {SOURCE_IDS}")
        for source in self.data["sources"]:
            where = f"source {source['id']}"
            if source["published"] is not None and (problem := edtf_problem(source["published"])):
                self.say(where, problem)
        for venue in self.data["venues"]:
            where = f"venue {venue['id']}"
            self.one_of(where, "kind", venue["kind"], VENUE_KINDS)
            self.one_of(where, "precision", venue["precision"], PRECISIONS)
            self.country(where, venue["country"])
            at = venue["coordinates"]
            if venue["precision"] in ("site", "city") and (at is None or venue["country"] is None):
                self.say(where, "a place this precise needs coordinates and a country")
            if at is not None and not (len(at) == 2 and abs(at[0]) <= 180 and abs(at[1]) <= 90):
                self.say(where, f"coordinates {at} are not longitude and latitude")
        for person in self.data["persons"]:
            for office in person["offices"]:
                self.country(f"person {person['id']}", office.get("country"))

    def claims(self):
        for claim in self.data["claims"]:
            where = f"claim {claim['id']}"
            self.known(where, "features", [claim["event"]])
            self.known(where, "sources", [claim["source"]])
            self.one_of(where, "kind", claim["kind"], CLAIM_KINDS)
            self.one_of(where, "rank", claim["rank"], RANKS)
            if claim["by"] is not None and claim["by"] not in self.ids["persons"] | self.ids["organisations"]:
                self.say(where, f"by {claim['by']!r} is neither a person nor an organisation")
            paragraphs = claim["paragraphs"]
            if not paragraphs or paragraphs != sorted(set(paragraphs)):
                self.say(where, f"paragraphs {paragraphs} must be a rising list")
            last = self.paragraph_counts.get(claim["source"], math.inf)
            for n in paragraphs:
                if not isinstance(n, int) or not 1 <= n <= last:
                    self.say(where, f"document {claim['source']} has no paragraph {n}")
            self.claim_value(where, claim)

    def claim_value(self, where, claim):
        field, value = claim["field"], claim["value"]
        if field == "when" and (problem := edtf_problem(value)):
            self.say(where, problem)
        elif field == "venues":
            self.known(where, "venues", value)
        elif field == "status":
            self.one_of(where, "status", value, STATUSES)
        elif field == "organisations":
            self.known(where, "organisations", value)
        elif field == "participants":
            if isinstance(value, list):
                self.known(where, "persons", value)
            else:
                self.known(where, "persons", [value["person"]] if "person" in value else [])
                if "role" in value:
                    self.one_of(where, "role", value["role"], ROLES)
                for code in value.get("countries", []) + [value.get("country")]:
                    self.country(where, code)

    def links(self):
        of = {claim["id"]: claim for claim in self.data["claims"]}
        for dispute in self.data["disputes"]:
            where, sides = f"dispute {dispute['id']}", dispute["sides"]
            self.known(where, "features", [dispute["event"]])
            if len(sides) < 2 or not all(sides):
                self.say(where, "needs at least two sides, none of them empty")
            every = [claim for side in sides for claim in side]
            self.known(where, "claims", every)
            if len(every) != len(set(every)):
                self.say(where, "its sides share a claim")
            for claim in (of[id_] for id_ in every if id_ in of):
                if (claim["event"], claim["field"]) != (dispute["event"], dispute["field"]):
                    self.say(where, f"{claim['id']} is about another event or field")
                if claim["rank"] != "normal":
                    self.say(where, f"{claim['id']} is ranked {claim['rank']}: a dispute is never resolved silently")
        for item in self.data["participations"]:
            where = f"participation {item['id']}"
            self.known(where, "features", [item["event"]])
            self.known(where, "persons", [item["person"]])
            self.one_of(where, "role", item["role"], ROLES)
            self.country(where, item["country"])
            self.supported(where, item["claims"], of, {item["event"]})
        for item in self.data["relations"]:
            where = f"relation {item['id']}"
            self.known(where, "features", [item["from"], item["to"]])
            self.one_of(where, "kind", item["kind"], RELATION_KINDS)
            if item["from"] == item["to"]:
                self.say(where, "links an event with itself")
            self.supported(where, item["claims"], of, {item["from"], item["to"]})
        for item in self.data["figures"]:
            where = f"figure {item['id']}"
            self.known(where, "features", [item["event"]])
            self.supported(where, item["claims"], of, {item["event"]})
            if isinstance(item["value"], bool) or not isinstance(item["value"], (int, float)):
                self.say(where, f"value {item['value']!r} is not a number")
        for note in self.data["editor_notes"]:
            self.known(f"note {note['id']}", "features", note["events"])
            self.known(f"note {note['id']}", "sources", note["sources"])

    def supported(self, where, claims, of, events):
        """At least one claim, all known, all about one of `events`."""
        if not claims:
            self.say(where, "rests on no claim")
        self.known(where, "claims", claims)
        for id_ in claims:
            if id_ in of and of[id_]["event"] not in events:
                self.say(where, f"{id_} is about another event")

    def feature(self, feature):
        properties = feature.get("properties") or {}
        where = f"event {feature.get('id')}"
        if feature.get("type") != "Feature" or sorted(properties) != sorted(PROPERTIES):
            self.say(where, f"properties must be exactly {', '.join(PROPERTIES)}")
            return
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
        if properties["part_of"] is not None:
            self.known(where, "features", [properties["part_of"]])
            if properties["part_of"] == feature["id"]:
                self.say(where, "is part of itself")
        claims = [claim for claim in self.data["claims"] if claim["event"] == feature["id"]]
        if not claims:
            self.say(where, "no claim carries it")
        if properties["sources"] != sorted({claim["source"] for claim in claims}):
            self.say(where, "sources must be those of its claims, sorted")
        for field in ("when", "venues", "status"):
            self.agrees(where, field, properties[field], [claim for claim in claims if claim["field"] == field])
        disputed = any(dispute["event"] == feature["id"] for dispute in self.data["disputes"])
        if properties["disputed"] is not disputed:
            self.say(where, f"disputed must be {disputed}")
        if not isinstance(properties["grave"], bool):
            self.say(where, "grave must be true or false")
        self.geometry(where, feature.get("geometry"), properties)

    def agrees(self, where, field, value, claims):
        """The preferred claims about a field say what the property says; a date or a place needs one."""
        preferred = [claim for claim in claims if claim["rank"] == "preferred"]
        for claim in preferred:
            if claim["value"] != value:
                self.say(where, f"{field} is {value!r}, but the preferred {claim['id']} says {claim['value']!r}")
        if claims and not preferred:
            self.say(where, f"none of its claims about {field} is preferred")
        if not claims and field != "status" and value not in (None, []):
            self.say(where, f"no claim gives its {field}")

    def geometry(self, where, geometry, properties):
        places = {venue["id"]: venue["coordinates"] for venue in self.data["venues"]}
        points = [places.get(id_) for id_ in properties["venues"]]
        precision = properties["precision"]
        if precision == "none" and points:
            self.say(where, "has venues although its precision is none")
        if precision not in ("site", "city", "line"):
            expected = None
        elif not points or None in points:
            self.say(where, "a place this precise needs venues with coordinates")
            return
        elif precision == "line":
            expected = {"type": "LineString", "coordinates": points}
        elif len(points) == 1:
            expected = {"type": "Point", "coordinates": points[0]}
        else:
            expected = {"type": "MultiPoint", "coordinates": points}
        if geometry != expected:
            self.say(where, f"geometry must be {json.dumps(expected)}")


def count_paragraphs(folder):
    """How many paragraphs each document in `folder` has, by source id; and what is wrong with the folder."""
    counts, problems = {}, []
    for id_ in SOURCE_IDS:
        files = sorted(folder.glob(f"{id_}*.txt"))
        if len(files) != 1:
            problems.append(f"{folder}: needs exactly one file {id_}*.txt, found {len(files)}")
            continue
        lines = files[0].read_bytes().decode("utf-8").split("\n")
        counts[id_] = sum(1 for line in lines if line.strip())
    return counts, problems


def main():
    """Read, check, report; the exit status."""
    parser = argparse.ArgumentParser(description="Check the summit dataset.")
    parser.add_argument("file", nargs="?", type=Path, default=Path(__file__).resolve().parents[1] / "summits.geojson")
    parser.add_argument("--sources", type=Path, metavar="DIR", help="folder with the five documents as text")
    arguments = parser.parse_args()
    counts, problems = count_paragraphs(arguments.sources) if arguments.sources else ({}, [])
    try:
        data = json.loads(arguments.file.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        print(f"{arguments.file}: {error}")
        return 1
    checker = Checker(data, counts)
    checker.run()
    problems += checker.problems
    if problems:
        print("\n".join(problems))
        return 1
    print(" · ".join(f"{len(data[name])} {name.replace('_', ' ')}" for name in ARRAYS))
    return 0


if __name__ == "__main__":
    sys.exit(main())
