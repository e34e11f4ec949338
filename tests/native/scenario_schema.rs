//! The published JSON Schema is generated from the types; `UPDATE=1` rewrites the file.

use floodgate::scenario;
use std::path::Path;

fn generated() -> String {
    let text = serde_json::to_string_pretty(&scenario::schema()).expect("a schema is JSON");
    text + "\n"
}

#[test]
fn the_schema_that_is_checked_in_is_current() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("static/schema/scenario-1.json");
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(&path, generated()).expect("the schema can be written");
    }
    let checked_in = std::fs::read_to_string(&path).expect("the schema can be read");
    assert!(
        checked_in == generated(),
        "static/schema/scenario-1.json is not what the types say: \
         run `UPDATE=1 cargo test --test native the_schema` and commit it"
    );
}
