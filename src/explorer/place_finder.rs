use crate::geo::LonLat;

/// A list of places that can be asked for a name.
pub trait PlaceFinder {
    /// The places that somebody who typed this may mean, the likeliest first and at most `limit`.
    ///
    /// `near` is the middle of the map: of two that are equally likely the nearer one comes first.
    fn find(&self, typed: &str, near: LonLat, limit: usize) -> Vec<PlaceHit>;
}

/// A place that was found.
#[derive(Clone, Debug, PartialEq)]
pub struct PlaceHit {
    /// Its name as the map writes it.
    pub name: String,
    /// The name that was found, if it is another one.
    pub matched: Option<String>,
    /// Country, region, number of people: what tells it from others of its name.
    pub detail: String,
    /// Where it is.
    pub at: LonLat,
    /// The zoom at which all of it is seen well.
    pub zoom: f64,
}

impl<F: Fn(&str, LonLat, usize) -> Vec<PlaceHit>> PlaceFinder for F {
    fn find(&self, typed: &str, near: LonLat, limit: usize) -> Vec<PlaceHit> {
        self(typed, near, limit)
    }
}
