"""The words and fields of the summit dataset, explained in geodata/README.md; what `check_dataset.py` compares it with."""

import re

# The documents and how many paragraphs each has. A sixth article is a line here, and its title in shingles.py.
DOCUMENTS = {"000": 18, "001": 26, "002": 19, "003": 33, "004": 12}

ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")

KINDS = set("summit meeting speech statement agreement membership legal aviation journey conflict incident relations "
            "economy sport culture commemoration debate publication".split())
THEMES = set("cis azerbaijan-russia armenia-azerbaijan armenia-russia south-caucasus central-asia other-forums membership "
             "sovereignty security war air-crash law media migration trade transport culture sport".split())
PRECISIONS = {"site", "city", "region", "country", "line", "none"}
STATUSES = {"happened", "announced", "expected", "cancelled"}
CLAIM_KINDS = {"fact", "statement", "opinion", "allegation", "forecast", "announcement"}
RANKS = {"preferred", "normal", "deprecated"}
ROLES = {"host", "participant", "speaker", "expected", "absent"}
RELATION_KINDS = {"on_the_sidelines_of", "coincides_with", "same_journey", "follows", "leads_to", "responds_to", "refers_to"}
VENUE_KINDS = {"site", "city", "region", "country", "line", "sea"}
SOURCE_KINDS = {"news", "opinion", "analysis", "translation"}
STOP_STATUSES = {"reached", "not_reached", "planned"}
# The kinds of editors' notes and what each rests on.
NOTE_KINDS = {"reading": "the documents", "common_knowledge": "not from the sources"}

ARRAYS = ["sources", "venues", "persons", "organisations", "claims", "disputes", "participations", "relations", "stops",
          "figures", "editor_notes", "features"]
FILE_MEMBERS = {"type", "summit_atlas", "bbox", *ARRAYS}

# The properties that each event has; a feature may have others as well.
PROPERTIES = ["id", "title", "when", "when_derivation", "summary", "kind", "themes", "venues", "precision", "status",
              "part_of", "sources", "disputed", "grave"]
# The fields each record must have, and those it may have.
REQUIRED = {
    "sources": ["id", "title", "authors", "publisher", "published", "published_known", "published_derivation", "url", "kind",
                "language", "view_of", "cite"],
    "venues": ["id", "name", "names", "aliases", "country", "kind", "precision", "coordinates", "geonames"],
    "persons": ["id", "name", "names", "offices"],
    "organisations": ["id", "name", "short"],
    "claims": ["id", "event", "field", "value", "source", "paragraphs", "kind", "by", "summary", "rank"],
    "disputes": ["id", "event", "field", "question", "sides", "note", "note_by"],
    "participations": ["id", "event", "person", "office", "country", "role", "claims"],
    "relations": ["id", "from", "to", "kind", "claims"],
    "stops": ["id", "event", "order", "venue", "when", "status", "at", "claims"],
    "figures": ["id", "event", "label", "value", "unit", "claims"],
    "editor_notes": ["id", "kind", "by", "basis", "events", "sources", "claims", "text"],
    "features": ["type", "id", "geometry", "properties"],
}
OPTIONAL = {
    "sources": ["title_derivation", "subtitle", "translated_from", "kind_of_original", "note"],
    "venues": ["note"],
    "persons": ["note"],
    "organisations": ["note"],
    "figures": ["qualifier", "printed"],
    "features": ["bbox"],
}
