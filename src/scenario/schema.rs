//! The published JSON Schemas of scenario and lesson files, made from the types; only natively.
//!
//! The schema knows shape and ranges, for completion and checks in an editor. What values mean
//! together (names that refer to something, times before the end) only the reader knows.

use super::format::Scenario;
use super::lesson::Lesson;
use schemars::generate::SchemaSettings;
use schemars::transform::RecursiveTransform;
use schemars::{JsonSchema, Schema};
use serde_json::{Map, Value};

/// The JSON Schema (draft 2020-12) of scenario file version 1.
pub fn schema() -> Schema {
    schema_of::<Scenario>("Floodgate scenario, version 1")
}

/// The JSON Schema (draft 2020-12) of lesson file version 1.
pub fn lesson_schema() -> Schema {
    schema_of::<Lesson>("Floodgate lesson, version 1")
}

fn schema_of<T: JsonSchema>(title: &str) -> Schema {
    let settings =
        SchemaSettings::draft2020_12().with_transform(RecursiveTransform(as_the_reader_reads));
    let generator = settings.into_generator();
    let mut schema = generator.into_root_schema_for::<T>();
    schema.insert("title".into(), title.into());
    schema
}

/// A key may be left out, but never be `null`; and the line ends of doc comments are not meant.
fn as_the_reader_reads(schema: &mut Schema) {
    let Some(object) = schema.as_object_mut() else {
        return;
    };
    without_null(object);
    if let Some(Value::String(text)) = object.get_mut("description") {
        *text = text.replace('\n', " ");
    }
}

fn without_null(object: &mut Map<String, Value>) {
    if let Some(Value::Array(types)) = object.get("type")
        && let [only, Value::String(null)] = types.as_slice()
        && null == "null"
    {
        let only = only.clone();
        object.insert("type".to_owned(), only);
    }
    if let Some(Value::Array(any)) = object.get("anyOf")
        && let [Value::Object(only), Value::Object(null)] = any.as_slice()
        && null.get("type").is_some_and(|kind| kind == "null")
    {
        let only = only.clone();
        object.remove("anyOf");
        object.extend(only);
    }
}
