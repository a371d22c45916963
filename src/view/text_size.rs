use serde::{Deserialize, Serialize};

/// How large type is, and with it everything on the screen, in percent of the usual: 80 to 200.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(from = "u16", into = "u16")]
pub struct TextSize(u16);

/// The sizes that keys and menus step through.
const STEPS: [u16; 8] = [80, 90, 100, 110, 125, 150, 175, 200];

impl Default for TextSize {
    fn default() -> Self {
        Self(100)
    }
}

impl TextSize {
    /// So many percent, as far as it goes.
    #[must_use]
    pub fn new(percent: u16) -> Self {
        Self(percent.clamp(STEPS[0], STEPS[STEPS.len() - 1]))
    }

    /// In percent.
    #[must_use]
    pub fn percent(self) -> u16 {
        self.0
    }

    /// The next larger one; the largest is followed by none.
    #[must_use]
    pub fn larger(self) -> Self {
        Self(
            STEPS
                .into_iter()
                .find(|step| *step > self.0)
                .unwrap_or(self.0),
        )
    }

    /// The next smaller one.
    #[must_use]
    pub fn smaller(self) -> Self {
        let mut steps = STEPS.into_iter().rev();
        Self(steps.find(|step| *step < self.0).unwrap_or(self.0))
    }

    /// By how much everything is larger than usual.
    #[must_use]
    pub fn factor(self) -> f32 {
        f32::from(self.0) / 100.0
    }
}

impl From<u16> for TextSize {
    fn from(percent: u16) -> Self {
        Self::new(percent)
    }
}

impl From<TextSize> for u16 {
    fn from(size: TextSize) -> Self {
        size.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_step_from_the_least_to_the_largest_and_back() {
        let mut size = TextSize::new(0);
        assert_eq!(size.percent(), 80);
        for step in STEPS {
            assert_eq!(size.percent(), step);
            size = size.larger();
        }
        assert_eq!(size.percent(), 200);
        assert_eq!(TextSize::new(101).smaller(), TextSize::default());
        assert_eq!(TextSize::new(999), TextSize::new(200));
        assert_eq!(TextSize::new(80).smaller(), TextSize::new(80));
    }
}
