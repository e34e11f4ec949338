//! Things are put in order by their keys, and those with equal keys stay as they stood.

use floodgate::engine::order::by_key;
use proptest::prelude::*;

proptest! {
    #[test]
    fn equals_the_stable_sort_of_the_library(keys in prop::collection::vec(0_u64..20, 0..60)) {
        let mut ours: Vec<(u64, usize)> = keys.into_iter().zip(0..).collect();
        let mut theirs = ours.clone();
        by_key(&mut ours, |thing| thing.0);
        theirs.sort_by_key(|thing| thing.0);
        prop_assert_eq!(ours, theirs);
    }
}
