mod data;
mod lookup;
mod read;
mod search;
mod slips;

use std::io::Write as _;

use flate2::Compression;
use flate2::write::GzEncoder;

use super::*;

/// Text as the reader wants it.
fn packed(text: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::fast());
    encoder.write_all(text).expect("memory takes everything");
    encoder.finish().expect("memory takes everything")
}

/// A gazetteer of these lines below a head.
fn gazetteer_of(lines: &str) -> Result<Gazetteer, GazetteerError> {
    let places = lines.lines().filter(|line| !line.starts_with('@')).count();
    let text = format!("summit-atlas gazetteer\t1\t{places}\n{lines}");
    Gazetteer::read(&packed(text.as_bytes()))
}

/// A few places.
const FEW: &str = "\
@\t
4000000001\tsea\t12\t50.5\t42\t0\tbox 46.5 36.5 55 47.2\ten Caspian Sea\tru Каспийское море
@AZ\t
587116\tcountry\t18\t47.5\t40.3\t10224900\tbox 44.76 38.39 50.37 41.9\ten,tk Azerbaijan\tru Азербайджан\taz,= Azərbaycan
@AZ\tGəncə
586523\ttown\t11\t46.3613\t40.6816\t330663\ten Ganja\tru,be Гянджа\taz,= Gəncə\t<en,1935,1989 Kirovabad\t<ru,, Елизаветполь\t- Gandja
@AZ\tXankəndi
146970\ttown\t11\t46.7528\t39.8177\t2100\ten Khankendi\tru Ханкенди\taz,= Xankəndi\t<en,1923,1991 Stepanakert
@RU\tLeningrad
498817\ttown\t13\t30.3141\t59.9386\t5351935\ten Saint Petersburg\tru,= Санкт-Петербург\t- Petersburg
@RO\tIași
1000001\ttown\t6\t27.5\t47.1\t900\ten,ro Popești
@RO\tArgeș
1000002\ttown\t6\t24.9\t44.9\t1100\ten,ro Popești
";

fn few() -> Gazetteer {
    gazetteer_of(FEW).expect("places in order")
}
