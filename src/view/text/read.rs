use super::{
    MODES, UNBOUNDED, ViewTextError, center_from_text, moment_from_text, moment_to_text,
    stretch_from_text, value_of,
};
use crate::geo::{MAX_ZOOM, MIN_ZOOM};
use crate::places::Worldview;
use crate::time::{Moment, Window};
use crate::view::{Facet, Grouping, SortKey, View};

/// Most unknown keys that are kept.
const KEPT: usize = 64;

/// A view that is being read, key by key.
pub(in super::super) struct Reader {
    view: View,
    from: Moment,
    to: Moment,
}

impl Reader {
    /// Begins with what keys have that are missing.
    pub(in super::super) fn new(view: View) -> Self {
        let window = view.time.window;
        Self {
            view,
            from: window.start(),
            to: window.end(),
        }
    }

    /// Takes one key. Answers whether it is known; others are kept as they are.
    pub(in super::super) fn take(
        &mut self,
        key: String,
        value: String,
    ) -> Result<bool, ViewTextError> {
        let taken = self
            .take_value(&key, &value)
            .map_err(|expected| ViewTextError {
                key: key.clone(),
                value: value.clone(),
                expected,
            })?;
        if !taken && self.view.kept.len() < KEPT {
            self.view.kept.push((key, value));
        }
        Ok(taken)
    }

    /// The view, once all keys are taken.
    ///
    /// # Errors
    /// When the window ends before it begins; the view with the window that the reader began with comes along.
    pub(in super::super) fn finish(mut self) -> Result<View, (Box<View>, ViewTextError)> {
        let Some(window) = Window::new(self.from, self.to) else {
            let error = ViewTextError {
                key: "to".to_owned(),
                value: moment_to_text(self.to),
                expected: "later than \"from\"",
            };
            return Err((Box::new(self.view), error));
        };
        self.view.time.window = window;
        Ok(self.view)
    }

    /// Takes a value, or says what it should be.
    fn take_value(&mut self, key: &str, value: &str) -> Result<bool, &'static str> {
        let view = &mut self.view;
        match key {
            "center" => {
                view.camera.center =
                    center_from_text(value).ok_or("a longitude and a latitude in degrees")?;
            }
            "zoom" => {
                let zoom = value.parse::<f64>().ok();
                let zoom = zoom.filter(|zoom| (MIN_ZOOM..=MAX_ZOOM).contains(zoom));
                view.camera.zoom = zoom.ok_or("a zoom from 0 to 19")?;
            }
            "mode" => {
                view.time.mode =
                    value_of(&MODES, value).ok_or("instant, window, from-start or to-end")?;
            }
            "from" => self.from = moment_from_text(value).ok_or("a date")?,
            "to" if value == UNBOUNDED => self.to = Moment::END,
            "to" => self.to = moment_from_text(value).ok_or("a date")?,
            "axis" => view.axis = stretch_from_text(value).ok_or("two dates")?,
            "fold" => {
                let gap = stretch_from_text(value).ok_or("two dates")?;
                view.folds = view.folds.with(gap);
            }
            "group" => {
                view.list.grouping =
                    value_of(&Grouping::ALL, value).ok_or("time, place, theme, kind or nothing")?;
            }
            "sort" => {
                view.list.key =
                    value_of(&SortKey::ALL, value).ok_or("something that events are sorted by")?;
            }
            "known" => {
                let moment = moment_from_text(value).filter(|moment| moment.is_bounded());
                view.known_before = Some(moment.ok_or("a date")?);
            }
            "select" => {
                let selection = value.parse().ok();
                view.selection = Some(
                    selection
                        .ok_or("event:, venue:, person:, organisation: or source: with an id")?,
                );
            }
            "borders" => {
                view.map.borders = Worldview::from_code(value).ok_or("un or administered")?;
            }
            _ => return Ok(self.take_choice(key, value)),
        }
        Ok(true)
    }

    /// Takes a value of a key for which any will do; whether there is such a key.
    fn take_choice(&mut self, key: &str, value: &str) -> bool {
        let view = &mut self.view;
        match key {
            "words" => value.clone_into(&mut view.filter.words),
            "without" => {
                view.sources_off.insert(value.to_owned());
            }
            "order" => view.list.descending = value != "ascending",
            "listed" => view.only_in_sight = value == "in-sight",
            "graticule" => view.map.graticule = value == "yes",
            key => match Facet::from_key(key) {
                Some(facet) => view.filter.choices.insert(facet, value),
                None => return false,
            },
        }
        true
    }
}
