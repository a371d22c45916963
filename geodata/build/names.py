"""Names written by hand where the sources are stale, missing, or not what a map says."""

from __future__ import annotations

# Country names that differ from Unicode CLDR's, by language and ISO 3166-1 alpha-2 code. They are those that the states
# themselves and the United Nations use in that language: Кыргызстан, Беларусь, Молдова and Туркменистан in Russian, not
# the older Киргизия, Белоруссия, Молдавия and Туркмения (CLDR has changed three of the four); Türkiye in English, which
# its government asked for in 2022; Турция stays the Russian form of the United Nations. Long forms are shortened as
# atlases do.
COUNTRY_NAMES: dict[str, dict[str, str]] = {
    "en": {
        "BA": "Bosnia and Herzegovina", "CD": "DR Congo", "CG": "Congo", "CI": "Côte d’Ivoire", "CV": "Cabo Verde",
        "HK": "Hong Kong", "MM": "Myanmar", "MO": "Macao", "PN": "Pitcairn Islands", "PS": "Palestine",
        "TR": "Türkiye", "US": "United States", "GB": "United Kingdom", "XK": "Kosovo",
    },
    "ru": {
        "AE": "ОАЭ", "CD": "ДР Конго", "CF": "ЦАР", "CG": "Конго", "FM": "Микронезия", "GB": "Великобритания",
        "HK": "Гонконг", "KG": "Кыргызстан", "KR": "Республика Корея", "MM": "Мьянма", "MO": "Макао",
        "PS": "Палестина", "TL": "Тимор-Лешти", "US": "США", "XK": "Косово", "ZA": "ЮАР",
    },
    "kk": {"AZ": "Әзербайжан"},
    "ky": {"SZ": "Эсватини"},
    "tg": {"BY": "Беларус", "US": "ИМА"},
    "uz": {"SZ": "Esvatini"},
    "ka": {"SZ": "ესვატინი"},
    "ro": {"US": "Statele Unite"},
}
# Countries whose short form in CLDR is the one that maps write.
SHORT_FORMS = {"HK", "MO", "PS", "US"}

# Label points (longitude, latitude) where the roomiest spot of the largest polygon is not the best one.
COUNTRY_LABEL_POINTS: dict[str, tuple[float, float]] = {}

# The language whose GeoNames names are taken as local, by country; only countries with one obvious choice.
LOCAL_LANGUAGE = {
    "AL": "sq", "AM": "hy", "AZ": "az", "BG": "bg", "BY": "be", "CN": "zh", "CZ": "cs", "DE": "de", "EE": "et",
    "EG": "ar", "ES": "es", "FR": "fr", "GE": "ka", "GR": "el", "HU": "hu", "IL": "he", "IQ": "ar", "IR": "fa",
    "IT": "it", "JP": "ja", "KG": "ky", "KR": "ko", "KZ": "kk", "LT": "lt", "LV": "lv", "MD": "ro", "MK": "mk",
    "MN": "mn", "PL": "pl", "RO": "ro", "RS": "sr", "RU": "ru", "SA": "ar", "SI": "sl", "SK": "sk", "SY": "ar",
    "TJ": "tg", "TM": "tk", "TR": "tr", "UA": "uk", "UZ": "uz",
    "AR": "es", "AT": "de", "BA": "bs", "BR": "pt", "CL": "es", "CO": "es", "CU": "es", "CY": "el", "DK": "da",
    "DO": "es", "EC": "es", "FI": "fi", "HR": "hr", "IS": "is", "MX": "es", "NL": "nl", "NO": "nb", "PE": "es",
    "PT": "pt", "SE": "sv", "UY": "es", "VE": "es", "VN": "vi", "XK": "sq",
}

# GeoNames numbers of capitals that the country table spells differently, or names an older one for. None: not marked,
# because the worldview leaves it open (Jerusalem) or there is no town.
CAPITALS = {
    "AG": 3576022, "BR": 3469058, "CM": 2220957, "CO": 3688689, "CR": 3621849, "CW": 3513090, "EH": 2462881,
    "FO": 2611396, "GD": 3579925, "GG": 3042287, "GU": 4044012, "IL": None, "IO": None, "IS": 3413829, "KZ": 1526273,
    "MN": 2028462, "NC": 2139521, "PS": None, "PW": 1559804, "PY": 3439389, "ST": 2410763, "TF": None, "TG": 2365267,
    "TO": 4032402, "US": 4140963, "VN": 1581130, "VU": 2135171, "WF": 4034821,
}

# Areas that are not states: their labels come later than their size would say.
DEPENDENT = set(
    "AI AS AW AX BL BM CC CK CW CX FK FO GF GG GI GP GS GU HK HM IM IO JE KY MF MO MP MQ MS NF NU PF PM PN RE SH SX TC "
    "TF UM VG VI WF YT".split()
)

# Countries whose GeoNames names carry scholarly transliteration marks that English maps do not write.
TRANSLITERATED = set(
    "AE AF BD BH BT DZ EG ER ET IL IN IQ IR JO JP KP KR KW LB LK LY MM MV NP OM PK PS QA SA SD SY TH YE".split()
)

# Entries of the town list that are parts of a town: of Jerusalem, Mosul, Visakhapatnam and Medina.
NOT_TOWNS = {7303419, 99071, 1258393, 101760}
