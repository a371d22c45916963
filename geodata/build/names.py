"""Names written by hand where the sources are stale, missing, or not what a map says."""

from __future__ import annotations

# Countries, by ISO 3166-1 alpha-2 code; everything else is from CLDR.
COUNTRY_NAMES_EN = {
    "BA": "Bosnia and Herzegovina", "CD": "DR Congo", "CG": "Congo", "CI": "Côte d’Ivoire", "HK": "Hong Kong",
    "MM": "Myanmar", "MO": "Macao", "PN": "Pitcairn Islands", "PS": "Palestine", "TR": "Türkiye",
    "US": "United States", "GB": "United Kingdom", "XK": "Kosovo",
}
COUNTRY_NAMES_RU = {
    "AE": "ОАЭ", "CD": "ДР Конго", "CF": "ЦАР", "CG": "Конго", "FM": "Микронезия", "GB": "Великобритания",
    "HK": "Гонконг", "KG": "Кыргызстан", "KR": "Республика Корея", "MM": "Мьянма", "MO": "Макао", "PS": "Палестина",
    "US": "США", "XK": "Косово", "ZA": "ЮАР",
}

# Label points (longitude, latitude) where the roomiest spot of the largest polygon is not the best one.
COUNTRY_LABEL_POINTS: dict[str, tuple[float, float]] = {}

