//! A small reader of JSON Schema, as far as our own document uses it: does this answer fit what we promise?

use anyhow::{Context as _, Result, bail};
use serde_json::Value;

pub fn openapi() -> Result<Value> {
    Ok(serde_json::from_str(footbridge_api::document())?)
}

/// Checks a value against one of the document's schemas.
pub fn fits(schema: &str, value: &Value) -> Result<()> {
    let document = openapi()?;
    let schema = document["components"]["schemas"].get(schema).with_context(|| format!("no schema {schema}"))?;
    check(&document, schema, value, "")
}

pub fn check(document: &Value, schema: &Value, value: &Value, at: &str) -> Result<()> {
    if let Some(target) = schema["$ref"].as_str() {
        let target =
            document.pointer(target.trim_start_matches('#')).with_context(|| format!("{target} leads nowhere"))?;
        return check(document, target, value, at);
    }
    for choice in ["oneOf", "anyOf"] {
        if let Some(choices) = schema[choice].as_array() {
            if choices.iter().any(|it| check(document, it, value, at).is_ok()) {
                return Ok(());
            }
            bail!("{at}: fits none of {choice}");
        }
    }
    let kinds: Vec<&str> = match &schema["type"] {
        Value::String(kind) => vec![kind],
        Value::Array(kinds) => kinds.iter().filter_map(Value::as_str).collect(),
        _ => return Ok(()),
    };
    let kind = match value {
        Value::Null => "null",
        Value::Bool(_) => "boolean",
        Value::Number(number) if number.is_i64() || number.is_u64() => "integer",
        Value::Number(_) => "number",
        Value::String(_) => "string",
        Value::Array(_) => "array",
        Value::Object(_) => "object",
    };
    let promised = kinds.contains(&kind) || (kind == "integer" && kinds.contains(&"number"));
    if !promised {
        bail!("{at}: {kind}, promised {kinds:?}");
    }
    if let Some(items) = value.as_array() {
        for (place, item) in items.iter().enumerate() {
            check(document, &schema["items"], item, &format!("{at}[{place}]"))?;
        }
    }
    if let (Some(fields), Some(known)) = (value.as_object(), schema["properties"].as_object()) {
        for (name, field) in fields {
            let schema = known.get(name).with_context(|| format!("{at}.{name}: not promised"))?;
            check(document, schema, field, &format!("{at}.{name}"))?;
        }
        for name in schema["required"].as_array().into_iter().flatten().filter_map(Value::as_str) {
            if !fields.contains_key(name) {
                bail!("{at}.{name}: promised, not there");
            }
        }
    }
    match (schema["format"].as_str(), value.as_str()) {
        (Some("date-time"), Some(text)) => {
            text.parse::<jiff::Timestamp>().map(|_| ()).with_context(|| format!("{at}: {text}"))?
        }
        (Some("date"), Some(text)) => drop(text.parse::<jiff::civil::Date>().with_context(|| format!("{at}: {text}"))?),
        _ => {}
    }
    Ok(())
}
