use super::command::{Command, Effect};
use super::history::Stroke;
use super::home;
use super::measurement::Measurement;
use super::motion::Motion;
use super::state::Explorer;
use crate::geo::Camera;
use crate::text;
use crate::view::{Choices, Filter, PanelSizes, TextSize, View};

impl Explorer {
    /// Does what a command says. A change of the view is a step of undo; changes of one stroke
    /// (a drag, a turn of the wheel, typing) are one step together.
    pub fn apply(&mut self, command: Command) {
        self.say_of(&command);
        match command {
            Command::Undo => self.travel(super::history::History::undo),
            Command::Redo => self.travel(super::history::History::redo),
            Command::EndStroke => self.history.end_stroke(),
            Command::Present(step) => self.present(step),
            command => {
                let before = self.view.clone();
                let stroke = stroke_of(&command);
                let is_link = matches!(command, Command::OpenLink(_));
                let set_off = self.perform(command);
                self.follow(&before);
                if set_off || self.view.camera != before.camera {
                    // A link that does not say where leads to where the dataset opens.
                    self.untouched = is_link && self.view.camera == self.usual_view().camera;
                }
                if set_off || self.view != before {
                    self.history.note(before, stroke);
                }
            }
        }
    }

    /// Works out what the view asks for since it was another one, or has it worked out.
    pub(super) fn follow(&mut self, before: &View) {
        self.ask(self.view.reads_as(before));
        if self.view.time != before.time {
            self.rewindow();
        }
    }

    /// Goes to an earlier or later view.
    fn travel(&mut self, step: impl FnOnce(&mut super::history::History, &View) -> Option<View>) {
        // Undone in flight, a flight counts as arrived: redo leads to its end.
        let now = self.arrived();
        if let Some(view) = step(&mut self.history, &now) {
            self.playback.pause();
            self.restore(view);
        }
    }

    /// Returns whether something set off that will change the view from now on.
    fn perform(&mut self, command: Command) -> bool {
        match command {
            Command::Select(selection) => self.select(selection, false),
            Command::Show(selection) => self.select(selection, true),
            Command::Deselect => {
                self.deselect();
                false
            }
            Command::Hover(selection) => {
                self.point_at(selection);
                false
            }
            Command::FocusOn(selection) => {
                self.point_at(Some(selection));
                false
            }
            Command::Stop
            | Command::Pan(_)
            | Command::ZoomAt(..)
            | Command::ZoomBy(_)
            | Command::FlyTo(_)
            | Command::FitAll
            | Command::CentreOn(_)
            | Command::Glide(_) => self.move_camera(&command),
            Command::SetWords(words) => self.filter(|filter| filter.words = words),
            Command::ToggleChoice(facet, value) => {
                self.choose(|choices| choices.toggle(facet, &value))
            }
            Command::ClearFacet(facet) => self.choose(|choices| choices.clear(facet)),
            Command::ToggleDisputed => self.choose(Choices::toggle_disputed),
            Command::TogglePlanned => self.choose(Choices::toggle_planned),
            Command::ToggleOnlyInSight => {
                self.view.only_in_sight = !self.view.only_in_sight;
                false
            }
            Command::SetList(order) => {
                self.view.list = order;
                false
            }
            Command::ToggleSource(source) => {
                if !self.view.sources_off.remove(&source) {
                    self.view.sources_off.insert(source);
                }
                false
            }
            Command::AllSources => {
                self.view.sources_off.clear();
                self.view.known_before = None;
                false
            }
            Command::SetKnownBefore(moment) => {
                self.view.known_before = moment.filter(|moment| moment.is_bounded());
                false
            }
            Command::OpenLink(text) => {
                self.open_link(&text);
                false
            }
            Command::ClearFilter => {
                self.view.only_in_sight = false;
                self.filter(|filter| *filter = Filter::default())
            }
            Command::TogglePlay => self.toggle_play(),
            command => self.mark_views(&command).unwrap_or_else(|| {
                if !self.move_time(&command) && !self.measure(&command) {
                    self.manage(command);
                }
                false
            }),
        }
    }

    fn filter(&mut self, change: impl FnOnce(&mut Filter)) -> bool {
        change(&mut self.view.filter);
        false
    }

    fn choose(&mut self, change: impl FnOnce(&mut Choices)) -> bool {
        self.filter(|filter| change(&mut filter.choices))
    }

    /// `Esc` closes what lies on top, leaves measuring, deselects, then clears the search.
    fn deselect(&mut self) {
        let transient = &mut self.transient;
        if transient.panel.take().is_none()
            && transient.measurement.take().is_none()
            && self.view.selection.take().is_none()
        {
            self.view.filter.words.clear();
        }
    }

    /// Returns whether the command was about measuring.
    fn measure(&mut self, command: &Command) -> bool {
        let middle = self.view.camera.center;
        let now = &mut self.transient.measurement;
        match *command {
            Command::ToggleMeasure => {
                *now = if now.is_some() {
                    None
                } else {
                    Some(Measurement::default())
                };
            }
            Command::MeasureFrom(place) => *now = Some(Measurement::from(place)),
            Command::AddMeasurePoint(place) => change(now, |it| it.add(place)),
            Command::EnterMeasurePoint => change(now, |it| it.enter(middle)),
            Command::RemoveMeasurePoint => change(now, Measurement::remove_last),
            Command::EndMeasure => change(now, Measurement::end),
            _ => return false,
        }
        true
    }

