//! Reads the closing lines of test runners and adds them up.
//!
//! Counts what the runners print and nothing else: `test result: …` of cargo and of
//! wasm-bindgen-test, and Playwright's closing lines.

/// Counted tests.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Tally {
    pub(crate) passed: u32,
    pub(crate) failed: u32,
    /// Ignored, skipped or passed only when repeated: not proof of anything.
    pub(crate) dodged: u32,
}

impl Tally {
    /// Takes in one line of a runner's output, if it is a closing line.
    pub(crate) fn read(&mut self, line: &str) {
        match line.trim().strip_prefix("test result: ") {
            Some(result) => self.read_cargo(result),
            None => self.read_playwright(line),
        }
    }

    /// `ok. 3 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.00s`
    fn read_cargo(&mut self, result: &str) {
        let parts = result.split_once(". ").map_or("", |(_, parts)| parts);
        for part in parts.split("; ") {
            self.count(part);
        }
    }

    /// `  5 passed (2.3s)`, `  1 failed`, `  2 skipped`, `  1 flaky`, `  3 did not run`
    fn read_playwright(&mut self, line: &str) {
        if line.starts_with("  ") && !line.starts_with("   ") {
            let line = line.trim();
            self.count(line.split_once(" (").map_or(line, |(count, _)| count));
        }
    }

    fn count(&mut self, part: &str) {
        let Some((number, what)) = part.split_once(' ') else {
            return;
        };
        let Ok(number) = number.parse::<u32>() else {
            return;
        };
        match what {
            "passed" => self.passed += number,
            "failed" | "interrupted" => self.failed += number,
            "ignored" | "skipped" | "flaky" | "did not run" => self.dodged += number,
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(lines: &[&str], passed: u32, failed: u32, dodged: u32) {
        let mut tally = Tally::default();
        for line in lines {
            tally.read(line);
        }
        assert_eq!(
            tally,
            Tally {
                passed,
                failed,
                dodged
            },
            "{lines:?}"
        );
    }

    #[test]
    fn closing_lines_are_added_up() {
        let cargo = "test result: ok. 3 passed; 0 failed; 1 ignored; 0 measured; 9 filtered out; finished in 0.00s";
        let browser =
            "test result: FAILED. 3 passed; 2 failed; 0 ignored; 0 filtered out; finished in 0.01s";
        check(&[cargo, browser], 6, 2, 1);
        check(
            &[
                "  1 failed",
                "    [chromium] › a.spec.mjs:3:1 › x",
                "  2 skipped",
                "  5 passed (2.3s)",
            ],
            5,
            1,
            2,
        );
    }

    #[test]
    fn other_lines_count_nothing() {
        check(
            &[
                "running 5 tests",
                "test a ... ok",
                "  ✓  1 a.spec.mjs:3:1 › 5 passed (2ms)",
                "",
                "5 passed",
            ],
            0,
            0,
            0,
        );
    }
}
