use std::sync::Arc;

use super::Language;

/// What one thing is called: an English or Latin name, its own people's, and those of other languages.
///
/// Only names that are known and differ from what would stand in for them need to be given.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Names {
    /// In English, or in Latin letters.
    pub english: Arc<str>,
    /// Where it is, in the script used there.
    pub local: Option<Arc<str>>,
    /// In other languages, in their order.
    others: Vec<(Language, Arc<str>)>,
}

impl Names {
    /// Something with one name only.
    #[must_use]
    pub fn new(english: impl Into<Arc<str>>) -> Self {
        Self {
            english: english.into(),
            ..Self::default()
        }
    }

    /// Adds the name in a language; a second one for the same language takes the place of the first.
    pub fn insert(&mut self, language: Language, name: impl Into<Arc<str>>) {
        if language == Language::English {
            self.english = name.into();
            return;
        }
        match self.others.binary_search_by_key(&language, |(it, _)| *it) {
            Ok(at) => self.others[at].1 = name.into(),
            Err(at) => self.others.insert(at, (language, name.into())),
        }
    }

    /// The name known in a language, without anything standing in.
    #[must_use]
    pub fn known_in(&self, language: Language) -> Option<&Arc<str>> {
        if language == Language::English {
            return Some(&self.english);
        }
        let at = self.others.binary_search_by_key(&language, |(it, _)| *it);
        at.ok().and_then(|at| self.others.get(at)).map(|it| &it.1)
    }

    /// The name in a language; where it is not known, what stands in for it ([`Language::stand_in`]), at last the
    /// English one.
    #[must_use]
    pub fn in_language(&self, language: Language) -> &Arc<str> {
        self.known_in(language)
            .or_else(|| self.known_in(language.stand_in()?))
            .unwrap_or(&self.english)
    }

    /// The name where the thing is; the English one where that is not known.
    #[must_use]
    pub fn local(&self) -> &Arc<str> {
        self.local.as_ref().unwrap_or(&self.english)
    }

    /// Every name with its language, `None` for the local one; the English one first.
    pub fn all(&self) -> impl Iterator<Item = (Option<Language>, &Arc<str>)> {
        let local = self.local.iter().map(|name| (None, name));
        let others = self.others.iter().map(|(it, name)| (Some(*it), name));
        std::iter::once((Some(Language::English), &self.english))
            .chain(local)
            .chain(others)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_known_is_stood_in_for() {
        let mut names = Names::new("Ganja");
        names.local = Some("Gəncə".into());
        names.insert(Language::Russian, "Гянджа");
        names.insert(Language::Azerbaijani, "Gəncə");
        assert_eq!(&**names.in_language(Language::Azerbaijani), "Gəncə");
        assert_eq!(&**names.in_language(Language::Kazakh), "Гянджа");
        assert_eq!(&**names.in_language(Language::Ukrainian), "Ganja");
        assert_eq!(&**names.in_language(Language::English), "Ganja");
        assert_eq!(&**names.local(), "Gəncə");
        assert_eq!(names.known_in(Language::Kazakh), None);
        assert_eq!(names.all().count(), 4);
    }

    #[test]
    fn codes_are_read_back() {
        for language in Language::ALL {
            assert_eq!(Language::from_code(language.code()), Some(language));
        }
        assert_eq!(Language::from_code("fr"), None);
    }
}
