use std::ffi::OsString;
use std::time::Instant;

use super::arguments::{Measure, Opened};
use super::{Exit, measure, missing, say};
use crate::app;
use crate::jobs::{install_panic_hook, take_untold_reports};
use crate::text;

/// Opens the window and stays until it is closed.
pub(super) fn open(what: &[OsString], measure: Option<Measure>, renderer: app::Renderer) -> Exit {
    let started = Instant::now();
    if let Some(exit) = missing::told(what) {
        return exit;
    }
    let Opened {
        files,
        link,
        other_links,
    } = Opened::sorted(what);
    for other in other_links {
        say(format_args!(
            "warning: {}",
            text::not_followed_as_well(&other)
        ));
    }
    if !has_display() {
        say(
            "summit-atlas: there is no display to open a window on. Hint: log in to a desktop, or \
             make a picture with `summit-atlas render --out picture.png`",
        );
        return Exit::NoWindow;
    }
    let reports = eframe::storage_dir(app::APP_ID).unwrap_or_else(std::env::temp_dir);
    let faults = take_untold_reports(&reports);
    let probe = measure.map(|measure| measure::probe(measure, started));
    install_panic_hook(reports);
    match app::run(files, link, &faults, probe, renderer) {
        Ok(()) => Exit::Good,
        Err(error) => {
            say(format_args!(
                "summit-atlas: the window cannot be opened: {error}"
            ));
            say(driver_hint());
            Exit::NoWindow
        }
    }
}

/// Whether there is something a window could open on. Other systems than Linux always have one.
fn has_display() -> bool {
    !cfg!(target_os = "linux")
        || ["DISPLAY", "WAYLAND_DISPLAY", "WAYLAND_SOCKET"]
            .iter()
            .any(|name| std::env::var_os(name).is_some_and(|value| !value.is_empty()))
}

/// What to install for a graphics driver.
fn driver_hint() -> &'static str {
    if cfg!(target_os = "linux") {
        "Hint: install a graphics driver and the window libraries: on Debian and Ubuntu `apt install \
         libegl1 libgl1-mesa-dri libx11-6 libx11-xcb1 libxcursor1 libxi6 libxkbcommon-x11-0`, on Fedora \
         `dnf install mesa-libEGL mesa-dri-drivers libX11-xcb libXcursor libXi libxkbcommon-x11`. \
         `summit-atlas render --out picture.png` needs none of them"
    } else {
        "Hint: bring the graphics driver up to date. `summit-atlas render --out picture.png` needs none"
    }
}
