use super::Role;
use crate::time::Edtf;

/// Who was at which event, and who was not, by what claims say: people × events.
///
/// People come by the number of events at which they are mentioned, most first, then by name and id. An event may
/// be there at which nobody is mentioned; a person is not.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Attendance {
    events: Vec<Gathering>,
    people: Vec<Attendee>,
}

/// An event of an [`Attendance`].
#[derive(Clone, Debug, PartialEq)]
pub struct Gathering {
    /// Unique among the events.
    pub id: String,
    /// One line.
    pub title: String,
    /// Every date that it may have had; none when nothing is said.
    pub whens: Vec<Edtf>,
}

/// Somebody who is mentioned at an event of an [`Attendance`].
#[derive(Clone, Debug, PartialEq)]
pub struct Attendee {
    /// Unique among the people.
    pub id: String,
    /// The usual English form.
    pub name: String,
    /// At which events, in their order, each once.
    pub mentions: Vec<Mention>,
}

/// What is said of somebody at an event.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mention {
    /// The position of the event in its [`Attendance`].
    pub event: usize,
    /// Every part that claims see them in, each once; never none.
    roles: Vec<Role>,
    /// Whether claims cannot all be true.
    disputed: bool,
    /// Ids of the sources that speak of it.
    pub sources: Vec<String>,
    /// Ids of the claims that it rests on.
    pub claims: Vec<String>,
}

/// What is known of somebody and an event.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Cell {
    /// Was there, in that part.
    Present(Role),
    /// Was not there, and a source says so.
    Absent,
    /// Was to come; whether they came is not said.
    Expected,
    /// Sources disagree.
    Disputed,
    /// No source says anything. That is not to be absent.
    NotMentioned,
}

/// How many cells there are of each sort.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[expect(missing_docs, reason = "each counts the cells it is named after")]
pub struct Tally {
    pub present: usize,
    pub absent: usize,
    pub expected: usize,
    pub disputed: usize,
}

impl Attendance {
    /// Events in their order, and the people who are mentioned at them. Who is mentioned at none is left out, and so
    /// is a second mention of a person at one event.
    #[must_use]
    pub fn new(events: Vec<Gathering>, mut people: Vec<Attendee>) -> Self {
        for person in &mut people {
            person.mentions.retain(|it| it.event < events.len());
            person.mentions.sort_by_key(|it| it.event);
            person.mentions.dedup_by_key(|it| it.event);
        }
        people.retain(|person| !person.mentions.is_empty());
        people.sort_by(|a, b| {
            let many = b.mentions.len().cmp(&a.mentions.len());
            many.then_with(|| (&a.name, &a.id).cmp(&(&b.name, &b.id)))
        });
        Self { events, people }
    }

    /// The events: the columns.
    #[must_use]
    pub fn events(&self) -> &[Gathering] {
        &self.events
    }

    /// The people: the rows.
    #[must_use]
    pub fn people(&self) -> &[Attendee] {
        &self.people
    }

    /// What is said of a person at an event, by their positions; `None` when nothing is.
    #[must_use]
    pub fn mention(&self, person: usize, event: usize) -> Option<&Mention> {
        let mentions = &self.people.get(person)?.mentions;
        let at = mentions.binary_search_by_key(&event, |it| it.event).ok()?;
        mentions.get(at)
    }

    /// What is known of a person and an event, by their positions.
    #[must_use]
    pub fn cell(&self, person: usize, event: usize) -> Cell {
        let mention = self.mention(person, event);
        mention.map_or(Cell::NotMentioned, Mention::cell)
    }

    /// For each event, how many people there are of each sort.
    #[must_use]
    pub fn of_events(&self) -> Vec<Tally> {
        let mut tallies = vec![Tally::default(); self.events.len()];
        for mention in self.people.iter().flat_map(|it| &it.mentions) {
            tallies[mention.event].count(mention.cell());
        }
        tallies
    }
}

impl Attendee {
    /// At how many events they are what.
    #[must_use]
    pub fn tally(&self) -> Tally {
        let mut tally = Tally::default();
        for mention in &self.mentions {
            tally.count(mention.cell());
        }
        tally
    }
}

impl Tally {
    fn count(&mut self, cell: Cell) {
        match cell {
            Cell::Present(_) => self.present += 1,
            Cell::Absent => self.absent += 1,
            Cell::Expected => self.expected += 1,
            Cell::Disputed => self.disputed += 1,
            Cell::NotMentioned => {}
        }
    }
}

