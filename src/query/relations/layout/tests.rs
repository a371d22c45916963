//! What every layout promises, for graphs of the bundled data and for invented ones.

use proptest::prelude::*;

use super::super::tests::{bundled, selections};
use super::super::{Edge, Group, Link, Node, RelationsGraph, Standing, Tie};
use super::*;
use crate::view::Selection;

/// Rooms of a small and a large window, and of hardly any.
const ROOMS: [[f32; 2]; 4] = [
    [1160.0, 470.0],
    [1660.0, 860.0],
    [1.0, 1.0],
    [700.0, 2000.0],
];

/// A graph with so many nodes in each group.
fn invented(event: bool, counts: [usize; 5]) -> RelationsGraph {
    let node = |what: Selection, group| Node {
        label: what.to_string(),
        what,
        whens: Vec::new(),
        kind: String::new(),
        group,
        known: true,
    };
    let focus = if event {
        Selection::Event("focus".to_owned())
    } else {
        Selection::Person("focus".to_owned())
    };
    let mut nodes = vec![node(focus, Group::Focus)];
    let mut edges = Vec::new();
    for (group, count) in Group::AROUND.into_iter().zip(counts) {
        for n in 0..count {
            edges.push(Edge {
                ends: [0, nodes.len()],
                ties: vec![Tie {
                    link: Link::Venue,
                    forward: true,
                    claims: Vec::new(),
                }],
                standing: Standing::Said,
            });
            nodes.push(node(Selection::Event(format!("{group:?} {n}")), group));
        }
    }
    RelationsGraph {
        nodes,
        edges,
        left_out: [0; Group::COUNT],
    }
}

fn assert_in_order(graph: &RelationsGraph, room: [f32; 2]) {
    let layout = Layout::new(graph, room);
    assert_eq!(layout, Layout::new(graph, room), "the same again");
    let headings = layout.headings.iter().map(|(_, area)| area);
    let areas: Vec<&Area> = layout.cards.iter().chain(headings).collect();
    for (at, area) in areas.iter().enumerate() {
        for axis in 0..2 {
            assert!(area.min[axis] >= 0.0, "{area:?} in {:?}", layout.size);
            assert!(
                area.max()[axis] <= layout.size[axis],
                "{area:?} in {:?}",
                layout.size
            );
        }
        for other in &areas[at + 1..] {
            assert!(!area.overlaps(other), "{area:?} lies on {other:?}");
        }
    }
    assert!((0..2).all(|axis| layout.size[axis] >= room[axis]));
}

/// Whether a line runs through the inside of a card.
fn crosses(route: &[[f32; 2]], card: &Area) -> bool {
    route.windows(2).any(|part| {
        (0..=20_u8).any(|step| {
            let t = f32::from(step) / 20.0;
            let at = |axis: usize| part[0][axis] + (part[1][axis] - part[0][axis]) * t;
            (0..2).all(|axis| at(axis) > card.min[axis] + 0.5 && at(axis) < card.max()[axis] - 0.5)
        })
    })
}

#[test]
fn everything_in_the_bundled_data_has_room_and_no_line_of_the_focus_runs_behind_a_card() {
    let dataset = bundled();
    for selection in selections(&dataset) {
        let graph = RelationsGraph::of(&dataset, &selection).expect("it is there");
        for room in ROOMS {
            assert_in_order(&graph, room);
            let layout = Layout::new(&graph, room);
            for (edge, route) in graph.edges().iter().zip(&layout.routes) {
                if edge.ends[0] != 0 {
                    continue;
                }
                for (at, card) in layout.cards.iter().enumerate() {
                    let is_end = edge.ends.contains(&at);
                    assert!(
                        is_end || !crosses(route, card),
                        "{selection}: {edge:?} and {at}"
                    );
                }
            }
        }
    }
}