# The language whose GeoNames names are taken as local, by country; only countries with one obvious choice.
LOCAL_LANGUAGE = {
    "AL": "sq", "AM": "hy", "AZ": "az", "BG": "bg", "BY": "be", "CN": "zh", "CZ": "cs", "DE": "de", "EE": "et",
    "EG": "ar", "ES": "es", "FR": "fr", "GE": "ka", "GR": "el", "HU": "hu", "IL": "he", "IQ": "ar", "IR": "fa",
    "IT": "it", "JP": "ja", "KG": "ky", "KR": "ko", "KZ": "kk", "LT": "lt", "LV": "lv", "MD": "ro", "MK": "mk",
    "MN": "mn", "PL": "pl", "RO": "ro", "RS": "sr", "RU": "ru", "SA": "ar", "SI": "sl", "SK": "sk", "SY": "ar",
    "TJ": "tg", "TM": "tk", "TR": "tr", "UA": "uk", "UZ": "uz",
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

# By GeoNames number. `rank` is the least importance a town is given: the places of the bundled story show early.
TOWN_OVERRIDES: dict[int, dict] = {
    146970: {"name": "Khankendi", "name_ru": "Ханкенди", "name_local": "Xankəndi", "rank": 5},
    147625: {"name": "Lachin", "name_ru": "Лачин", "name_local": "Laçın", "rank": 6},
    147105: {"name": "Shusha", "name_ru": "Шуша", "name_local": "Şuşa", "rank": 7},
    585231: {"name": "Gabala", "name_ru": "Габала", "name_local": "Qəbələ", "rank": 6},
    584716: {"name": "Goygol", "name_ru": "Гёйгёль", "name_local": "Göygöl", "rank": 8},
    585170: {"name": "Sheki", "name_ru": "Шеки", "name_local": "Şəki", "rank": 6},
    586523: {"name": "Ganja", "name_ru": "Гянджа", "name_local": "Gəncə", "rank": 4},
    584649: {"name": "Yevlakh", "name_ru": "Евлах", "name_local": "Yevlax", "rank": 7},
    585514: {"name": "Mingachevir", "name_ru": "Мингечаур", "name_local": "Mingəçevir", "rank": 7},
    147429: {"name": "Nakhchivan", "name_ru": "Нахичевань", "name_local": "Naxçıvan", "rank": 5},
    147622: {"name": "Lankaran", "name_ru": "Ленкорань", "name_local": "Lənkəran", "rank": 7},
    148106: {"name": "Fuzuli", "name_ru": "Физули", "name_local": "Füzuli", "rank": 8},
    146901: {"name": "Zangilan", "name_ru": "Зангилан", "name_local": "Zəngilan", "rank": 8},
    148619: {"name": "Aghdam", "name_ru": "Агдам", "name_local": "Ağdam", "rank": 8},
    148141: {"name": "Jabrayil", "name_ru": "Джебраил", "name_local": "Cəbrayıl"},
    586268: {"name": "Kalbajar", "name_ru": "Кельбаджар", "name_local": "Kəlbəcər"},
    147305: {"name": "Gubadli", "name_ru": "Губадлы", "name_local": "Qubadlı"},
    147774: {"name": "Khojaly", "name_ru": "Ходжалы", "name_local": "Xocalı"},
    146969: {"name": "Khojavend", "name_ru": "Ходжавенд", "name_local": "Xocavənd"},
    148565: {"name": "Shirvan", "name_ru": "Ширван", "name_local": "Şirvan"},
    584717: {"name": "Khachmaz", "name_ru": "Хачмаз", "name_local": "Xaçmaz"},
    586427: {"name": "Goychay", "name_ru": "Гёйчай", "name_local": "Göyçay"},
    587378: {"name": "Aghdash", "name_ru": "Агдаш", "name_local": "Ağdaş"},
    585225: {"name": "Hajigabul", "name_ru": "Гаджигабул", "name_local": "Hacıqabul"},
    585221: {"name": "Guba", "name_ru": "Губа", "name_local": "Quba"},
    585220: {"name": "Gusar", "name_ru": "Гусар", "name_local": "Qusar"},
    585227: {"name": "Gakh", "name_ru": "Гах", "name_local": "Qax"},
    584596: {"name": "Zagatala", "name_ru": "Загатала", "name_local": "Zaqatala"},
    587070: {"name": "Balakan", "name_ru": "Балакен", "name_local": "Balakən"},
    584715: {"name": "Khudat", "name_ru": "Худат", "name_local": "Xudat"},
    585763: {"name": "Kurdamir", "name_ru": "Кюрдамир", "name_local": "Kürdəmir"},
    147425: {"name": "Neftchala", "name_ru": "Нефтечала", "name_local": "Neftçala"},
    147288: {"name": "Saatly", "name_ru": "Саатлы", "name_local": "Saatlı"},
    586763: {"name": "Shabran", "name_ru": "Шабран", "name_local": "Şabran"},
    148340: {"name": "Bilasuvar", "name_ru": "Билясувар", "name_local": "Biləsuvar"},
    585333: {"name": "Oghuz", "name_ru": "Огуз", "name_local": "Oğuz"},
    146858: {"name": "Sharur", "name_ru": "Шарур", "name_local": "Şərur"},
    587084: {"name": "Baku", "name_ru": "Баку", "name_local": "Bakı"},
    1526273: {"name": "Astana", "name_ru": "Астана", "name_local": "Астана"},
    610612: {"name": "Aktau", "name_ru": "Актау", "name_local": "Ақтау", "rank": 5},
    1517945: {"name": "Turkistan", "name_ru": "Туркестан", "name_local": "Түркістан", "rank": 5},
    1216265: {"name": "Samarkand", "name_ru": "Самарканд", "name_local": "Samarqand", "rank": 4},
    1528512: {"name": "Cholpon-Ata", "name_ru": "Чолпон-Ата", "name_local": "Чолпон-Ата", "rank": 7},
    609655: {"name": "Karaganda", "name_ru": "Караганда", "name_local": "Қарағанды"},
    611847: {"name": "Sukhumi", "name_ru": "Сухуми", "name_local": "სოხუმი"},
    1282027: {"name": "Malé"},
    498817: {"name": "Saint Petersburg", "name_ru": "Санкт-Петербург", "name_local": "Санкт-Петербург"},
    487227: {"name": "Strelna", "name_ru": "Стрельна", "name_local": "Стрельна", "rank": 9},
    558418: {"name": "Grozny", "name_ru": "Грозный", "name_local": "Грозный", "rank": 5},
    491422: {"name": "Sochi", "name_ru": "Сочи", "name_local": "Сочи", "rank": 4},
    618426: {"name": "Chișinău", "name_ru": "Кишинёв", "name_local": "Chișinău"},
    703448: {"name": "Kyiv", "name_ru": "Киев", "name_local": "Київ"},
    162183: {"name": "Ashgabat", "name_ru": "Ашхабад", "name_local": "Aşgabat"},
    2028462: {"name": "Ulaanbaatar"},
    1528675: {"name": "Bishkek", "name_ru": "Бишкек", "name_local": "Бишкек"},
    1221874: {"name": "Dushanbe", "name_ru": "Душанбе", "name_local": "Душанбе"},
}
