use std::sync::Arc;

use egui::{Context, FontData, FontDefinitions, FontFamily};

use crate::theme::fonts;

/// Fonts with all letters of the region, all under the SIL Open Font License.
static FONTS: [(&str, &[u8]); 4] = [
    ("inter", fonts::INTER),
    ("inter-semibold", fonts::INTER_SEMIBOLD),
    ("armenian", fonts::ARMENIAN),
    ("georgian", fonts::GEORGIAN),
];

/// Gives the bundled fonts to egui: `Proportional` is regular, `Name("bold")` is semi-bold.
pub fn set_fonts(ctx: &Context) {
    let mut fonts = FontDefinitions::default();
    for (name, bytes) in FONTS {
        let data = Arc::new(FontData::from_static(bytes));
        fonts.font_data.insert(name.to_owned(), data);
    }
    // egui's own fonts stay last: they have signs that the others lack.
    let others = fonts
        .families
        .get(&FontFamily::Proportional)
        .cloned()
        .unwrap_or_default();
    let family = |first: &str| -> Vec<String> {
        let ours = [first, "armenian", "georgian", "Hack"].map(str::to_owned);
        ours.into_iter().chain(others.clone()).collect()
    };
    fonts
        .families
        .insert(FontFamily::Proportional, family("inter"));
    fonts
        .families
        .insert(FontFamily::Name("bold".into()), family("inter-semibold"));
    if let Some(mono) = fonts.families.get_mut(&FontFamily::Monospace) {
        mono.extend(["inter", "armenian", "georgian"].map(str::to_owned));
    }
    ctx.set_fonts(fonts);
}

#[cfg(test)]
mod tests {
    use egui::FontId;

    use super::*;

    /// The alphabets of the region beyond plain Latin, and the signs that the window uses.
    const LETTERS: [(&str, &str); 13] = [
        ("Azerbaijani", "ƏəĞğIıİiŞşÇçÖöÜü"),
        (
            "Russian",
            "АБВГДЕЁЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯабвгдеёжзийклмнопрстуфхцчшщъыьэюя",
        ),
        ("Ukrainian and Belarusian", "ҐґЄєІіЇїЎў"),
        ("Tajik", "ҒғӢӣҚқӮӯҲҳҶҷ"),
        ("Kazakh", "ӘәҒғҚқҢңӨөҰұҮүҺһІіÄäÖöÜüĞğŪūŞşŇňİı"),
        ("Kyrgyz", "ҢңӨөҮү"),
        ("Uzbek", "ʻʼЎўҚқҒғҲҳ"),
        ("Turkmen", "ÄäŇňÖöŞşÜüÝýŽž"),
        ("Romanian", "ĂăÂâÎîȘșȚț"),
        (
            "Armenian",
            "ԱԲԳԴԵԶԷԸԹԺԻԼԽԾԿՀՁՂՃՄՅՆՇՈՉՊՋՌՍՎՏՐՑՒՓՔՕՖաբգդեզէըթժիլխծկհձղճմյնշոչպջռսվտրցւփքօֆև",
        ),
        ("Georgian", "აბგდევზთიკლმნოპჟრსტუფქღყშჩცძწჭხჯჰ"),
        ("Punctuation", "–—“”„«»…·•№€₼₽→←↑↓×°¶−≤≥"),
        ("Signs", "≠‹›▾"),
    ];

    #[test]
    fn every_letter_of_the_region_has_a_glyph() {
        let ctx = Context::default();
        set_fonts(&ctx);
        ctx.run_ui(egui::RawInput::default(), |_| {})
            .textures_delta
            .clear();
        for family in [FontFamily::Proportional, FontFamily::Name("bold".into())] {
            let font = FontId::new(14.0, family);
            for (language, letters) in LETTERS {
                let missing: String = letters
                    .chars()
                    .filter(|letter| !ctx.fonts_mut(|fonts| fonts.has_glyph(&font, *letter)))
                    .collect();
                assert_eq!(missing, "", "{language} in {:?}", font.family);
            }
        }
    }
}
