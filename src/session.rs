//! One run being played: commands in, view models out. Knows no browser and no clock.
