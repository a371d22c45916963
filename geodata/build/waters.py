"""Label points of seas, and the names of lakes and rivers, written by hand.

The source's lake and river names have lost every letter beyond ASCII, so only names listed or checked here are used.
"""

from __future__ import annotations

# English, Russian, longitude, latitude, rank (0 oceans … 4 gulfs).
SEAS = (
    ("Pacific Ocean", "Тихий океан", -150.0, 5.0, 0),
    ("Pacific Ocean", "Тихий океан", 170.0, 30.0, 0),
    ("Atlantic Ocean", "Атлантический океан", -40.0, 30.0, 0),
    ("Atlantic Ocean", "Атлантический океан", -15.0, -25.0, 0),
    ("Indian Ocean", "Индийский океан", 78.0, -20.0, 0),
    ("Arctic Ocean", "Северный Ледовитый океан", -160.0, 80.0, 0),
    ("Southern Ocean", "Южный океан", 90.0, -62.0, 0),
    ("Mediterranean Sea", "Средиземное море", 18.3, 34.6, 1),
    ("Caspian Sea", "Каспийское море", 50.7, 41.6, 1),
    ("Black Sea", "Чёрное море", 34.0, 43.2, 1),
    ("Baltic Sea", "Балтийское море", 19.3, 56.4, 1),
    ("North Sea", "Северное море", 3.2, 56.3, 1),
    ("Norwegian Sea", "Норвежское море", 2.0, 68.0, 1),
    ("Barents Sea", "Баренцево море", 38.0, 74.0, 1),
    ("Kara Sea", "Карское море", 70.0, 75.5, 2),
    ("Laptev Sea", "Море Лаптевых", 125.0, 76.0, 2),
    ("East Siberian Sea", "Восточно-Сибирское море", 160.0, 72.8, 2),
    ("Chukchi Sea", "Чукотское море", -172.0, 69.5, 2),
    ("Beaufort Sea", "Море Бофорта", -140.0, 72.5, 2),
    ("Greenland Sea", "Гренландское море", -5.0, 76.5, 2),
    ("Labrador Sea", "Море Лабрадор", -53.0, 58.5, 2),
    ("Hudson Bay", "Гудзонов залив", -85.5, 59.5, 2),
    ("Baffin Bay", "Море Баффина", -66.0, 74.0, 2),
    ("Gulf of Mexico", "Мексиканский залив", -90.5, 25.3, 1),
    ("Caribbean Sea", "Карибское море", -75.0, 15.0, 1),
    ("Bering Sea", "Берингово море", -178.0, 58.0, 1),
    ("Sea of Okhotsk", "Охотское море", 148.5, 53.5, 1),
    ("Sea of Japan", "Японское море", 134.5, 40.0, 2),
    ("Yellow Sea", "Жёлтое море", 123.2, 35.8, 3),
    ("East China Sea", "Восточно-Китайское море", 125.0, 29.5, 2),
    ("South China Sea", "Южно-Китайское море", 114.0, 14.0, 1),
    ("Philippine Sea", "Филиппинское море", 133.0, 20.0, 2),
    ("Coral Sea", "Коралловое море", 156.0, -17.5, 1),
    ("Tasman Sea", "Тасманово море", 160.0, -37.0, 1),
    ("Arafura Sea", "Арафурское море", 135.0, -9.5, 3),
    ("Java Sea", "Яванское море", 111.5, -5.2, 3),
    ("Bay of Bengal", "Бенгальский залив", 88.5, 14.5, 1),
    ("Arabian Sea", "Аравийское море", 64.0, 15.0, 1),
    ("Red Sea", "Красное море", 38.2, 20.3, 2),
    ("Persian Gulf", "Персидский залив", 51.4, 27.0, 3),
    ("Gulf of Aden", "Аденский залив", 48.0, 12.4, 3),
    ("Gulf of Guinea", "Гвинейский залив", 3.0, 2.5, 2),
    ("Mozambique Channel", "Мозамбикский пролив", 41.3, -18.5, 3),
    ("Bay of Biscay", "Бискайский залив", -4.5, 45.4, 3),
    ("Celtic Sea", "Кельтское море", -7.5, 50.2, 4),
    ("English Channel", "Ла-Манш", -1.8, 50.1, 4),
    ("Irish Sea", "Ирландское море", -4.9, 53.8, 4),
    ("Gulf of Bothnia", "Ботнический залив", 19.8, 62.4, 3),
    ("Gulf of Finland", "Финский залив", 26.3, 59.85, 3),
    ("Gulf of Riga", "Рижский залив", 23.55, 57.75, 4),
    ("Skagerrak", "Скагеррак", 9.1, 58.0, 4),
    ("Kattegat", "Каттегат", 11.4, 56.8, 4),
    ("White Sea", "Белое море", 37.6, 65.4, 3),
    ("Sea of Azov", "Азовское море", 36.7, 46.1, 3),
    ("Sea of Marmara", "Мраморное море", 28.1, 40.7, 4),
    ("Aegean Sea", "Эгейское море", 25.0, 38.9, 3),
    ("Adriatic Sea", "Адриатическое море", 15.4, 43.0, 3),
    ("Ionian Sea", "Ионическое море", 18.6, 38.2, 3),
    ("Tyrrhenian Sea", "Тирренское море", 12.0, 40.0, 3),
    ("Aral Sea", "Аральское море", 59.2, 45.0, 3),
)
SEA_ZOOM_BY_RANK = (0, 2, 3, 4, 5)

