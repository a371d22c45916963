//! Places on the globe and on the map plane.
//!
//! [`LonLat`] and [`Bounds`] are degrees on WGS 84. [`World`] is the Web-Mercator plane as a unit
//! square. A [`Camera`] says which part of the plane is looked at, a [`Viewport`] is a camera with
//! a size on the screen and keeps it within the world, and [`Flight`] is the smooth way from one
//! camera to another. [`great_circle()`] gives the points of the shortest line between two places
//! on the sphere, [`Leg`] measures it on the ellipsoid, and [`Graticule`] is the meridians and
//! parallels in sight.
//!
//! Nothing here knows what lies at a place: countries are in `places`, tiles in `basemap`.

mod bounds;
mod camera;
mod flight;
mod geodesic;
mod graticule;
mod great_circle;
mod lonlat;
mod snapped;
mod viewport;
mod world;

pub use bounds::Bounds;
pub use camera::{Camera, MAX_ZOOM, MIN_ZOOM, ScreenPoint, TILE_POINTS};
pub use flight::Flight;
pub use geodesic::Leg;
pub use graticule::{Graticule, GridLine, NamedLine};
pub use great_circle::{distance_km, great_circle};
pub use lonlat::LonLat;
pub use snapped::Snapped;
pub use viewport::{Margins, Viewport};
pub use world::{MAX_LATITUDE, World};
