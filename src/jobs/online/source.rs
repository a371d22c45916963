use std::ops::RangeInclusive;

use crate::basemap::{Schema, TileContent, TileId, plain_text};
use crate::view::{BaseSource, OnlineContent, OnlineMap, UrlTemplate};

/// A tile server.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OnlineSource {
    /// What it is called.
    pub name: String,
    /// Where its tiles are.
    pub template: UrlTemplate,
    /// The zooms it has.
    pub zooms: RangeInclusive<u8>,
    /// Who is to be named beside the map, as plain text; may be empty.
    pub attribution: String,
    /// Where the attribution leads.
    pub link: Option<String>,
    /// What its tiles are.
    pub content: TileContent,
    /// Whether pictures of double size are wanted, where it has them.
    pub double: bool,
}

/// The address of OpenStreetMap's standard tiles.
const OPEN_STREET_MAP: &str = "https://tile.openstreetmap.org/{z}/{x}/{y}.png";

impl OnlineSource {
    /// The standard tiles of OpenStreetMap.
    #[must_use]
    pub fn open_street_map() -> Option<Self> {
        Some(Self {
            name: "OpenStreetMap".to_owned(),
            template: OPEN_STREET_MAP.parse().ok()?,
            zooms: 0..=19,
            attribution: "© OpenStreetMap contributors".to_owned(),
            link: Some("https://www.openstreetmap.org/copyright".to_owned()),
            content: TileContent::Raster,
            double: false,
        })
    }

    /// The server that was chosen; `None` when what was chosen needs no network.
    #[must_use]
    pub fn chosen(source: &BaseSource) -> Option<Self> {
        match source {
            BaseSource::Offline | BaseSource::File(_) => None,
            BaseSource::OpenStreetMap => Self::open_street_map(),
            BaseSource::Online(map) => Some(Self::from(map)),
        }
    }

    /// The address of a tile.
    #[must_use]
    pub fn url(&self, id: TileId) -> String {
        self.template.url(id.zoom(), id.x(), id.y(), self.double)
    }
}

impl From<&OnlineMap> for OnlineSource {
    fn from(map: &OnlineMap) -> Self {
        Self {
            name: map.name().to_owned(),
            template: map.template().clone(),
            zooms: map.zooms(),
            attribution: plain_text(map.attribution()),
            link: map.link().map(str::to_owned),
            content: match map.content() {
                OnlineContent::Raster => TileContent::Raster,
                OnlineContent::Atlas => TileContent::Vector(Schema::Atlas),
                OnlineContent::Protomaps => TileContent::Vector(Schema::Protomaps),
                OnlineContent::OpenMapTiles => TileContent::Vector(Schema::OpenMapTiles),
            },
            double: false,
        }
    }
}
