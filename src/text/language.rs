/// A language that names on the map are written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[expect(
    missing_docs,
    reason = "each variant is the language it is named after"
)]
pub enum Language {
    English,
    Russian,
    Azerbaijani,
    Kazakh,
    Kyrgyz,
    Tajik,
    Uzbek,
    Turkmen,
    Armenian,
    Georgian,
    Belarusian,
    Ukrainian,
    Romanian,
}

impl Language {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Self; 13] = [
        Self::English,
        Self::Russian,
        Self::Azerbaijani,
        Self::Kazakh,
        Self::Kyrgyz,
        Self::Tajik,
        Self::Uzbek,
        Self::Turkmen,
        Self::Armenian,
        Self::Georgian,
        Self::Belarusian,
        Self::Ukrainian,
        Self::Romanian,
    ];

    /// The code of ISO 639-1.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::Russian => "ru",
            Self::Azerbaijani => "az",
            Self::Kazakh => "kk",
            Self::Kyrgyz => "ky",
            Self::Tajik => "tg",
            Self::Uzbek => "uz",
            Self::Turkmen => "tk",
            Self::Armenian => "hy",
            Self::Georgian => "ka",
            Self::Belarusian => "be",
            Self::Ukrainian => "uk",
            Self::Romanian => "ro",
        }
    }

    /// The language of an ISO 639-1 code.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|it| it.code() == code)
    }

    /// The language of state of a country by its ISO 3166-1 alpha-2 code, of those that have one of these.
    #[must_use]
    pub fn of_country(code: &str) -> Option<Self> {
        Some(match code {
            "AM" => Self::Armenian,
            "AZ" => Self::Azerbaijani,
            "BY" => Self::Belarusian,
            "GE" => Self::Georgian,
            "KG" => Self::Kyrgyz,
            "KZ" => Self::Kazakh,
            "MD" | "RO" => Self::Romanian,
            "RU" => Self::Russian,
            "TJ" => Self::Tajik,
            "TM" => Self::Turkmen,
            "UA" => Self::Ukrainian,
            "UZ" => Self::Uzbek,
            "GB" | "IE" | "US" => Self::English,
            _ => return None,
        })
    }

    /// Its name in itself.
    #[must_use]
    pub const fn autonym(self) -> &'static str {
        match self {
            Self::English => "English",
            Self::Russian => "Русский",
            Self::Azerbaijani => "Azərbaycanca",
            Self::Kazakh => "Қазақша",
            Self::Kyrgyz => "Кыргызча",
            Self::Tajik => "Тоҷикӣ",
            Self::Uzbek => "Oʻzbekcha",
            Self::Turkmen => "Türkmençe",
            Self::Armenian => "Հայերեն",
            Self::Georgian => "ქართული",
            Self::Belarusian => "Беларуская",
            Self::Ukrainian => "Українська",
            Self::Romanian => "Română",
        }
    }

    /// Its name in English.
    #[must_use]
    pub const fn english(self) -> &'static str {
        match self {
            Self::English => "English",
            Self::Russian => "Russian",
            Self::Azerbaijani => "Azerbaijani",
            Self::Kazakh => "Kazakh",
            Self::Kyrgyz => "Kyrgyz",
            Self::Tajik => "Tajik",
            Self::Uzbek => "Uzbek",
            Self::Turkmen => "Turkmen",
            Self::Armenian => "Armenian",
            Self::Georgian => "Georgian",
            Self::Belarusian => "Belarusian",
            Self::Ukrainian => "Ukrainian",
            Self::Romanian => "Romanian",
        }
    }

    /// The language that stands in where a name is not known in this one: Russian where it has official standing beside
    /// a language in Cyrillic script. All others fall back on the English or Latin form at once.
    #[must_use]
    pub const fn stand_in(self) -> Option<Self> {
        match self {
            Self::Kazakh | Self::Kyrgyz | Self::Tajik | Self::Belarusian => Some(Self::Russian),
            _ => None,
        }
    }
}
