//! The scenario file: types, validation, the shipped catalogue. Knows no browser and no clock.
