use csv::StringRecord;
use serde::de::DeserializeOwned;
use serde_json::Value;

use super::super::fields::{split, unguarded};
use super::columns::{Role, SEPARATORS};
use super::header::Header;
use super::places::{Named, Places};
use super::told::Told;
use crate::dataset::{Event, Geometry, JsonObject, PlacePrecision, Status};
use crate::geo::LonLat;
use crate::problem::Problem;

/// One row of a table, of which more and more has been read.
pub(super) struct Row<'a> {
    header: &'a Header,
    cells: Vec<&'a str>,
    /// Whether the cell is in a field of the event; all others are kept as they are.
    used: Vec<bool>,
    line: usize,
    /// Among the rows in which something stands, from 0.
    number: usize,
    told: &'a mut Told,
}

impl<'a> Row<'a> {
    pub(super) fn new(
        header: &'a Header,
        record: &'a StringRecord,
        line: usize,
        number: usize,
        told: &'a mut Told,
    ) -> Self {
        let cells: Vec<&str> = record.iter().map(|cell| unguarded(cell.trim())).collect();
        if cells.len() != header.len() {
            let message = format!(
                "cells in this row: {}; columns: {}",
                cells.len(),
                header.len()
            );
            let problem = Problem::warning(message).at_line(line);
            told.tell(
                problem.hint("a cell with a delimiter or a quote in it needs quotes around it"),
            );
        }
        let used = vec![false; cells.len()];
        Self {
            header,
            cells,
            used,
            line,
            number,
            told,
        }
    }

    /// The event of the row.
    pub(super) fn event(mut self, places: &mut Places) -> Event {
        let id = self
            .take(Role::Id)
            .map_or_else(|| format!("row-{}", self.number + 1), str::to_owned);
        let title = self
            .take(Role::Title)
            .map_or_else(|| id.clone(), str::to_owned);
        let (when, derivation) = self.when();
        let kind = self.take(Role::Kind).unwrap_or_default().to_owned();
        let status =
            self.word::<Status>(Role::Status, "happened, announced, expected or cancelled");
        let themes = self.list(Role::Themes);
        let geometry = self.geometry();
        let precision = self.precision(&geometry);
        let venues = self.venues(places, precision, &geometry);
        let sources = self.list(Role::Sources);
        for source in &sources {
            places.source(source);
        }
        Event {
            title,
            when,
            when_derivation: self
                .take(Role::WhenDerivation)
                .map(str::to_owned)
                .or(derivation),
            summary: self.take(Role::Summary).unwrap_or_default().to_owned(),
            kind,
            themes,
            venues,
            precision,
            status: status.unwrap_or_default(),
            part_of: self.take(Role::PartOf).map(str::to_owned),
            sources,
            disputed: self.yes_or_no(Role::Disputed),
            grave: self.yes_or_no(Role::Grave),
            geometry,
            extra: self.rest(),
            id,
            ..Event::default()
        }
    }