    fn move_camera(&mut self, command: &Command) -> bool {
        let viewport = self.viewport();
        match *command {
            Command::Stop => self.motion = None,
            Command::Pan(by) => {
                self.motion = None;
                self.view.camera = viewport.panned(by);
            }
            Command::ZoomAt(at, levels) => {
                self.motion = None;
                self.view.camera = viewport.zoomed_at(at, levels);
            }
            Command::ZoomBy(levels) => {
                // Pressed again in flight, a key counts from where the flight will end.
                let towards = self.motion.as_ref().and_then(Motion::destination);
                let camera = towards.unwrap_or(self.view.camera);
                return self.fly_to(Camera::new(camera.center, camera.zoom + levels));
            }
            Command::FlyTo(camera) => return self.fly_to(camera),
            Command::CentreOn(place) => {
                return self.fly_to(Camera::new(place, self.view.camera.zoom));
            }
            Command::FitAll => {
                let rows = self.visible.rows();
                let marks = rows.flat_map(|row| self.dataset.marks(row.event).iter().copied());
                let bounds = crate::geo::Bounds::around(marks);
                return self.fly_to(home::camera(bounds, viewport));
            }
            Command::Glide(velocity) if !self.settings.reduced_motion => {
                self.motion = Some(Motion::Glide { velocity });
                return true;
            }
            _ => {}
        }
        false
    }

    /// Sets off for a camera, as far as the world goes; jumps where motion is not wanted.
    pub(super) fn fly_to(&mut self, camera: Camera) -> bool {
        let camera = self.viewport().held(camera);
        if self.settings.reduced_motion {
            self.motion = None;
            self.view.camera = camera;
            return false;
        }
        let from = self.view.camera;
        self.motion = (camera != from).then(|| Motion::fly(from, camera, self.map_size[0]));
        self.motion.is_some()
    }

    fn manage(&mut self, command: Command) {
        let effect = match command {
            Command::ToggleFullScreen => Effect::ToggleFullScreen,
            Command::FocusSearch => Effect::FocusSearch,
            Command::FocusDate => Effect::FocusDate,
            Command::Copy(text) => Effect::Copy(text),
            Command::CopyLink => Effect::Copy(self.link()),
            Command::CopyCoordinates => {
                let viewport = self.viewport();
                let fineness = text::Fineness::of_point(viewport.degrees_per_point());
                Effect::Copy(text::plain(viewport.camera.center, fineness))
            }
            Command::Quit => Effect::Quit,
            Command::LargerText
            | Command::SmallerText
            | Command::UsualText
            | Command::SizePanel(..)
            | Command::UsualPanels => return self.resize(&command),
            Command::ToggleTheme => {
                self.settings.theme = self.settings.theme.other();
                return;
            }
            Command::SetMapStyle(style) => {
                self.settings.map_style = style;
                return;
            }
            Command::SetLettering(lettering) => {
                self.settings.lettering = lettering;
                return;
            }
            Command::OpenMap => Effect::AskForMap,
            Command::SetBase(base) => {
                self.settings.base = base.clone();
                Effect::UseBase(base)
            }
            Command::SetBorders(borders) => {
                self.view.map.borders = borders;
                return;
            }
            Command::ToggleGraticule => {
                self.view.map.graticule = !self.view.map.graticule;
                return;
            }
            Command::ToggleLegend => {
                self.settings.legend = Some(!self.legend_is_open());
                return;
            }
            Command::ToggleReducedMotion => {
                self.settings.reduced_motion = !self.settings.reduced_motion;
                return;
            }
            Command::TogglePanel(panel) => {
                let open = self.transient.panel == Some(panel);
                self.transient.panel = (!open).then_some(panel);
                return;
            }
            Command::ToggleColumn(name) => {
                self.settings.toggle_column(&name);
                return;
            }
            Command::CopyTable => self.copy_table(),
            Command::DismissNotice(at) => {
                if at < self.notices.len() {
                    self.notices.remove(at);
                }
                return;
            }
            command => match self
                .opening(&command)
                .or_else(|| super::export::effect(command))
            {
                Some(effect) => effect,
                None => return,
            },
        };
        self.effects.push(effect);
    }
}

impl Explorer {
    /// Changes the size of type or of panels.
    fn resize(&mut self, command: &Command) {
        let text = &mut self.settings.text_size;
        let panels = &mut self.settings.panels;
        match command {
            Command::LargerText => *text = text.larger(),
            Command::SmallerText => *text = text.smaller(),
            Command::UsualText => *text = TextSize::default(),
            Command::SizePanel(part, points) => panels.set(*part, *points),
            _ => *panels = PanelSizes::default(),
        }
    }
}

/// Changes what is measured, if something is.
fn change(now: &mut Option<Measurement>, how: impl FnOnce(&mut Measurement)) {
    if let Some(measurement) = now {
        how(measurement);
    }
}

/// Which changes a command goes together with.
fn stroke_of(command: &Command) -> Option<Stroke> {
    match command {
        Command::Pan(_) | Command::ZoomAt(..) | Command::Glide(_) => Some(Stroke::Camera),
        Command::SetWindow(_) => Some(Stroke::Window),
        Command::SetAxis(_) | Command::ZoomAxis(_) => Some(Stroke::Axis),
        Command::SetWords(_) => Some(Stroke::Words),
        Command::SetKnownBefore(_) => Some(Stroke::Known),
        _ => None,
    }
}
