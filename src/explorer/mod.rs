//! What the program is doing: the state of one window, and the commands that change it.
//!
//! Panels see an [`Explorer`] and propose [`Command`]s; [`Explorer::apply`] disposes. What needs
//! the world outside (a dialog, a file, the window itself) comes back as an [`Effect`], and so does [`Work`] that would take
//! longer than a frame, if somebody is there to do it. Playback
//! and flights advance by a `dt` that is passed in: there is no clock here, no thread and no disk.

mod apply;
mod asked;
mod attention;
mod bookmark_list;
mod bookmarks;
mod catalogue;
mod command;
mod completing;
mod export;
mod exported;
mod finding;
mod history;
mod home;
mod links;
mod list;
mod listing;
mod map_size;
mod measurement;
mod motion;
mod move_time;
mod moving;
mod origins;
mod place_finder;
mod playback;
mod presentation;
mod presented;
mod published;
mod pursuing;
mod pursuit;
mod said;
mod select;
mod state;
mod time_flight;
mod time_steps;
mod work;

pub use attention::{Attended, Attention};
pub use catalogue::{CommandInfo, Scope, Shortcut};
pub use command::{Choice, Command, Effect, Panel, Present};
pub use completing::Completion;
pub use exported::{Export, OpenWorkspace};
pub use list::List;
pub use measurement::Measurement;
pub use place_finder::{GazetteerFinder, PlaceFinder, PlaceHit};
pub use playback::{LoopMode, Playback};
pub use presented::Presentation;
pub use published::Publication;
pub use state::{Explorer, Notice, Transient};
pub use work::{Deferral, Doing, Leftover, Work, WorkId, Worked};
