use std::cmp::Reverse;
use std::collections::{HashMap, HashSet};

use super::candidates::{Candidate, Candidates, event_weight, said, standing};
use super::neighbours::gather;
use super::{Edge, Group, Link, Node, RelationsGraph, Standing, Tie};
use crate::dataset::{Dataset, EventIx};
use crate::view::Selection;

/// How many nodes of a group are shown at most: about forty in all.
const fn most(group: Group) -> usize {
    match group {
        Group::Focus => 1,
        Group::Before | Group::After => 10,
        Group::People | Group::Setting => 9,
        Group::Events => 18,
    }
}

pub(super) fn graph(dataset: &Dataset, focus: &Selection) -> Option<RelationsGraph> {
    let middle = node(dataset, focus, Group::Focus);
    if !middle.known {
        return None;
    }
    let mut all = Candidates {
        focus,
        list: Vec::new(),
        at: HashMap::new(),
        left_out: [0; Group::COUNT],
    };
    gather(dataset, focus, &mut all);
    let mut nodes = vec![middle];
    let mut edges = Vec::new();
    let mut left_out = all.left_out;
    let mut groups: [Vec<Candidate>; Group::COUNT] = Default::default();
    for mut candidate in all.list {
        candidate.weight = weight(dataset, &candidate);
        groups[candidate.group as usize].push(candidate);
    }
    for group in Group::AROUND {
        let group_of = std::mem::take(&mut groups[group as usize]);
        left_out[group as usize] += group_of.len().saturating_sub(most(group));
        for candidate in chosen(dataset, group_of, most(group)) {
            edges.push(Edge {
                ends: [0, nodes.len()],
                ties: candidate.ties,
                standing: candidate.standing,
            });
            nodes.push(node(dataset, &candidate.what, group));
        }
    }
    super::together::add_claims(dataset, focus, &nodes, &mut edges);
    edges.extend(among_events(dataset, &nodes));
    Some(RelationsGraph {
        nodes,
        edges,
        left_out,
    })
}

/// What decides who is shown, the first ones first: what is denied or disputed, what is well connected, names, ids; and
/// where it is found.
type Rank<'a> = (Reverse<bool>, Reverse<usize>, &'a str, &'a str, usize);

fn rank<'a>(dataset: &'a Dataset, at: usize, it: &'a Candidate) -> Rank<'a> {
    let is_derived = matches!(it.ties[0].link, Link::Together { .. });
    let matters = !is_derived && it.standing >= Standing::Absent;
    let name = label(dataset, &it.what).0;
    (Reverse(matters), Reverse(it.weight), name, it.what.id(), at)
}

/// The best connected of a group, in the order in which they are shown.
fn chosen(dataset: &Dataset, mut group: Vec<Candidate>, most: usize) -> Vec<Candidate> {
    if group.len() > most {
        let all = group.iter().enumerate();
        let mut ranks: Vec<Rank<'_>> = all.map(|(at, it)| rank(dataset, at, it)).collect();
        ranks.select_nth_unstable(most);
        ranks.truncate(most);
        let kept: HashSet<usize> = ranks.into_iter().map(|(.., at)| at).collect();
        let mut at = 0..;
        group.retain(|_| at.next().is_some_and(|at| kept.contains(&at)));
    }
    let mut events: Vec<EventIx> = group
        .iter()
        .filter_map(|it| dataset.find_event(it.what.event()?))
        .collect();
    dataset.sort_by_time(&mut events);
    let place: HashMap<EventIx, usize> = events.into_iter().zip(0..).collect();
    group.sort_by_cached_key(|it| {
        let (sort, at) = match &it.what {
            Selection::Event(id) => {
                let at = dataset.find_event(id).and_then(|ix| place.get(&ix));
                (0, at.copied().unwrap_or(usize::MAX))
            }
            Selection::Venue(_) => (1, stop(it)),
            _ => (2, 0),
        };
        let name = label(dataset, &it.what).0.to_lowercase();
        (sort, at, name, it.what.id().to_owned())
    });
    group
}

