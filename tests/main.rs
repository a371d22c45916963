//! Everything that is tested from outside: the house, the data, the model, the window, one
//! picture and the built program. No display, no network, no fonts of the system, no waiting.

mod cli;
mod data;
mod floors;
mod model;
mod picture;
mod window;
