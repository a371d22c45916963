//! Bookmarks on the whole screen.

use summit_atlas::explorer::{Command, Explorer, Present};
use summit_atlas::jobs::bundled;
use summit_atlas::picture::{Picture, Studio};
use summit_atlas::theme::ThemeName;
use summit_atlas::time::{Moment, Window};
use summit_atlas::view::{Selection, Settings};

use super::{SIZE, assert_reference, image};

/// Three bookmarks, one of them on the screen.
fn presented(theme: ThemeName, size: [f32; 2], at: usize) -> Picture {
    let dataset = bundled::summits().dataset.expect("the bundled dataset");
    let settings = Settings {
        theme,
        reduced_motion: true,
        ..Settings::default()
    };
    let mut explorer = Explorer::new(dataset, settings);
    let mut studio = Studio::new(size, 1.0).expect("the bundled map");
    studio.draw(&mut explorer).expect("a picture");
    let day = |year, month| Moment::from_ymd(year, month, 1).expect("a day");
    for (id, from, to) in [
        ("cis-summit-dushanbe-2025", (2025, 10), (2025, 11)),
        ("aliyev-putin-meeting-dushanbe-2025", (2025, 6), (2026, 1)),
        (
            "cis-informal-summit-st-petersburg-2025",
            (2025, 12),
            (2026, 1),
        ),
    ] {
        let window = Window::new(day(from.0, from.1), day(to.0, to.1));
        explorer.apply(Command::SetWindow(window.expect("not empty")));
        explorer.apply(Command::Show(Selection::Event(id.to_owned())));
        explorer.apply(Command::AddBookmark);
    }
    explorer.apply(Command::Present(Present::Begin));
    for _ in 0..at {
        explorer.apply(Command::Present(Present::Next));
    }
    studio.draw(&mut explorer).expect("a picture")
}

#[test]
fn a_presented_bookmark_looks_as_it_did() {
    let picture = presented(ThemeName::Light, SIZE, 0);
    assert_reference("presenting", &image(picture));
}