impl Mention {
    /// What is said of somebody at the event at a position; `None` without any part. That somebody was there and was
    /// not is disputed, whether or not anybody says so.
    #[must_use]
    pub fn new(
        event: usize,
        mut roles: Vec<Role>,
        disputed: bool,
        sources: Vec<String>,
        claims: Vec<String>,
    ) -> Option<Self> {
        roles.sort_unstable();
        roles.dedup();
        let there = *roles.first()?;
        let both = there.is_there() && roles.contains(&Role::Absent);
        Some(Self {
            event,
            roles,
            disputed: disputed || both,
            sources,
            claims,
        })
    }

    /// Every part that claims see them in.
    #[must_use]
    pub fn roles(&self) -> &[Role] {
        &self.roles
    }

    /// What comes of it. Who was to come and was not there was absent; who was to come and came was there.
    #[must_use]
    pub fn cell(&self) -> Cell {
        if self.disputed {
            return Cell::Disputed;
        }
        let says = |role| self.roles.contains(&role);
        let there = [Role::Host, Role::Speaker, Role::Participant];
        if let Some(role) = there.into_iter().find(|role| says(*role)) {
            Cell::Present(role)
        } else if says(Role::Absent) {
            Cell::Absent
        } else {
            Cell::Expected
        }
    }
}

impl Cell {
    /// Each sort of cell as one word (or two).
    pub const WORDS: [&str; 5] = ["present", "absent", "expected", "disputed", "not mentioned"];

    /// The same for this one.
    #[must_use]
    pub const fn word(self) -> &'static str {
        let [present, absent, expected, disputed, not_mentioned] = Self::WORDS;
        match self {
            Self::Present(_) => present,
            Self::Absent => absent,
            Self::Expected => expected,
            Self::Disputed => disputed,
            Self::NotMentioned => not_mentioned,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cell(roles: &[Role], disputed: bool) -> Cell {
        let mention = Mention::new(0, roles.to_vec(), disputed, Vec::new(), Vec::new());
        mention.map_or(Cell::NotMentioned, |it| it.cell())
    }

    #[test]
    fn roles_make_a_cell() {
        use Role::{Absent, Expected, Host, Participant, Speaker};
        for (roles, expected) in [
            (&[][..], Cell::NotMentioned),
            (&[Participant], Cell::Present(Participant)),
            (&[Participant, Speaker], Cell::Present(Speaker)),
            (&[Speaker, Host], Cell::Present(Host)),
            (&[Expected], Cell::Expected),
            (&[Absent], Cell::Absent),
            (&[Expected, Absent], Cell::Absent),
            (&[Expected, Participant], Cell::Present(Participant)),
            (&[Absent, Participant], Cell::Disputed),
            (&[Absent, Host, Expected], Cell::Disputed),
        ] {
            assert_eq!(cell(roles, false), expected, "{roles:?}");
        }
        assert_eq!(cell(&[Expected, Absent], true), Cell::Disputed);
    }

    #[test]
    fn people_come_by_how_often_they_are_mentioned_and_then_by_name() {
        let event = |id: &str| Gathering {
            id: id.to_owned(),
            title: String::new(),
            whens: Vec::new(),
        };
        let mention = |at| Mention::new(at, vec![Role::Absent], false, Vec::new(), Vec::new());
        let person = |name: &str, at: &[usize]| Attendee {
            id: name.to_lowercase(),
            name: name.to_owned(),
            mentions: at.iter().filter_map(|at| mention(*at)).collect(),
        };
        let people = vec![
            person("Cleo", &[1]),
            person("Nobody", &[]),
            person("Beyond", &[2]),
            person("Anna", &[0, 0]),
            person("Zoe", &[1, 0]),
        ];
        let attendance = Attendance::new(vec![event("a"), event("b")], people);
        let names: Vec<&str> = attendance.people().iter().map(|it| &*it.name).collect();
        assert_eq!(names, ["Zoe", "Anna", "Cleo"]);
        assert_eq!(attendance.cell(0, 0), Cell::Absent);
        assert_eq!(attendance.cell(1, 1), Cell::NotMentioned);
        assert_eq!(attendance.cell(9, 9), Cell::NotMentioned);
        let absent: Vec<usize> = attendance.of_events().iter().map(|it| it.absent).collect();
        assert_eq!(absent, [2, 2]);
        assert_eq!(attendance.people()[0].tally().absent, 2);
    }
}
