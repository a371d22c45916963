//! Summit Atlas: events on an offline map, with the people, the sources and the time they belong
//! to.
//!
//! # The house
//!
//! Floors, lowest first. A module imports only from floors below its own, and there are no
//! circles; a test reads the imports and says so. Floors 1 to 7 know nothing of egui:
//! `cargo check --lib --no-default-features` compiles them without it.
//!
//! | floor | module | what lives there |
//! |---|---|---|
//! | 1 | [`time`] | dates as EDTF, spans, windows, three-valued membership, the axis |
//! | 1 | [`geo`] | places, cameras, flights, great circles |
//! | 1 | [`theme`] | colours, spacing, sizes, durations as plain values |
//! | 2 | [`text`] | everything a person reads |
//! | 2 | [`problem`] | the one way anything tells a person what is wrong |
//! | 3 | [`dataset`] | events with their evidence: immutable, indexed |
//! | 3 | [`places`] | the gazetteer, point → country |
//! | 4 | [`view`] | what is looked at, as one small value |
//! | 4 | [`format`](mod@format) | files in, datasets out |
//! | 5 | [`query`] | what is visible, and how certainly |
//! | 5 | [`rules`] | what must hold in a dataset with claims |
//! | 5 | [`basemap`] | tile archives and other sources, vector tiles, relief, tiles as pixels, names |
//! | 6 | [`explorer`] | commands, undo, playback, flights |
//! | 6 | [`workspace`] | what comes back the next time |
//! | 7 | [`jobs`] | threads, files, the network once it is chosen, what is built in |
//! | | *egui begins here* | |
//! | 8 | [`map`] | tiles, names and marks on the screen, and hands on them |
//! | 9 | [`ui`] | panels, timeline, and the whole window as one function |
//! | 10 | [`picture`] | the window off the screen, as a picture |
//! | 11 | [`app`] | the window on the screen |
//! | 12 | [`cli`] | the command line |
//!
//! # How a frame flows
//!
//! A job reads bytes into an `Arc<Dataset>` and problems. Panels get `&Explorer` and push
//! commands; [`explorer::Explorer::apply`] changes the [`view::View`]; [`query`] answers what is
//! visible; the next frame paints it. Nothing changed, nothing painted.

pub mod basemap;
pub mod dataset;
pub mod explorer;
pub mod format;
pub mod geo;
pub mod jobs;
pub mod places;
pub mod problem;
pub mod query;
pub mod rules;
pub mod text;
pub mod theme;
pub mod time;
pub mod view;
pub mod workspace;

#[cfg(feature = "gui")]
pub mod app;
#[cfg(feature = "gui")]
pub mod cli;
#[cfg(feature = "gui")]
pub mod map;
#[cfg(feature = "gui")]
pub mod picture;
#[cfg(feature = "gui")]
pub mod ui;
