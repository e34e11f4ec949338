//! Properties of every layout, from the narrowest phone to a wall.

use super::{Demand, Layout, Rect, Space};
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

const DEMAND: Demand = Demand {
    sources: 5,
    slots: 16,
    capacity: 300,
    unit: 100,
};

fn layouts() -> impl Iterator<Item = (String, Layout)> {
    let widths = (256..2_000).step_by(7).map(f64::from);
    let texts = [1.0, 1.25, 2.0];
    let demands = [(0, 1), (1, 16), (3, 64), (5, 16), (7, 5), (40, 64)];
    widths.flat_map(move |width| {
        texts.into_iter().flat_map(move |text| {
            demands.into_iter().map(move |(sources, slots)| {
                let space = Space {
                    width,
                    text,
                    ratio: 1.5,
                    low: slots == 5 || sources == 3,
                };
                let demand = Demand {
                    sources,
                    slots,
                    ..DEMAND
                };
                let name = format!("{width} px, text {text}, {sources} sources, {slots} slots");
                (name, Layout::new(space, demand))
            })
        })
    })
}

fn apart(a: Rect, b: Rect) -> bool {
    let gap = 0.01;
    a.right() <= b.x + gap
        || b.right() <= a.x + gap
        || a.bottom() <= b.y + gap
        || b.bottom() <= a.y + gap
}

#[wasm_bindgen_test]
fn nothing_that_can_be_clicked_covers_anything_else() {
    for (name, layout) in layouts() {
        let mut parts = layout.cards.clone();
        parts.push(layout.tank.inside);
        parts.extend(&layout.slots);
        for (place, part) in parts.iter().enumerate() {
            for other in &parts[place + 1..] {
                assert!(apart(*part, *other), "{name}: {part:?} on {other:?}");
            }
        }
    }
}

#[wasm_bindgen_test]
fn everything_stays_inside_the_picture() {
    for (name, layout) in layouts() {
        let frame = layout.frame;
        let parts = layout.cards.iter().chain(&layout.slots);
        for part in parts.chain([&layout.tank.inside]) {
            let inside = part.x >= 0.0
                && part.y >= 0.0
                && part.right() <= frame.w + 0.5
                && part.bottom() <= frame.h + 0.5;
            assert!(inside, "{name}: {part:?} outside {frame:?}");
        }
    }
}

#[wasm_bindgen_test]
fn a_point_in_a_square_finds_that_square() {
    for (name, layout) in layouts() {
        let half = layout.tank.cell / 2.0;
        for first_block in [0, 7, 1_234] {
            for place in [0, 1, 19, 20, 150, 299] {
                let (x, y) = layout.square(first_block, place);
                let found = layout.place_at(first_block, x + half, y + half);
                assert_eq!(found, Some(place), "{name}: block {first_block}");
            }
        }
    }
}

#[wasm_bindgen_test]
fn a_square_only_ever_moves_straight_down() {
    let space = Space {
        width: 996.0,
        text: 1.0,
        ratio: 1.0,
        low: false,
    };
    let layout = Layout::new(space, DEMAND);
    for block in 0..300_u64 {
        let mut before: Option<(f64, f64)> = None;
        for first in 0..=block {
            let place = usize::try_from(block - first).expect("a small number");
            let (x, y) = layout.square(first, place);
            if let Some((column, height)) = before {
                assert!(
                    (x - column).abs() < 1e-9 && y >= height,
                    "block {block} after {first}"
                );
            }
            before = Some((x, y));
        }
    }
}

#[wasm_bindgen_test]
fn the_scale_of_the_tank_is_that_of_its_squares() {
    let space = Space {
        width: 996.0,
        text: 1.0,
        ratio: 1.0,
        low: false,
    };
    let tank = Layout::new(space, DEMAND).tank;
    assert_eq!(tank.columns, 20);
    let jobs: Vec<u64> = tank.ticks.iter().map(|tick| tick.jobs).collect();
    assert_eq!(jobs, [10_000, 20_000, 30_000]);
    // 10,000 jobs are 100 squares, five rows of twenty.
    let rows = (tank.inside.bottom() - tank.ticks[0].y) / tank.cell;
    assert!((rows - 5.0).abs() < 1e-9, "{rows} rows");
}
