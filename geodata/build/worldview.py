"""Whose land is whose: the default worldview, in one place.

The view of the United Nations General Assembly as far as the data allow: Crimea is Ukraine's (resolution 68/262),
Karabakh Azerbaijan's (62/243), Abkhazia and South Ossetia are Georgia's, Transnistria is Moldova's, Northern Cyprus
belongs to Cyprus. Lines that are not settled are drawn as "disputed". All lines are schematic.
"""

from __future__ import annotations

from dataclasses import dataclass

from shapely.geometry import Point, Polygon

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

# A polygon of the left country that contains the point belongs to the right one.
REASSIGNED = (("Russia", Point(34.10, 44.95), "Ukraine"),)

# The source ends Western Sahara at the berm. In this view it reaches north to the parallel of 27°40' N: what the left
# country holds south of it belongs to the right one, and the parallel is drawn as disputed.
SPLIT_COUNTRY, SPLIT_HEIR, SPLIT_LATITUDE = "Morocco", "W. Sahara", 27.66667


@dataclass(frozen=True)
class Contested:
    """A line drawn as disputed: the source's names of its sides, and where (lon/lat box; None: everywhere)."""

    names: frozenset[str]
    box: tuple[float, float, float, float] | None = None


def contested(a: str, b: str, box: tuple[float, float, float, float] | None = None) -> Contested:
    """Short for a row of the table below."""
    return Contested(frozenset((a, b)), box)


DISPUTED = (
    contested("Kosovo", "Serbia"),
    contested("North Korea", "South Korea"),
    contested("China", "India"),
    contested("India", "Pakistan", (73.0, 32.35, 78.5, 37.5)),  # the line of control in Kashmir, not Punjab's border
    contested("China", "Pakistan"),
    contested("India", "Siachen Glacier"),
    contested("Pakistan", "Siachen Glacier"),
    contested("China", "Siachen Glacier"),
    contested("Cyprus", "Cyprus U.N. Buffer Zone"),
    contested("Cyprus", "N. Cyprus"),
    contested("Cyprus U.N. Buffer Zone", "N. Cyprus"),
    contested("Somalia", "Somaliland"),
    contested("Israel", "Palestine"),
    contested("Israel", "Syria"),
    contested("Egypt", "Sudan", (33.1, 21.5, 38.0, 22.5)),  # Bir Tawil and Hala'ib
    contested("S. Sudan", "Sudan", (27.5, 9.0, 29.9, 11.0)),  # Abyei
)

# Lines between areas of the source that are not drawn. Of the two edges of Cyprus's buffer zone one is drawn.
UNDRAWN = {
    frozenset(("Cyprus U.N. Buffer Zone", "N. Cyprus")),
    frozenset(("India", "Siachen Glacier")),
    frozenset(("Morocco", "W. Sahara")),  # the berm; the parallel is drawn instead
    frozenset(("Baikonur", "Kazakhstan")),
    frozenset(("Cuba", "USNB Guantanamo Bay")),
}


def owner(name: str, outline: Polygon) -> str:
    """The country, by the source's names, that owns one polygon of the source; empty for nobody's."""
    if name in UNASSIGNED:
        return ""
    for source, point, heir in REASSIGNED:
        if name == source and outline.covers(point):
            return heir
    return MERGED.get(name, name)


def disputed_where(a: str, b: str) -> Contested | None:
    """The row of `DISPUTED` for a line between two areas of the source."""
    names = frozenset((a, b))
    return next((row for row in DISPUTED if row.names == names), None)
