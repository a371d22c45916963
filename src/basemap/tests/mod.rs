//! Tests of the basemap, with tiles made by hand and with the bundled archive.

mod archive;
mod decode;
mod fixtures;
mod labels;
mod raster;
mod schemas;
mod shapes;
mod source;
mod tile_id;
