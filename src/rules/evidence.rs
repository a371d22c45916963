use crate::dataset::{Claim, Dataset};
use crate::problem::Problem;
use crate::time::Edtf;

/// The dates of sources can be read.
pub(super) fn sources(dataset: &Dataset) -> Vec<Problem> {
    let mut problems = Vec::new();
    for (row, source) in dataset.parts().sources.iter().enumerate() {
        let Some(Err(error)) = source.published.as_ref().map(|date| date.parse::<Edtf>()) else {
            continue;
        };
        let problem = Problem::error(error.to_string())
            .at_record("sources", row)
            .at_item(format!("source \"{}\"", source.id))
            .at_field("published");
        problems.push(hinted(problem, error.hint()));
    }
    problems
}

/// A claim says something about a field, in a paragraph of its source. That an event is as it stands in a file needs no
/// words.
pub(super) fn claims(dataset: &Dataset) -> Vec<Problem> {
    let mut problems = Vec::new();
    for (row, claim) in dataset.parts().claims.iter().enumerate() {
        let mut say = |field: &str, message: &str, hint: &str| {
            problems.push(
                Problem::error(message)
                    .at_record("claims", row)
                    .at_item(format!("claim \"{}\"", claim.id))
                    .at_field(field)
                    .hint(hint),
            );
        };
        if claim.field.is_empty() {
            say(
                "field",
                "it is about nothing",
                "name a property of the event, such as when",
            );
        }
        if claim.is_of_whole() {
            continue;
        }
        if claim.summary.trim().is_empty() {
            say(
                "summary",
                "it says nothing",
                "say in words of your own what the source says",
            );
        }
        let rises = claim.paragraphs.windows(2).all(|pair| pair[0] < pair[1]);
        if claim.paragraphs.first().is_none_or(|first| *first == 0) || !rises {
            say(
                "paragraphs",
                "they are not a rising list of numbers from 1",
                "count the lines of the document that are not blank",
            );
        }
        if let Some((message, hint)) = unread_date(claim) {
            say("value", &message, &hint);
        }
    }
    problems
}

/// Why the value of a claim about a date is none.
fn unread_date(claim: &Claim) -> Option<(String, String)> {
    if claim.field != "when" || claim.value.is_null() {
        return None;
    }
    let write = "write a date in EDTF, such as \"2025-10-09\"".to_owned();
    let Some(text) = claim.value.as_str() else {
        return Some(("a date is a text".to_owned(), write));
    };
    let error = text.parse::<Edtf>().err()?;
    Some((error.to_string(), error.hint().unwrap_or(write)))
}

/// A dispute has two sides at least, with claims about its event.
pub(super) fn disputes(dataset: &Dataset) -> Vec<Problem> {
    let mut problems = Vec::new();
    for (row, dispute) in dataset.parts().disputes.iter().enumerate() {
        let item = format!("dispute \"{}\"", dispute.id);
        if dispute.sides.len() < 2 || dispute.sides.iter().any(Vec::is_empty) {
            problems.push(
                Problem::error("it has not two sides with claims each")
                    .at_record("disputes", row)
                    .at_item(&*item)
                    .at_field("sides")
                    .hint("name the claims of each side, or take the dispute out"),
            );
        }
        let claims = dispute.sides.iter().flatten();
        let other = claims.clone().filter_map(|id| dataset.find_claim(id));
        let other = other.filter(|claim| !dispute.field.is_empty() && claim.field != dispute.field);
        problems.extend(other.map(|claim| {
            Problem::error(format!(
                "claim \"{}\" is about \"{}\", not about \"{}\"",
                claim.id, claim.field, dispute.field
            ))
            .at_record("disputes", row)
            .at_item(&*item)
            .at_field("sides")
            .hint("name claims about the field of the dispute")
        }));
        let foreign = foreign_claims(dataset, claims, &dispute.event);
        problems.extend(foreign.map(|problem| {
            let problem = problem.at_record("disputes", row);
            problem.at_item(&*item).at_field("sides")
        }));
    }
    problems
}

/// Who took part stands on claims about that event.
pub(super) fn participations(dataset: &Dataset) -> Vec<Problem> {
    let mut problems = Vec::new();
    for (row, part) in dataset.parts().participations.iter().enumerate() {
        let item = format!("participation of \"{}\" in \"{}\"", part.person, part.event);
        let is_unclaimed = part.claims.is_empty() && !is_whole(dataset, &part.event);
        let unclaimed = is_unclaimed.then(unclaimed);
        let foreign = foreign_claims(dataset, part.claims.iter(), &part.event);
        problems.extend(foreign.chain(unclaimed).map(|problem| {
            let problem = problem.at_record("participations", row);
            problem.at_item(&*item).at_field("claims")
        }));
    }
    problems
}

/// Relations, figures and stops stand on claims.
pub(super) fn relations_figures_stops(dataset: &Dataset) -> Vec<Problem> {
    let parts = dataset.parts();
    let relations = parts.relations.iter().enumerate().map(|(row, relation)| {
        let item = format!("relation of \"{}\" to \"{}\"", relation.from, relation.to);
        let ids = [relation.from.as_str(), &relation.to];
        let is_unclaimed = !ids.into_iter().any(|id| is_whole(dataset, id));
        let is_unclaimed = relation.claims.is_empty() && is_unclaimed;
        ("relations", row, item, is_unclaimed)
    });
    let figures = parts.figures.iter().enumerate().map(|(row, figure)| {
        let item = format!("figure \"{}\"", figure.id);
        let whole = figure.event.as_deref();
        let is_unclaimed = !whole.is_some_and(|id| is_whole(dataset, id));
        (
            "figures",
            row,
            item,
            figure.claims.is_empty() && is_unclaimed,
        )
    });
    let stops = parts.stops.iter().enumerate().map(|(row, stop)| {
        let item = format!("stop \"{}\"", stop.id);
        let is_unclaimed = stop.claims.is_empty() && !is_whole(dataset, &stop.event);
        ("stops", row, item, is_unclaimed)
    });
    relations
        .chain(figures)
        .chain(stops)
        .filter(|(.., is_unclaimed)| *is_unclaimed)
        .map(|(list, row, item, _)| {
            let problem = unclaimed().at_record(list, row);
            problem.at_item(item).at_field("claims")
        })
        .collect()
}

/// Whether a claim carries all of an event, and so whatever its file says of it.
fn is_whole(dataset: &Dataset, event: &str) -> bool {
    let event = dataset.find_event(event);
    event.is_some_and(|ix| dataset.claims_about(ix).any(Claim::is_of_whole))
}

fn unclaimed() -> Problem {
    Problem::error("no claim says so").hint("name the claims of the sources that say it")
}

/// Claims that are about another event.
fn foreign_claims<'a>(
    dataset: &'a Dataset,
    ids: impl Iterator<Item = &'a String>,
    event: &'a str,
) -> impl Iterator<Item = Problem> {
    let claims = ids.filter_map(|id| dataset.find_claim(id));
    let foreign = claims.filter(move |claim| claim.event != event);
    foreign.map(|claim| {
        Problem::error(format!(
            "claim \"{}\" is about \"{}\"",
            claim.id, claim.event
        ))
        .hint("name claims about this event")
    })
}

fn hinted(problem: Problem, hint: Option<String>) -> Problem {
    match hint {
        Some(hint) => problem.hint(hint),
        None => problem,
    }
}