    /// What stands in the column of a field, if anything does.
    pub(super) fn text(&self, role: Role) -> Option<&'a str> {
        let cell = self.cells.get(self.header.column(role)?).copied();
        cell.filter(|cell| !cell.is_empty())
    }

    pub(super) fn mark_used(&mut self, roles: &[Role]) {
        for column in roles.iter().filter_map(|role| self.header.column(*role)) {
            if let Some(used) = self.used.get_mut(column) {
                *used = true;
            }
        }
    }

    fn take(&mut self, role: Role) -> Option<&'a str> {
        let text = self.text(role)?;
        self.mark_used(&[role]);
        Some(text)
    }

    /// Tells a problem of some fields of the row.
    pub(super) fn tell(&mut self, problem: Problem, roles: &[Role], hint: Option<String>) {
        let filled = roles.iter().filter(|role| self.text(**role).is_some());
        let columns = filled.filter_map(|role| self.header.column(*role));
        let names: Vec<String> = columns.map(|column| self.header.name(column)).collect();
        let problem = problem.at_line(self.line).at_field(names.join(", "));
        self.told.tell(match hint {
            Some(hint) => problem.hint(hint),
            None => problem,
        });
    }

    /// The one place of the row.
    fn geometry(&mut self) -> Geometry {
        let roles = [Role::Longitude, Role::Latitude];
        let (lon, lat) = match roles.map(|role| self.text(role)) {
            [None, None] => return Geometry::Nowhere,
            [Some(lon), Some(lat)] => (lon, lat),
            _ => {
                let problem =
                    Problem::error("longitude and latitude belong together, and one is missing");
                self.tell(problem, &roles, Some("fill in both, or none".to_owned()));
                return Geometry::Nowhere;
            }
        };
        let numbers = [(Role::Longitude, lon), (Role::Latitude, lat)].map(|(role, text)| {
            let number = degrees(text);
            if number.is_none() {
                let problem = Problem::error(format!("\"{text}\" is no number of degrees"));
                self.tell(problem, &[role], Some("write it as 41.2".to_owned()));
            }
            number
        });
        let [Some(lon), Some(lat)] = numbers else {
            return Geometry::Nowhere;
        };
        if let Some(place) = LonLat::new(lon, lat) {
            self.mark_used(&roles);
            return Geometry::Points(vec![place]);
        }
        let problem = Problem::error(format!(
            "longitude {lon}, latitude {lat} is not on the globe"
        ));
        let hint = if LonLat::new(lat, lon).is_some() {
            "look whether each stands in the column of the other"
        } else {
            "write degrees: longitude −180 … 180, latitude −90 … 90"
        };
        self.tell(problem, &roles, Some(hint.to_owned()));
        Geometry::Nowhere
    }

    fn precision(&mut self, geometry: &Geometry) -> PlacePrecision {
        let words = "site, city, region, country, line or none";
        if let Some(said) = self.word(Role::Precision, words) {
            return said;
        }
        let column = self
            .header
            .column(Role::Venues)
            .filter(|_| self.text(Role::Venues).is_some());
        let column = column.map(|it| self.header.name(it).to_lowercase());
        match (geometry, column) {
            (Geometry::Points(_), Some(name)) if ["city", "town"].contains(&name.as_str()) => {
                PlacePrecision::City
            }
            (Geometry::Points(_), _) => PlacePrecision::Site,
            _ if self.text(Role::Country).is_some() => PlacePrecision::Country,
            _ => PlacePrecision::None,
        }
    }

    /// The places of the row by their ids; a country alone is a place, too.
    fn venues(
        &mut self,
        places: &mut Places,
        precision: PlacePrecision,
        geometry: &Geometry,
    ) -> Vec<String> {
        let countries: Vec<String> = match self.text(Role::Country) {
            Some(text) => items(text).into_iter().map(country_code).collect(),
            None => Vec::new(),
        };
        let ids = self.text(Role::VenueIds).map(items);
        let mut names = match &ids {
            Some(_) => self.take(Role::Venues).map(items).unwrap_or_default(),
            None => self.list(Role::Venues),
        };
        // Ids are of use only where each place has its own.
        let ids = ids.filter(|ids| ids.len() == names.len());
        if ids.is_some() {
            self.mark_used(&[Role::VenueIds]);
        }
        if names.is_empty() {
            names.clone_from(&countries);
            names.retain(|name| !name.is_empty());
        }
        let matching = countries.len() <= 1 || countries.len() == names.len();
        if matching {
            self.mark_used(&[Role::Country]);
        } else {
            let problem = Problem::warning("there are not as many countries as places");
            let hint = "give one for all places, or one for each".to_owned();
            self.tell(problem, &[Role::Country], Some(hint));
        }
        let only = match geometry {
            Geometry::Points(points) if names.len() == 1 => points.first().copied(),
            _ => None,
        };
        let venues = names.iter().enumerate().map(|(at, name)| {
            let country = countries.get(if countries.len() == 1 { 0 } else { at });
            let country = country.filter(|it| matching && !it.is_empty());
            places.venue(&Named {
                id: ids.as_ref().and_then(|ids| ids.get(at)).map(String::as_str),
                name,
                country: country.map(String::as_str),
                precision,
                at: only,
            })
        });
        venues.collect()
    }

    /// The items of a field, without those in which nothing stands.
    fn list(&mut self, role: Role) -> Vec<String> {
        let mut items = self.take(role).map(items).unwrap_or_default();
        items.retain(|item| !item.is_empty());
        items
    }

    /// One word of a few. Another word stays as it is, and is told where it is met first.
    fn word<T: DeserializeOwned>(&mut self, role: Role, words: &str) -> Option<T> {
        let text = self.text(role)?;
        let word = match text.to_lowercase().as_str() {
            "canceled" => "cancelled".to_owned(),
            other => other.to_owned(),
        };
        if let Ok(read) = serde_json::from_value(Value::from(word)) {
            self.mark_used(&[role]);
            return Some(read);
        }
        self.unknown_word(role, text, words);
        None
    }

    fn yes_or_no(&mut self, role: Role) -> bool {
        let Some(text) = self.text(role) else {
            return false;
        };
        let says = match text.to_lowercase().as_str() {
            "true" | "yes" | "y" | "1" | "x" => true,
            "false" | "no" | "n" | "0" => false,
            _ => {
                self.unknown_word(role, text, "true or false");
                return false;
            }
        };
        self.mark_used(&[role]);
        says
    }

    fn unknown_word(&mut self, role: Role, text: &str, words: &str) {
        let column = self.header.column(role).unwrap_or(usize::MAX);
        if self.told.is_new(column, text) {
            let message =
                format!("\"{text}\" is none of its words; it is kept as a field of the file");
            self.tell(
                Problem::warning(message),
                &[role],
                Some(format!("write {words}")),
            );
        }
    }

    /// All that is in no field of the event.
    fn rest(&self) -> JsonObject {
        let cells = self.cells.iter().zip(&self.used).enumerate();
        let left = cells.filter(|(_, (cell, used))| !**used && !cell.is_empty());
        left.map(|(at, (cell, _))| (self.header.name(at), Value::from(*cell)))
            .collect()
    }
}

