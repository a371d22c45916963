"""How names in other alphabets sound, roughly, in Latin letters: to tell which alias of a town is its name."""

from __future__ import annotations

import unicodedata
from difflib import SequenceMatcher

ARMENIAN = dict(zip(
    "աբգդեզէըթժիլխծկհձղճմյնշոչպջռսվտրցւփքօֆև",
    "a b g d e z e y t zh i l kh ts k h dz gh ch m y n sh o ch p j r s v t r ts v p k o f ev".split(), strict=True,
))
GEORGIAN = dict(zip(
    "აბგდევზთიკლმნოპჟრსტუფქღყშჩცძწჭხჯჰ",
    "a b g d e v z t i k l m n o p zh r s t u p k gh q sh ch ts dz ts ch kh j h".split(), strict=True,
))
CYRILLIC = dict(zip(
    "абвгдеёжзийклмнопрстуфхцчшщъыьэюяіїєґўәғқңөұүһӣӯҳҷ",
    "a b v g d e e zh z i y k l m n o p r s t u f kh ts ch sh sh . y . e yu ya i i e g u a g k n o u u h i u h j".split(),
    strict=True,
))
LETTERS = ARMENIAN | GEORGIAN | CYRILLIC
# Spellings that sound alike across languages, most specific first.
ALIKE = (
    ("kh", "h"), ("gh", "g"), ("zh", "j"), ("dz", "z"), ("ts", "c"), ("ou", "u"), ("q", "k"), ("w", "v"), ("x", "h"),
    ("y", "i"), ("ch", "c"), ("sh", "s"), ("ii", "i"),
)


def sounds(name: str) -> str:
    """A name in a few plain letters."""
    latin = "".join(LETTERS.get(letter, letter) for letter in name.lower().replace("ու", "u").replace("ə", "a"))
    plain = unicodedata.normalize("NFD", latin.replace("ı", "i"))
    text = "".join(letter for letter in plain if "a" <= letter <= "z")
    for old, new in ALIKE:
        text = text.replace(old, new)
    return text


def likeness(one: str, other: str) -> float:
    """How alike two names sound, 0 to 1."""
    return SequenceMatcher(None, sounds(one), sounds(other), autojunk=False).ratio()
