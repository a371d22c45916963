use egui::{
    Color32, Context, CornerRadius, FontFamily, FontId, Margin, Stroke, TextStyle, Visuals,
};

use crate::explorer::Explorer;
use crate::theme::{Theme, ThemeName, size, space};

/// Height of the window in points while bookmarks are presented: names, marks and type are read from the last row then.
const PRESENTED_HEIGHT: f32 = 600.0;

/// Makes everything as large as the person chose; while bookmarks are presented, so much larger than it is in a window that
/// is 600 points high. What is one point is so many more device pixels, so that tiles, names and type are made for them and
/// stay crisp.
pub fn set_zoom(ctx: &Context, explorer: &Explorer) {
    let now = ctx.zoom_factor();
    let chosen = explorer.settings().text_size.factor();
    let wanted = if explorer.presentation().is_some() {
        let height = ctx.content_rect().height() * now;
        chosen * (height / PRESENTED_HEIGHT).max(1.0)
    } else {
        chosen
    };
    if (wanted - now).abs() > 0.002 {
        ctx.set_zoom_factor(wanted);
    }
}

/// Dresses egui in the tokens of a theme.
pub fn set_style(ctx: &Context, name: ThemeName) {
    let theme = name.tokens();
    let egui_theme = match name {
        ThemeName::Light => egui::Theme::Light,
        ThemeName::Dark => egui::Theme::Dark,
    };
    ctx.set_theme(egui_theme);
    ctx.style_mut_of(egui_theme, |style| {
        let text = |size| FontId::new(size, FontFamily::Proportional);
        style.text_styles = [
            (TextStyle::Body, text(size::BODY)),
            (TextStyle::Button, text(size::BODY)),
            (TextStyle::Small, text(size::SMALL)),
            (
                TextStyle::Heading,
                FontId::new(size::TITLE, FontFamily::Name("bold".into())),
            ),
            (
                TextStyle::Monospace,
                FontId::new(size::BODY, FontFamily::Monospace),
            ),
        ]
        .into();
        style.spacing.item_spacing = egui::vec2(space::SMALL, space::TINY);
        style.spacing.button_padding = egui::vec2(space::SMALL, space::TINY);
        style.spacing.interact_size.y = 24.0;
        style.spacing.menu_margin = Margin::same(6);
        style.visuals = visuals(name, theme);
    });
}

fn visuals(name: ThemeName, theme: &Theme) -> Visuals {
    let mut visuals = match name {
        ThemeName::Light => Visuals::light(),
        ThemeName::Dark => Visuals::dark(),
    };
    let c = |color: crate::theme::Rgba| Color32::from(color);
    let radius = CornerRadius::same(space::RADIUS);
    visuals.panel_fill = c(theme.panel);
    visuals.window_fill = c(theme.panel);
    visuals.window_stroke = Stroke::new(1.0, theme.line);
    visuals.window_corner_radius = CornerRadius::same(space::RADIUS + 2);
    visuals.menu_corner_radius = radius;
    visuals.extreme_bg_color = c(theme.paper);
    visuals.text_edit_bg_color = Some(c(theme.paper));
    visuals.faint_bg_color = c(theme.hover);
    visuals.hyperlink_color = c(theme.selection);
    visuals.warn_fg_color = c(theme.dispute);
    visuals.error_fg_color = c(theme.mark);
    visuals.selection.bg_fill = c(theme.selection_tint);
    visuals.selection.stroke = Stroke::new(1.0, theme.selection);
    visuals.weak_text_color = Some(c(theme.muted));
    let widgets = &mut visuals.widgets;
    for (widget, fill, line) in [
        (&mut widgets.noninteractive, theme.panel, theme.line),
        (&mut widgets.inactive, theme.panel, theme.line),
        (&mut widgets.hovered, theme.hover, theme.faint),
        (&mut widgets.active, theme.selection_tint, theme.selection),
        (&mut widgets.open, theme.hover, theme.line),
    ] {
        widget.bg_fill = c(fill);
        widget.weak_bg_fill = c(fill);
        widget.bg_stroke = Stroke::new(1.0, line);
        widget.fg_stroke = Stroke::new(1.0, theme.ink);
        widget.corner_radius = radius;
        widget.expansion = 0.0;
    }
    visuals
}
