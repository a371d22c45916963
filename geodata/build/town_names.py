"""The names of towns in all languages: by hand, from time zones, from catalogues by GeoNames number, from aliases.

GeoNames' own list of aliases does not say of which language they are. An alias is used only where its letters leave no
doubt (Armenian and Georgian script everywhere; letters peculiar to a language in the country of that language) and
where it sounds like the town: some towns carry names of others.
"""

from __future__ import annotations

import csv
import gettext
import json
import re
import unicodedata
from collections.abc import Iterable
from pathlib import Path

import naming
from importance import plain
from names import LOCAL_LANGUAGE, TRANSLITERATED
from romanise import likeness

BY_HAND = Path(__file__).resolve().parent / "towns.tsv"
APOSTROPHES = str.maketrans("", "", "'’‘ʻʼ")
REGION = {"AM", "AZ", "BY", "GE", "KG", "KZ", "MD", "RU", "TJ", "TM", "UA", "UZ"}
SEEMS_RIGHT = 0.72
UNKNOWN = "-"  # by hand: what the sources say is not to be used
# Languages whose aliases are told by letters that others lack, in the countries where those letters leave no doubt.
PECULIAR = {
    "az": ("AZ", "əğıöüçş"), "kk": ("KZ", "әғқңөұүһі"), "ky": ("KG", "ңөү"), "tg": ("TJ", "ғӣқӯҳҷ"),
    "tk": ("TM", "ýäňžşçöü"), "be": ("BY", "іў"), "uk": ("UA", "іїєґ"),
}
KIND_OF_PLACE = re.compile(" (шаары|қаласы|шаҳри|şəhəri|shahri|шәһәре|город|şäheri)$")
# CLDR's reviewed names come before the catalogues, but for Tajik, where they are weak.
CATALOGUE_FIRST = {"tg"}

# Zones that CLDR keeps under their former names.
RENAMED_ZONES = {
    "Europe/Kiev": "Europe/Kyiv", "Asia/Calcutta": "Asia/Kolkata", "Asia/Rangoon": "Asia/Yangon",
    "Asia/Katmandu": "Asia/Kathmandu", "Asia/Saigon": "Asia/Ho_Chi_Minh", "America/Buenos_Aires":
    "America/Argentina/Buenos_Aires", "Atlantic/Faeroe": "Atlantic/Faroe",
}


class TownNames:
    """Town names by GeoNames number and language."""

    def __init__(self, locale: Path, cldr_dates: Path, towns: Iterable[dict]) -> None:
        self.locale = locale
        self.catalogues: dict[str, dict] = {}
        with BY_HAND.open(encoding="utf-8", newline="") as file:
            rows = csv.DictReader(file, delimiter="\t")
            self.by_hand = {int(row["id"]): {key: value for key, value in row.items() if value} for row in rows}
        self.zones = zone_names(cldr_dates, towns)

    def catalogue(self, language: str) -> dict[str, str]:
        """The names in a language by GeoNames number, as text."""
        if language not in self.catalogues:
            path = self.locale / language / "LC_MESSAGES" / "geonames.mo"
            with path.open("rb") as file:
                self.catalogues[language] = gettext.GNUTranslations(file)._catalog
        return self.catalogues[language]

    def get(self, language: str, number: int) -> str | None:
        """The name in a language, if the catalogue has one."""
        return self.catalogue(language).get(str(number))

    def least_rank(self, number: int) -> int | None:
        """The importance a town is given at least, if by hand."""
        rank = self.by_hand.get(number, {}).get("rank")
        return None if rank is None else int(rank)

    def names(self, town: dict) -> dict[str, str | None]:
        """All names of a town; `local` is that of its country's own language."""
        number, country = town["geonameid"], town["countrycode"]
        by_hand, zone = self.by_hand.get(number, {}), self.zones.get(number, {})
        names: dict[str, str | None] = {"name": by_hand.get("name") or self.latin_name(town)}
        local = LOCAL_LANGUAGE.get(country, "")
        own = by_hand.get(local) or zone.get(local) or (self.get(local, number) if local else None) or names["name"]
        for language in naming.LANGUAGES:
            if language in by_hand:
                names[language] = None if by_hand[language] == UNKNOWN else by_hand[language]
                continue
            catalogue = self.get(language, number)
            if catalogue and max(likeness(catalogue, names["name"]), likeness(catalogue, own)) < least_likeness(town):
                catalogue = None
            sources = [zone.get(language), catalogue]
            if language in CATALOGUE_FIRST:
                sources.reverse()
            offered = (without_kind(name) for name in sources if name)
            known = (name for name in offered if naming.fits(name, language))
            names[language] = next(known, None) or alias(town, language, names["name"])
        names["local"] = by_hand.get("local") or names.get(local) or own
        return names

    def latin_name(self, town: dict) -> str:
        """GeoNames' own name, English for well-known towns, as an English map would write it."""
        name, country = town["name"].split(",")[0].removesuffix(" Shahri").strip(), town["countrycode"]
        if country in TRANSLITERATED and not name.isascii():
            english = self.get("en", town["geonameid"]) or name
            letters = unicodedata.normalize("NFD", english)
            name = "".join(letter for letter in letters if not unicodedata.combining(letter))
        if country in REGION - {"UZ"} or country in TRANSLITERATED:
            name = name.translate(APOSTROPHES)
        return naming.tidy(name)


