//! The bundled fonts, as files: together they have every letter of the languages of the map. All are under the SIL
//! Open Font License.

/// Latin, Cyrillic and Greek.
pub static INTER: &[u8] = include_bytes!("../../assets/fonts/Inter-Regular.ttf");
/// The same, stronger.
pub static INTER_SEMIBOLD: &[u8] = include_bytes!("../../assets/fonts/Inter-SemiBold.ttf");
/// Armenian.
pub static ARMENIAN: &[u8] = include_bytes!("../../assets/fonts/NotoSansArmenian-Regular.ttf");
/// Georgian.
pub static GEORGIAN: &[u8] = include_bytes!("../../assets/fonts/NotoSansGeorgian-Regular.ttf");
