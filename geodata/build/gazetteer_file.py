"""The file of the gazetteer: what it holds of one thing, and how that is written."""

from __future__ import annotations

import gzip
import io
import unicodedata
from dataclasses import dataclass, field

VERSION = 1
LANGUAGES = ("en", "ru", "az", "kk", "ky", "tg", "uz", "tk", "hy", "ka", "be", "uk", "ro")


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


def search_key(name: str) -> str:
    """Letters and digits without marks. The program folds further: this is only for leaving out what is the same."""
    plain = unicodedata.normalize("NFD", name.casefold())
    return "".join(letter for letter in plain if letter.isalnum() and not unicodedata.combining(letter))


def packed(text: str) -> bytes:
    """Compressed with gzip, without a time or a name in its header."""
    buffer = io.BytesIO()
    with gzip.GzipFile(filename="", mode="wb", compresslevel=9, fileobj=buffer, mtime=0) as file:
        file.write(text.encode("utf-8"))
    return buffer.getvalue()


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
