use super::facets::countries;
use crate::dataset::{Dataset, EventIx};
use crate::view::query::QueryField;
use crate::view::{Facet, Selection};

/// Whether an event of a dataset may have a value of a facet. Linear in the number of events at most.
#[must_use]
pub fn has_value(dataset: &Dataset, facet: Facet, value: &str) -> bool {
    let mut events = dataset.parts().events.iter();
    match facet {
        Facet::Theme => events.any(|event| event.themes.iter().any(|theme| theme == value)),
        Facet::Kind => events.any(|event| event.kind == value),
        Facet::Country => {
            let mut all = (0..dataset.len()).filter_map(EventIx::new);
            all.any(|ix| countries(dataset, ix).any(|country| country == value))
        }
        Facet::Person => dataset.find_person(value).is_some(),
        Facet::Organisation => dataset.find_organisation(value).is_some(),
        Facet::Source => dataset.find_source(value).is_some(),
        Facet::Date | Facet::Precision | Facet::Status | Facet::Disputed => {
            let fixed = QueryField::Facet(facet).fixed_values();
            fixed.is_some_and(|values| values.contains(&value))
        }
    }
}

/// Whether something that may be selected is there.
#[must_use]
pub fn has_selection(dataset: &Dataset, selection: &Selection) -> bool {
    match selection {
        Selection::Event(id) => dataset.find_event(id).is_some(),
        Selection::Venue(id) => dataset.find_venue(id).is_some(),
        Selection::Person(id) => dataset.find_person(id).is_some(),
        Selection::Organisation(id) => dataset.find_organisation(id).is_some(),
        Selection::Source(id) => dataset.find_source(id).is_some(),
    }
}
