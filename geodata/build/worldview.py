"""Whose land is whose, and which line of the source is which entry of worldviews.json.

How a line is drawn, in the default view and as administered, stands in worldviews.json alone. This module says where
the lines are: the default view gives land to the countries that resolutions of the United Nations General Assembly name
(Crimea to Ukraine, Northern Cyprus to Cyprus, Western Sahara whole), as far as the data allow. All lines are schematic.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import shapely
from shapely.geometry import Point, Polygon, box

VIEWS = Path(__file__).resolve().parent.parent / "worldviews.json"
ORDINARY = ("solid", "solid")

# Areas of the source that are part of a country in this view. The source's names on the left.
MERGED = {
    "Baikonur": "Kazakhstan",
    "N. Cyprus": "Cyprus",
    "Cyprus U.N. Buffer Zone": "Cyprus",
    "Somaliland": "Somalia",
    "Siachen Glacier": "India",
    "USNB Guantanamo Bay": "Cuba",
    "Akrotiri": "United Kingdom",
    "Dhekelia": "United Kingdom",
    "Coral Sea Is.": "Australia",
    "Ashmore and Cartier Is.": "Australia",
    "Clipperton I.": "France",
}

# Areas nobody is given: unsettled reefs that no place lies on.
UNASSIGNED = {"Spratly Is.", "Scarborough Reef", "Bajo Nuevo Bank", "Serranilla Bank"}

# ISO 3166-1 codes of areas that the source leaves without a number, or under another country's.
CODES = {"Kosovo": "XK", "Indian Ocean Ter.": "CX"}

# Polygons with names of their own: that of a country of the source which contains the point; the name; whose it is.
PARTS = (
    ("Russia", Point(34.10, 44.95), "Crimea", "Ukraine"),
    ("Armenia", Point(45.53, 40.645), "Artsvashen", "Armenia"),
)

# The source ends Western Sahara at the berm. In this view it reaches north to the parallel of 27°40' N: what the left
# country holds south of it belongs to the right one, and the parallel is drawn.
SPLIT_COUNTRY, SPLIT_HEIR, SPLIT_LATITUDE, SPLIT_LINE = "Morocco", "W. Sahara", 27.66667, "western-sahara"


@dataclass(frozen=True)
class Place:
    """Where an entry of worldviews.json is: the source's names of its sides, and a box (lon/lat; None: everywhere)."""

    entry: str
    names: frozenset[str]
    box: tuple[float, float, float, float] | None = None


def between(entry: str, a: str, b: str, bounds: tuple[float, float, float, float] | None = None) -> Place:
    """Short for a row of the table below."""
    return Place(entry, frozenset((a, b)), bounds)


PLACES = (
    between("crimea", "Crimea", "Ukraine"),
    between("artsvashen", "Artsvashen", "Azerbaijan"),
    between("armenia-azerbaijan", "Armenia", "Azerbaijan"),
    between("kyrgyzstan-tajikistan", "Kyrgyzstan", "Tajikistan"),
    between("kosovo", "Kosovo", "Serbia"),
    between("northern-cyprus", "Cyprus", "Cyprus U.N. Buffer Zone"),
    between("northern-cyprus", "Cyprus", "N. Cyprus"),
    between("israel-palestine", "Israel", "Palestine"),
    between("golan", "Israel", "Syria"),
    between("blue-line", "Israel", "Lebanon"),
    between("western-sahara-berm", "Morocco", "W. Sahara"),
    between("halaib", "Egypt", "Sudan", (33.1, 21.5, 38.0, 22.5)),
    between("abyei", "S. Sudan", "Sudan", (27.5, 9.0, 29.9, 11.0)),
    between("somaliland", "Somalia", "Somaliland"),
    between("kashmir", "India", "Pakistan", (73.0, 32.35, 78.5, 37.5)),  # not Punjab's border
    between("siachen", "Pakistan", "Siachen Glacier"),
    between("china-pakistan", "China", "Pakistan"),
    between("china-india", "China", "Siachen Glacier"),
    between("china-india", "China", "India"),
    between("china-bhutan", "Bhutan", "China"),
    between("korea", "North Korea", "South Korea"),
    between("essequibo", "Guyana", "Venezuela"),
)

# Lines between areas of the source that are not drawn in any view. Of the edges of Cyprus's buffer zone one is drawn.
UNDRAWN = {
    frozenset(("Cyprus U.N. Buffer Zone", "N. Cyprus")),
    frozenset(("India", "Siachen Glacier")),
    frozenset(("Baikonur", "Kazakhstan")),
    frozenset(("Cuba", "USNB Guantanamo Bay")),
}

# Entries whose line runs inside one country of this view, though the source has two.
INSIDE = {"western-sahara-berm": "W. Sahara"}

# Entries whose lines are region lines inside a country: its code, and the notes under which the source has them.
REGION_LINES = {
    "abkhazia": ("GE", frozenset({"Georgia_16"})),
    "transnistria": ("MD", frozenset({"Moldova_51", "Moldova_64", "Moldova_91"})),
}
# Where an entry's line follows a river: the source's name of the river, and the box of that stretch.
RIVER_LINES = {"transnistria": ("Dniester", (28.47, 46.93, 29.462, 48.14))}


def owner(name: str, outline: Polygon) -> tuple[str, str]:
    """The name of one polygon of the source and the country, by the source's names, that owns it ("": nobody's)."""
    if name in UNASSIGNED:
        return name, ""
    for source, point, part, heir in PARTS:
        if name == source and outline.area < 10 and outline.covers(point):
            return part, heir
    return name, MERGED.get(name, name)


def named_pieces(a: str, b: str, line: shapely.Geometry) -> Iterator[tuple[str | None, shapely.Geometry]]:
    """A line between two areas of the source, cut into the pieces that have an entry and those that have none."""
    names = frozenset((a, b))
    place = next((row for row in PLACES if row.names == names), None)
    if place is None or place.box is None:
        yield place and place.entry, line
    else:
        yield place.entry, line.intersection(box(*place.box))
        yield None, line.difference(box(*place.box))


def styles() -> dict[str, tuple[str, str]]:
    """How the entries of worldviews.json are drawn: in the default view, and as administered."""
    entries = json.loads(VIEWS.read_text(encoding="utf-8"))["lines"]
    return {entry["id"]: (entry["un"]["draw"], entry["held"]["draw"]) for entry in entries}