/// Which stop of a journey a place is; 0 where it is none.
fn stop(candidate: &Candidate) -> usize {
    let stops = candidate.ties.iter().filter_map(|tie| match tie.link {
        Link::Stop(order, _) => usize::try_from(order).ok(),
        _ => None,
    });
    stops.min().unwrap_or(0)
}

/// How well something is connected.
fn weight(dataset: &Dataset, candidate: &Candidate) -> usize {
    if let Link::Together { certain, doubtful } = &candidate.ties[0].link {
        return 2 * certain.len() + doubtful.len();
    }
    match &candidate.what {
        Selection::Event(id) => dataset
            .find_event(id)
            .map_or(0, |ix| event_weight(dataset, ix)),
        Selection::Person(id) => dataset
            .find_person(id)
            .map_or(0, |ix| dataset.participations_by(ix).count()),
        Selection::Venue(id) => dataset
            .find_venue(id)
            .map_or(0, |ix| dataset.events_at(ix).len()),
        Selection::Organisation(id) => dataset
            .find_organisation(id)
            .map_or(0, |ix| dataset.events_of(ix).len()),
        Selection::Source(_) => 0,
    }
}

/// What something is called, and whether the file has it.
fn label<'a>(dataset: &'a Dataset, what: &'a Selection) -> (&'a str, bool) {
    let found = match what {
        Selection::Event(id) => dataset.find_event(id).map(|ix| &dataset.event(ix).title),
        Selection::Venue(id) => dataset.find_venue(id).map(|ix| &dataset.venue(ix).name),
        Selection::Person(id) => dataset.find_person(id).map(|ix| &dataset.person(ix).name),
        Selection::Organisation(id) => dataset
            .find_organisation(id)
            .map(|ix| &dataset.organisation(ix).name),
        Selection::Source(id) => dataset.find_source(id).map(|ix| &dataset.source(ix).title),
    };
    (found.map_or(what.id(), String::as_str), found.is_some())
}

fn node(dataset: &Dataset, what: &Selection, group: Group) -> Node {
    let (label, known) = label(dataset, what);
    let event = what.event().and_then(|id| dataset.find_event(id));
    let event = event.map(|ix| dataset.event(ix));
    Node {
        what: what.clone(),
        label: label.to_owned(),
        whens: event.map_or_else(Vec::new, |event| event.whens().cloned().collect()),
        kind: event.map_or_else(String::new, |event| event.kind.clone()),
        group,
        known,
    }
}

/// What ties the events that are shown to each other, the focus aside.
fn among_events(dataset: &Dataset, nodes: &[Node]) -> Vec<Edge> {
    let events = nodes.iter().enumerate().skip(1);
    let events: Vec<(usize, &str)> = events
        .filter_map(|(at, node)| Some((at, node.what.event()?)))
        .collect();
    let at: HashMap<&str, usize> = events.iter().map(|(at, id)| (*id, *at)).collect();
    let mut edges: Vec<Edge> = Vec::new();
    let mut tie = |from: usize, to: usize, tie: Tie| {
        let standing = standing(dataset, &tie.claims);
        let known = edges
            .iter_mut()
            .find(|it| it.ends == [from, to] || it.ends == [to, from]);
        match known {
            Some(edge) => {
                let forward = edge.ends == [from, to];
                edge.standing = edge.standing.max(standing);
                edge.ties.push(Tie { forward, ..tie });
            }
            None => edges.push(Edge {
                ends: [from, to],
                ties: vec![tie],
                standing,
            }),
        }
    };
    for (from, id) in &events {
        let Some(ix) = dataset.find_event(id) else {
            continue;
        };
        for relation in dataset.relations_of(ix).filter(|it| it.from == *id) {
            if let Some(to) = at.get(relation.to.as_str()).filter(|to| *to != from) {
                let link = Link::Relation(relation.kind.clone());
                tie(*from, *to, said(link, true, relation.claims.clone()));
            }
        }
        let whole = dataset.event(ix).part_of.as_deref();
        if let Some(to) = whole
            .and_then(|whole| at.get(whole))
            .filter(|to| *to != from)
        {
            let claims = super::neighbours::naming(dataset, ix, "part_of", nodes[*to].what.id());
            tie(*from, *to, said(Link::PartOf, true, claims));
        }
    }
    edges
}
