use std::time::Duration;

use egui::{Id, Ui};

use super::widgets::muted;
use crate::explorer::{Doing, Explorer};
use crate::text;
use crate::theme::{duration, space};

/// Says what is being worked out while the window shows what it showed before, once that takes a while.
pub(super) fn working_ui(ui: &mut Ui, explorer: &Explorer) {
    let id = Id::unique("working");
    let Some(doing) = explorer.doing() else {
        ui.data_mut(|data| data.remove::<f64>(id));
        return;
    };
    let now = ui.input(|input| input.time);
    let since = ui.data_mut(|data| *data.get_temp_mut_or(id, now));
    let left = since + duration::UNSAID_WORK - now;
    if left > 0.0 {
        // Nothing else may happen until then.
        ui.ctx()
            .request_repaint_after(Duration::from_secs_f64(left));
        return;
    }
    let words = match doing {
        Doing::Reading => text::READING_SOURCES,
        Doing::Arranging => text::ARRANGING,
        Doing::Filtering => text::FILTERING,
    };
    ui.add_space(space::SMALL);
    ui.label(muted(words, explorer.theme()));
}