#[test]
fn of_an_event_time_runs_from_left_to_right_with_people_above_and_places_below() {
    let graph = invented(true, [5, 5, 0, 3, 2]);
    let layout = Layout::new(&graph, ROOMS[0]);
    let focus = layout.cards[0].center();
    let middle = |group| graph.group(group).map(|at| layout.cards[at].center());
    assert!(middle(Group::Before).all(|at| at[0] < focus[0]));
    assert!(middle(Group::After).all(|at| at[0] > focus[0]));
    assert!(middle(Group::People).all(|at| at[1] < focus[1]));
    assert!(middle(Group::Setting).all(|at| at[1] > focus[1]));
    for group in [Group::Before, Group::After] {
        let columns: Vec<f32> = middle(group).map(|at| at[0]).collect();
        assert!(
            columns.is_sorted(),
            "earlier ones farther left: {columns:?}"
        );
    }
    let graph = invented(false, [0, 0, 5, 3, 0]);
    let layout = Layout::new(&graph, ROOMS[0]);
    let focus = layout.cards[0].center();
    let middle = |group| graph.group(group).map(|at| layout.cards[at].center());
    assert!(middle(Group::Events).all(|at: [f32; 2]| at[0] > focus[0]));
    assert!(middle(Group::People).all(|at| at[0] < focus[0]));
}

#[test]
fn steps_lead_to_every_card_and_back() {
    let dataset = bundled();
    for selection in selections(&dataset) {
        let graph = RelationsGraph::of(&dataset, &selection).expect("it is there");
        let layout = Layout::new(&graph, ROOMS[0]);
        let mut reached = vec![false; layout.cards.len()];
        let mut next = vec![0];
        while let Some(at) = next.pop() {
            if !std::mem::replace(&mut reached[at], true) {
                let steps = [Step::Left, Step::Right, Step::Up, Step::Down];
                next.extend(steps.map(|step| layout.step(at, step)));
            }
        }
        assert!(reached.iter().all(|it| *it), "{selection}: {reached:?}");
    }
    let layout = Layout::new(&invented(true, [0; 5]), ROOMS[0]);
    assert_eq!(layout.step(0, Step::Up), 0, "nothing is there");
    assert_eq!(layout.step(9, Step::Up), 0);
}

proptest! {
    #[test]
    fn cards_and_headings_never_overlap_and_lie_inside(
        event: bool,
        counts in [0_usize..14, 0_usize..14, 0_usize..22, 0_usize..22, 0_usize..12],
        width in 1.0_f32..2400.0,
        height in 1.0_f32..1500.0,
    ) {
        // Before and after are an event's, events those of anything else.
        let [before, after, events, people, setting] = counts;
        let counts = if event {
            [before, after, 0, people, setting]
        } else {
            [0, 0, events, people, setting]
        };
        assert_in_order(&invented(event, counts), [width, height]);
    }

    #[test]
    fn without_one_node_the_others_keep_their_order_and_move_by_one_place_at_most(
        event: bool,
        count in 1_usize..18,
        people in 0_usize..9,
        gone in 0_usize..18,
    ) {
        let room = ROOMS[0];
        let group = if event { Group::After } else { Group::Events };
        let counts = |count| if event { [2, count, 0, people, 2] } else { [0, 0, count, people, 0] };
        let (before, after) = (invented(event, counts(count)), invented(event, counts(count - 1)));
        let places = |graph: &RelationsGraph| -> Vec<Area> {
            let layout = Layout::new(graph, room);
            graph.group(group).map(|at| layout.cards[at]).collect()
        };
        let (old, new) = (places(&before), places(&after));
        let gone = gone % count;
        let row = PITCH;
        for (at, place) in new.iter().enumerate() {
            let was = &old[if at < gone { at } else { at + 1 }];
            let moved = [place.min[0] - was.min[0], place.min[1] - was.min[1]].map(f32::abs);
            // In its column by a row and a half at the most, the picture's own shift included; one card comes from
            // the next column.
            prop_assert!(moved[0] > 1.0 || moved[1] <= 1.5 * row + 0.5, "{was:?} to {place:?}");
        }
        let changed = new.iter().enumerate().filter(|(at, place)| {
            let was = &old[if *at < gone { *at } else { at + 1 }];
            (place.min[0] - was.min[0]).abs() > 1.0
        });
        prop_assert!(changed.count() <= 1);
        let others = |graph: &RelationsGraph| -> Vec<Area> {
            let layout = Layout::new(graph, room);
            graph.group(Group::People).map(|at| layout.cards[at]).collect()
        };
        for (old, new) in others(&before).iter().zip(&others(&after)) {
            prop_assert!((old.min[0] - new.min[0]).abs() < 1.0);
            prop_assert!((old.min[1] - new.min[1]).abs() <= row + 0.5);
        }
    }
}
