use super::{
    LinkKey, MODES, UNBOUNDED, ViewTextError, center_from_text, moment_from_text, moment_to_text,
    stretch_from_text, value_of,
};
use crate::geo::{MAX_ZOOM, MIN_ZOOM};
use crate::places::Worldview;
use crate::time::{Moment, Window};
use crate::view::{Grouping, SortKey, View};

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
        let Some(key) = LinkKey::from_key(key) else {
            return Ok(false);
        };
        let view = &mut self.view;
        match key {
            LinkKey::Version | LinkKey::Dataset | LinkKey::Folds => return Ok(false),
            LinkKey::Center => {
                view.camera.center =
                    center_from_text(value).ok_or("a longitude and a latitude in degrees")?;
            }
            LinkKey::Zoom => {
                let zoom = value.parse::<f64>().ok();
                let zoom = zoom.filter(|zoom| (MIN_ZOOM..=MAX_ZOOM).contains(zoom));
                view.camera.zoom = zoom.ok_or("a zoom from 0 to 19")?;
            }
            LinkKey::Mode => {
                view.time.mode =
                    value_of(&MODES, value).ok_or("instant, window, from-start or to-end")?;
            }
            LinkKey::From => self.from = moment_from_text(value).ok_or("a date")?,
            LinkKey::To if value == UNBOUNDED => self.to = Moment::END,
            LinkKey::To => self.to = moment_from_text(value).ok_or("a date")?,
            LinkKey::Axis => view.axis = stretch_from_text(value).ok_or("two dates")?,
            LinkKey::Fold => {
                let gap = stretch_from_text(value).ok_or("two dates")?;
                view.folds = view.folds.with(gap);
            }
            LinkKey::Group => {
                view.list.grouping =
                    value_of(&Grouping::ALL, value).ok_or("time, place, theme, kind or nothing")?;
            }
            LinkKey::Sort => {
                view.list.key =
                    value_of(&SortKey::ALL, value).ok_or("something that events are sorted by")?;
            }
            LinkKey::Known => {
                let moment = moment_from_text(value).filter(|moment| moment.is_bounded());
                view.known_before = Some(moment.ok_or("a date")?);
            }
            LinkKey::Select => {
                let selection = value.parse().ok();
                view.selection = Some(
                    selection
                        .ok_or("event:, venue:, person:, organisation: or source: with an id")?,
                );
            }
            LinkKey::Borders => {
                view.map.borders = Worldview::from_code(value).ok_or("un or administered")?;
            }
            LinkKey::Words => value.clone_into(&mut view.filter.words),
            LinkKey::Choice(facet) => view.filter.choices.insert(facet, value),
            LinkKey::Without => {
                view.sources_off.insert(value.to_owned());
            }
            LinkKey::Order => view.list.descending = value != "ascending",
            LinkKey::Listed => view.only_in_sight = value == "in-sight",
            LinkKey::Graticule => view.map.graticule = value == "yes",
        }
        Ok(true)
    }
}
