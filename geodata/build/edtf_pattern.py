"""The forms of EDTF (ISO 8601-2) that the summit dataset uses; what `check_dataset.py` knows about dates.

Dates with unknown digits and one qualifier, seasons, intervals, one-of sets and all-of sets. It is simpler than the program's own
reader, which reads all three levels.
"""

import re

DATE = re.compile(r"(?:\d{4}-\d{2}-\d{2}|\d{4}-\d{2}-XX|\d{4}-XX-XX|\d{4}-\d{2}|\d{4}-XX|\d{4}|\d{3}X|\d{2}XX)[~?%]?")
DAYS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]


def date_problem(text):
    """Why `text` is not one allowed EDTF date, or None."""
    if not DATE.fullmatch(text):
        return f"{text!r} is not an allowed date"
    year, *rest = text.rstrip("~?%").split("-")
    month = int(rest[0]) if rest and rest[0] != "XX" else None
    if month is not None and month not in {*range(1, 13), 21, 22, 23, 24}:
        return f"{text!r}: month {month} does not exist"
    if len(rest) == 2 and rest[1] != "XX":
        leap = int(year) % 4 == 0 and (int(year) % 100 != 0 or int(year) % 400 == 0)
        last = 0 if month > 12 else 28 if month == 2 and not leap else DAYS[month - 1]
        if not 1 <= int(rest[1]) <= last:
            return f"{text!r}: this day does not exist"
    return None


def earliest(date):
    """A date as text that sorts by its first day."""
    filled = date.rstrip("~?%").replace("XX-XX", "01-01").replace("-XX", "-01").replace("X", "0")
    return (filled + "-01-01")[:10] if len(filled) < 10 else filled


def latest(date):
    """A date as text that sorts by its last day."""
    filled = date.rstrip("~?%").replace("-XX", "-99").replace("X", "9")
    return (filled + "-99-99")[:10]


def set_problem(text):
    """Why `text`, which begins like a set, is not an allowed one, or None."""
    if not text.endswith("]" if text[0] == "[" else "}"):
        return f"{text!r}: the set is not closed"
    for member in text[1:-1].split(","):
        ends = member.split("..")
        if len(ends) > 2 or not any(ends):
            return f"{text!r}: {member!r} is not a member of a set"
        for end in filter(None, ends):
            if problem := date_problem(end):
                return problem
        if len(ends) == 2 and all(ends) and earliest(ends[0]) > latest(ends[1]):
            return f"{text!r} ends before it begins"
    return None


def edtf_problem(text):
    """Why `text` is not an allowed EDTF string, or None."""
    if not isinstance(text, str):
        return f"{text!r} is not text"
    if text.startswith(("[", "{")):
        return set_problem(text)
    if "/" in text:
        ends = text.split("/")
        dates = [end for end in ends if end not in ("", "..")]
        if len(ends) != 2 or not dates:
            return f"{text!r} is not an interval"
        if ends[0] == "..":
            return f"{text!r} lasts since for ever; for one unknown day before a date write a one-of set such as [..2025-12]"
        for date in dates:
            if problem := date_problem(date):
                return problem
        if len(dates) == 2 and earliest(dates[0]) > latest(dates[1]):
            return f"{text!r} ends before it begins"
        return None
    return date_problem(text)