def least_likeness(town: dict) -> float:
    """How much a name in a catalogue must sound like the town: former names are common in the story's countries."""
    return 0.5 if town["countrycode"] in REGION else 0.3


def without_kind(name: str) -> str:
    """A name without the word for "town" that some catalogues add."""
    return KIND_OF_PLACE.sub("", name)


def alias(town: dict, language: str, name: str) -> str | None:
    """The alias of a town that is its name in a language, if one surely is."""
    country = town["countrycode"]
    if language in PECULIAR:
        home, letters = PECULIAR[language]
        fitting = [a for a in town["alternatenames"] if country == home and set(letters) & set(a.lower())]
    elif language in ("hy", "ka") or (language == "ru" and country in REGION):
        fitting = town["alternatenames"]
    else:
        return None
    fitting = [a for a in fitting if a[:1].isupper() or language == "ka"]
    fitting = [a for a in fitting if naming.fits(a, language) and (language != "ka" or a[0] >= "ა")]
    scored = sorted(((likeness(a, name), a) for a in fitting), reverse=True)
    return scored[0][1] if scored and scored[0][0] >= SEEMS_RIGHT else None


def zone_names(cldr: Path, towns: Iterable[dict]) -> dict[int, dict[str, str]]:
    """CLDR's names of the cities that time zones are called after, by GeoNames number and language."""
    english = zone_cities(cldr, "en")
    others = {language: zone_cities(cldr, language) for language in naming.LANGUAGES}
    largest: dict[str, dict] = {}
    for town in sorted(towns, key=lambda town: (town["population"], town["geonameid"])):
        zone = town["timezone"]
        city = english.get(zone) or zone.split("/")[-1].replace("_", " ")
        alike = likeness(city, town["name"]) >= SEEMS_RIGHT
        if plain(city) == plain(town["name"]) or (alike and city in town["alternatenames"]):
            largest[zone] = town
    found: dict[int, dict[str, str]] = {}
    for zone, town in largest.items():
        if town["population"] >= 20_000:
            known = {lang: cities[zone] for lang, cities in others.items() if zone in cities}
            found[town["geonameid"]] = known
    return found


def zone_cities(cldr: Path, language: str) -> dict[str, str]:
    """The exemplar cities of one language, by time zone."""
    document = json.loads((cldr / language / "timeZoneNames.json").read_text(encoding="utf-8"))
    zones = document["main"][language]["dates"]["timeZoneNames"].get("zone", {})
    cities: dict[str, str] = {}

    def collect(branch: dict, path: str) -> None:
        for key, value in branch.items():
            if isinstance(value, dict):
                collect(value, f"{path}/{key}" if path else key)
            elif key == "exemplarCity":
                cities[RENAMED_ZONES.get(path, path)] = value

    collect(zones, "")
    return cities