# Lakes by the source's spelling; an empty name leaves a lake unnamed.
LAKE_NAMES = {
    "Aral Sea": "",  # among the seas
    "McLeod Bay": "", "Syvash": "Syvash", "Vnern": "Vänern", "Vttern": "Vättern", "Mlaren": "Mälaren",
    "Rservoir Manicouagan": "Manicouagan Reservoir", "Ysyk Kl": "Issyk-Kul", "Buhayrat ath Tharthar": "Lake Tharthar",
    "Khvsgl Nuur": "Lake Khövsgöl", "Kaliningradskiy Zaliv": "Vistula Lagoon", "Zalew Wislany": "",
    "Lac Moeru": "Lake Mweru", "Lago Titicaca": "Lake Titicaca", "Lago de Nicaragua": "Lake Nicaragua",
    "Ozero Yarroto Vtoroye": "", "Ozero Yarroto Pervoye": "", "Pijnne": "Päijänne", "Pskoyskoye Ozero": "Lake Pskov",
    "Qinghai Hu": "Qinghai Lake", "Uvs Nuur": "Uvs Lake", "Inarijrvi": "Lake Inari", "Pjrvi": "Pyaozero",
    "Lac--l'Eau-Claire": "", "Lake Il'Men'": "Lake Ilmen", "Lake Sevana": "Lake Sevan",
    "Samara Reservoir": "Kuybyshev Reservoir", "Sarygamysh Kli": "Sarygamysh Lake", "Lop Nur": "",
    "Rservoir de La Grande 2": "", "Rservoir de La Grande 3": "", "Siletitengiz Kli": "Siletiteniz",
    "Toktogul Suu Saktagychy": "Toktogul Reservoir", "Tengiz Kli": "Lake Tengiz", "Aydar Kol": "Aydarkul",
    "Shardara Bgeni": "Shardara Reservoir", "Mingevir Reservoir": "Mingachevir Reservoir",
    "Obanbori Qayroqum": "Kayrakkum Reservoir", "Qapshaghay Bgeni": "Kapchagay Reservoir",
    "Qusmuryn Kli": "Kusmuryn", "Buhayrat al-Assad": "Lake Assad", "Ataturk Barajt": "Atatürk Reservoir",
    "Keban Baraji": "Keban Reservoir", "Nizhnekamskoe Reservoir": "Nizhnekamsk Reservoir",
    "Saratovskoe Reservoir": "Saratov Reservoir", "Votkinskoye Reservoir": "Votkinsk Reservoir",
    "Ozero Chrnoye": "", "Saksak Dagi": "", "Oulujarvi": "Oulujärvi", "Poyang Hu": "Poyang Lake",
    "Hongze Hu": "Hongze Lake", "Tai Hu": "Lake Tai", "Ozero Kubenskoye": "Lake Kubenskoye",
    "Ozero Kulundinskoye": "Lake Kulundinskoye", "Ozero Tenis": "", "Mar Chiquita": "Mar Chiquita",
    "Kakhovka Reservoir": "Kakhovka Reservoir", "Lake Vygozero": "Vygozero", "Lake Topozero": "Topozero",
    "Lake Kovdozero": "Kovdozero", "Lake Segozerskoye": "Segozero", "Ozero Nerpich'ye": "", "Ozero Neyto": "",
    "Ozero Yambuto": "", "Daguan Hu": "", "Long Hu": "", "Liangzi Hu": "", "Lake Tuz": "Lake Tuz",
}
# Less important lakes keep the source's name only if they are listed above or end so.
TRUSTED_LAKE_ENDINGS = (" Reservoir",)
TRUSTED_LAKE_SCALE = 4

# Rivers by the source's spelling ("?" stands for a lost letter).
RIVER_NAMES = {
    "Amazonas": "Amazon", "Ob?": "Ob", "Rhein": "Rhine", "Rhin (Rhein)": "Rhine", "Dnipro (Dnieper)": "Dnieper",
    "Dnepre": "Dnieper", "Ertis": "Irtysh", "Ertix (Irtysh)": "Irtysh", "Firat": "Euphrates", "Al Furat": "Euphrates",
    "Dicle": "Tigris", "Svernaya Dvina": "Northern Dvina", "Yenisey": "Yenisei", "Malyy Yenisey": "Little Yenisei",
    "Verkhniy Yenisey": "Upper Yenisei", "S?o Francisco": "São Francisco", "Parana?ba": "Paranaíba", "B?nou?": "Bénoué",
    "Neuqu?n": "Neuquén", "S?n?gal": "Senegal", "Paran?": "Paraná", "Mamor?": "Mamoré", "Guapor?": "Guaporé",
    "Argun? (Ergun)": "Argun", "God?vari": "Godavari", "Mara??n": "Marañón", "Caquet?": "Caquetá",
    "B?o-B?o": "Bío Bío", "Tapaj?s": "Tapajós", "Japur?": "Japurá", "Tejo (Tagus)": "Tagus", "Tajo": "Tagus",
    "Xun": "Xun", "Huang": "Yellow River", "Huang (Yellow)": "Yellow River", "Heilong Jiang (Amur)": "Amur",
    "Bahr el Jebel (Mountain Nile)": "White Nile", "Niagra": "Niagara", "Selenge (Selenga)": "Selenga",
    "Daugava (Zapadnaya Dvina)": "Daugava", "Lower Tunguska (Nizhnyaya Tunguska)": "Lower Tunguska",
    "Kr": "Kura", "Aras": "Aras", "Hari": "Hari Rud",
    "Bratul Chillia": "", "Bratul Sfintu Gheorghe": "", "Bratul Sulina": "", "Irrawaddy Delta": "",
}

# Rivers of the bundled story's countries that show earlier than the source's rank would have them.
RIVER_ZOOM = {"Kura": 4, "Aras": 4}