/// The items of a cell; one that is written in no way of ours is parted where its separators are.
fn items(text: &str) -> Vec<String> {
    let items = split(text, &SEPARATORS);
    let items = items.unwrap_or_else(|| text.split(SEPARATORS).map(str::to_owned).collect());
    items.iter().map(|item| item.trim().to_owned()).collect()
}

/// Codes of two letters are upper case (ISO 3166-1 alpha-2); names stay as they are.
fn country_code(text: String) -> String {
    if text.len() == 2 && text.bytes().all(|byte| byte.is_ascii_alphabetic()) {
        text.to_ascii_uppercase()
    } else {
        text
    }
}

/// Degrees with a point or a comma, and perhaps with the letter of their side.
fn degrees(text: &str) -> Option<f64> {
    let text = text.replace('−', "-");
    let (text, sign) = match text.char_indices().last()? {
        (at, 'N' | 'E' | 'n' | 'e') => (&text[..at], 1.0),
        (at, 'S' | 'W' | 's' | 'w') => (&text[..at], -1.0),
        _ => (text.as_str(), 1.0),
    };
    let text = text.trim().trim_end_matches('°').trim_end();
    let point = if text.contains('.') {
        text.to_owned()
    } else {
        text.replacen(',', ".", 1)
    };
    let plain = |c: char| c.is_ascii_digit() || matches!(c, '.' | '-' | '+' | 'e' | 'E');
    let number: f64 = point.parse().ok().filter(|_| point.chars().all(plain))?;
    number.is_finite().then_some(sign * number)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn degrees_are_read_with_point_comma_and_side() {
        for (text, number) in [
            ("41.25", Some(41.25)),
            ("41,25", Some(41.25)),
            ("-0.5", Some(-0.5)),
            ("−0,5", Some(-0.5)),
            ("41.25° N", Some(41.25)),
            ("41.25 S", Some(-41.25)),
            ("1e1", Some(10.0)),
            ("41,25,1", None),
            ("1.234,5", None),
            ("inf", None),
            ("NaN", None),
            ("N", None),
            ("41°12'", None),
            ("", None),
        ] {
            assert_eq!(degrees(text), number, "{text}");
        }
    }
}
