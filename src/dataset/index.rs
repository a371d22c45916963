/// Declares a position in one of the columns of a [`Dataset`](super::Dataset).
macro_rules! index {
    ($($(#[$doc:meta])* $name:ident)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(u32);

        impl $name {
            /// The position as a number; `None` past four thousand million records.
            #[must_use]
            pub fn new(position: usize) -> Option<Self> {
                u32::try_from(position).ok().map(Self)
            }

            /// The position in its column, from 0.
            #[must_use]
            pub const fn get(self) -> usize {
                self.0 as usize
            }
        }
    )*};
}

index! {
    /// An event of one dataset.
    EventIx
    /// A venue of one dataset.
    VenueIx
    /// A person of one dataset.
    PersonIx
    /// An organisation of one dataset.
    OrganisationIx
    /// A source of one dataset.
    SourceIx
    /// A claim of one dataset.
    ClaimIx
    /// A dispute of one dataset.
    DisputeIx
}
