use super::asked::Asked;
use super::home;
use super::state::Explorer;
use crate::geo::Camera;

impl Explorer {
    /// Says how large the map is, in points. A view that nobody changed is fitted to it; the whole
    /// world stays the whole world; and once the map has its earlier size, the camera is what it was.
    pub fn set_map_size(&mut self, size: [f64; 2]) {
        let same = |(a, b): (&f64, &f64)| (a - b).abs() < 0.5;
        let same = size.iter().zip(&self.map_size).all(same);
        if (same && self.measured) || size.iter().any(|side| *side < 1.0) {
            return;
        }
        if self.presentation.is_some() {
            self.presented_on(size);
        } else {
            self.resized(size);
        }
        self.ask(true);
    }

    fn resized(&mut self, size: [f64; 2]) {
        let camera = self.view.camera;
        let known = self.asked.filter(|asked| asked.held == camera);
        let asked = known.unwrap_or_else(|| Asked {
            camera,
            whole: self.measured && camera.zoom <= self.viewport().least_zoom(),
            held: camera,
        });
        self.map_size = size;
        self.measured = true;
        let viewport = self.viewport();
        self.view.camera = if self.untouched {
            home::camera(self.index.opening().bounds, viewport)
        } else {
            let zoom = if asked.whole { 0.0 } else { asked.camera.zoom };
            viewport.held(Camera {
                zoom,
                ..asked.camera
            })
        };
        self.asked = Some(Asked {
            held: self.view.camera,
            ..asked
        });
    }
}
