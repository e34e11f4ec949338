//! Rows of a block as bits count, cut and invert as a list of their places does.

use floodgate::engine::table::{BLOCK_ROWS, Marks};
use proptest::prelude::*;

proptest! {
    #[test]
    fn marks_are_a_list_of_places(
        rows in prop_oneof![0..200_usize, Just(BLOCK_ROWS), 0..=BLOCK_ROWS],
        odds in 1..70_usize,
        at in 0..BLOCK_ROWS,
    ) {
        let is_meant = |place: usize| (place * 7 + place / 5).is_multiple_of(odds);
        let places: Vec<usize> = (0..rows).filter(|place| is_meant(*place)).collect();
        let marks = Marks::from_fn(rows, is_meant);
        prop_assert_eq!(marks.iter().collect::<Vec<_>>(), places.clone());
        prop_assert_eq!(marks.count(), places.len());
        prop_assert_eq!(marks.before(at), places.iter().filter(|place| **place < at).count());
        prop_assert_eq!(marks.has(at), places.contains(&at));
        prop_assert_eq!(marks.nth(at), places.get(at).copied());
        let nth = places.iter().enumerate().all(|(n, place)| marks.nth(n) == Some(*place));
        prop_assert!(nth);
        let mut others = marks;
        others.invert(rows);
        let mut both = marks;
        both.and(&others);
        prop_assert_eq!(both, Marks::default());
        both.or(&marks);
        both.or(&others);
        prop_assert_eq!(both, Marks::all(rows));
    }
}
