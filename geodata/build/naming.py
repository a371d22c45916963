"""The languages of the map, their letters, and which names of a thing are worth storing.

Every thing has a `name`, which is English or at least Latin. A name in a further language is stored only where it
differs from what the program puts in its place: Russian for Kazakh, Kyrgyz, Tajik and Belarusian, and otherwise (or
where the Russian one is missing as well) the `name`. A name with a letter that its language does not write is left out.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from pathlib import Path

from fontTools.ttLib import TTFont

LANGUAGES = ("ru", "az", "kk", "ky", "tg", "uz", "tk", "hy", "ka", "be", "uk", "ro")
STAND_IN = {language: "ru" for language in ("kk", "ky", "tg", "be")}

RUSSIAN = "абвгдеёжзийклмнопрстуфхцчшщъыьэюя"
CYRILLIC = {
    "ru": RUSSIAN,
    "kk": RUSSIAN + "әғқңөұүһі",
    "ky": RUSSIAN + "ңөү",
    "tg": RUSSIAN + "ғӣқӯҳҷ",
    "be": "абвгдеёжзйклмнопрстуфхцчшыьэюяіў",
    "uk": "абвгдежзийклмнопрстуфхцчшщьюяєіїґ",
}
SCRIPTS = {"hy": "ARMENIAN", "ka": "GEORGIAN", **{code: "LATIN" for code in ("az", "uz", "tk", "ro")}}
SIGNS = set(" -–—'’ʻʼ‘.,()/&·№՚") | set("0123456789")
LOCAL_SCRIPTS = {"LATIN", "CYRILLIC", "GREEK", "ARMENIAN", "GEORGIAN"}
FONTS = ("Inter-Regular.ttf", "NotoSansArmenian-Regular.ttf", "NotoSansGeorgian-Regular.ttf")
FONT_FOLDER = Path(__file__).resolve().parents[2] / "assets" / "fonts"


@lru_cache
def drawable() -> frozenset[str]:
    """The characters that the fonts of the program have."""
    return frozenset(chr(code) for font in FONTS for code in TTFont(FONT_FOLDER / font, lazy=True).getBestCmap())


def script(letter: str) -> str:
    """The script of a letter, by the first word of its Unicode name; a modifier letter has none of its own."""
    return unicodedata.name(letter, "").split(" ")[0]


def fits(name: str, language: str) -> bool:
    """Whether a name has only letters that its language writes, and only characters that the fonts have."""
    name = unicodedata.normalize("NFC", name)
    if not name or not set(name) <= drawable() or not any(letter.isalpha() for letter in name):
        return False
    letters = [letter for letter in name if letter not in SIGNS]
    if language in CYRILLIC:
        return all(letter.lower() in CYRILLIC[language] for letter in letters)
    if language == "local":
        return len({script(letter) for letter in letters}) == 1 and script(letters[0]) in LOCAL_SCRIPTS
    return all(script(letter) == SCRIPTS.get(language, "LATIN") for letter in letters)


def tidy(name: str) -> str:
    """One space between words, composed letters, no remark in brackets at the end."""
    name = re.sub(r"\s+", " ", unicodedata.normalize("NFC", name)).strip()
    return re.sub(r" \([^()]*\)$", "", name) or name


def properties(names: dict[str, str | None]) -> dict[str, str]:
    """The stored names of a thing: `name`, which is required, and of the others those that say something new."""
    kept = {"name": names["name"]}
    for language in LANGUAGES:
        name = tidy(names.get(language) or "")
        stand_in = kept.get("name:" + STAND_IN.get(language, ""), kept["name"])
        if name and name != stand_in and fits(name, language):
            kept[f"name:{language}"] = name
    local = tidy(names.get("local") or "")
    if local and local != kept["name"] and fits(local, "local"):
        kept["name:local"] = local
    return kept
