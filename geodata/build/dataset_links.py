"""How the records of the summit dataset hang together; a part of `check_dataset.py`."""

import re
from collections import defaultdict

from dataset_words import RELATION_KINDS, ROLES, STOP_STATUSES
from edtf_pattern import edtf_problem


def numbers(value):
    """Every number in the value of a claim."""
    if isinstance(value, bool):
        return
    if isinstance(value, (int, float)):
        yield value
    elif isinstance(value, dict):
        for item in value.values():
            yield from numbers(item)


def people(claim):
    """Whom a claim concerns: those in its value, and whoever makes it."""
    value = claim["value"]
    named = value if isinstance(value, list) else [value.get("person")] if isinstance(value, dict) else [value]
    return {*(item for item in named if isinstance(item, str)), claim["by"]}


class Links:
    """The checks of what refers to something else."""

    def __init__(self, data):
        self.data, self.problems, self.ids = data, [], {}
        self.events, self.venues, self.claims, self.claims_of = {}, {}, {}, defaultdict(list)

    def index(self):
        """Make records known by their ids."""
        self.events = {feature["id"]: feature["properties"] for feature in self.data["features"]}
        self.venues = {venue["id"]: venue for venue in self.data["venues"]}
        self.claims = {claim["id"]: claim for claim in self.data["claims"]}
        for claim in self.data["claims"]:
            self.claims_of[claim["event"]].append(claim)

    def say(self, where, what):
        """Note one problem."""
        self.problems.append(f"{where}: {what}")

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

    def links(self):
        """Check all that is tied to events and claims."""
        for dispute in self.data["disputes"]:
            self.dispute(dispute)
        for part in self.data["participations"]:
            self.participation(part)
        self.everybody_has_a_part()
        for relation in self.data["relations"]:
            where = f"relation {relation['id']}"
            self.known(where, "features", [relation["from"], relation["to"]])
            self.one_of(where, "kind", relation["kind"], RELATION_KINDS)
            if relation["from"] == relation["to"]:
                self.say(where, "links an event with itself")
            self.supported(where, relation["claims"], {relation["from"], relation["to"]})
        for figure in self.data["figures"]:
            self.figure(figure)
        for note in self.data["editor_notes"]:
            for name, ids in (("features", note["events"]), ("sources", note["sources"]), ("claims", note["claims"])):
                self.known(f"note {note['id']}", name, ids)
            for id_ in note["claims"]:
                if id_ in self.claims and self.claims[id_]["event"] not in note["events"]:
                    self.say(f"note {note['id']}", f"{id_} is about an event that it does not name")
        self.journeys()
        self.wholes()
        self.orphans()

    def dispute(self, dispute):
        where, sides = f"dispute {dispute['id']}", dispute["sides"]
        self.known(where, "features", [dispute["event"]])
        if len(sides) < 2 or not all(sides):
            self.say(where, "needs at least two sides, none of them empty")
        if not dispute["note"] or dispute["note_by"] != "editor":
            self.say(where, "needs a note by the editor")
        every = [claim for side in sides for claim in side]
        self.known(where, "claims", every)
        if len(every) != len(set(every)):
            self.say(where, "its sides share a claim")
        for claim in (self.claims[id_] for id_ in every if id_ in self.claims):
            if (claim["event"], claim["field"]) != (dispute["event"], dispute["field"]):
                self.say(where, f"{claim['id']} is about another event or field")
            if claim["rank"] != "normal":
                self.say(where, f"{claim['id']} is ranked {claim['rank']}: a dispute is never resolved silently")
        values = [{repr(self.claims[id_]["value"]) for id_ in side if id_ in self.claims} for side in sides]
        if any(one & other for n, one in enumerate(values) for other in values[n + 1:]):
            self.say(where, "two of its sides say the same")

    def participation(self, part):
        where = f"participation {part['id']}"
        self.known(where, "features", [part["event"]])
        self.known(where, "persons", [part["person"]])
        self.one_of(where, "role", part["role"], ROLES)
        self.country(where, part["country"])
        self.supported(where, part["claims"], {part["event"]})
        for id_ in part["claims"]:
            if id_ in self.claims and part["person"] not in people(self.claims[id_]):
                self.say(where, f"{id_} does not concern {part['person']}")

    def everybody_has_a_part(self):
        """Whom a claim about participants names has a participation that rests on it."""
        carried = {(id_, part["person"]) for part in self.data["participations"] for id_ in part["claims"]}
        for claim in self.data["claims"]:
            if claim["field"] == "participants":
                for person in people(claim) - {claim["by"], None}:
                    if (claim["id"], person) not in carried:
                        self.say(f"claim {claim['id']}", f"{person} has no participation that rests on it")

    def figure(self, figure):
        where = f"figure {figure['id']}"
        self.known(where, "features", [figure["event"]])
        self.supported(where, figure["claims"], {figure["event"]})
        if not any(True for _ in numbers(figure["value"])) or isinstance(figure["value"], dict):
            self.say(where, f"value {figure['value']!r} is not a number")
        elif "printed" not in figure:
            said = {number for id_ in figure["claims"] if id_ in self.claims for number in numbers(self.claims[id_]["value"])}
            if figure["value"] not in said:
                self.say(where, f"none of its claims says {figure['value']}")

    def supported(self, where, claims, events):
        """At least one claim, all known, all about one of `events`."""
        if not claims:
            self.say(where, "rests on no claim")
        self.known(where, "claims", claims)
        for id_ in claims:
            if id_ in self.claims and self.claims[id_]["event"] not in events:
                self.say(where, f"{id_} is about another event")

    def journeys(self):
        """A journey, and nothing else, has stops; those that can be pinned are its venues, in order."""
        of = defaultdict(list)
        for stop in self.data["stops"]:
            where = f"stop {stop['id']}"
            self.known(where, "features", [stop["event"], *([stop["at"]] if stop["at"] else [])])
            self.known(where, "venues", [stop["venue"]])
            self.one_of(where, "status", stop["status"], STOP_STATUSES)
            self.supported(where, stop["claims"], {stop["event"]})
            if stop["when"] is not None and (problem := edtf_problem(stop["when"])):
                self.say(where, problem)
            of[stop["event"]].append(stop)
        for id_, event in self.events.items():
            if (event["kind"] == "journey") != (id_ in of):
                self.say(f"event {id_}", "a journey, and nothing else, has stops")
        for id_, stops in of.items():
            if [stop["order"] for stop in stops] != list(range(1, len(stops) + 1)):
                self.say(f"event {id_}", "its stops must be numbered from 1, in order")
            pinned = [stop["venue"] for stop in stops if self.venues.get(stop["venue"], {}).get("coordinates")]
            if id_ in self.events and pinned != self.events[id_]["venues"]:
                self.say(f"event {id_}", f"its venues must be those of its stops that can be pinned: {pinned}")

    def wholes(self):
        """No event is, step by step, a part of itself."""
        for id_ in self.events:
            seen, whole = {id_}, self.events[id_]["part_of"]
            while whole in self.events and whole not in seen:
                seen.add(whole)
                whole = self.events[whole]["part_of"]
            if whole in seen:
                self.say(f"event {id_}", "is part of itself")

    def orphans(self):
        """Every place, person and organisation is named by something."""
        named = {id_ for event in self.events.values() for id_ in event["venues"]}
        named |= {stop["venue"] for stop in self.data["stops"]} | {part["person"] for part in self.data["participations"]}
        for claim in self.data["claims"]:
            named |= people(claim)
        for name in ("venues", "persons", "organisations"):
            for id_ in sorted(self.ids[name] - named):
                self.say(name, f"{id_!r} is named by no event and no claim")
