//! Shows what a mapping makes of a file, one line an entry: for whoever writes a mapping.
//!
//!     cargo run -p footbridge-formats --example show_mapping -- MAPPING.toml FILE.csv

use footbridge_formats::spreadsheet::{Mapping, Sheet, read_services};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut args = std::env::args().skip(1);
    let (Some(mapping), Some(file)) = (args.next(), args.next()) else {
        return Err("say which mapping and which file".into());
    };
    let mapping = Mapping::parse(&std::fs::read_to_string(mapping)?)?;
    let sheet = Sheet::read(&std::fs::read(file)?)?;
    let today = jiff::Zoned::now().date();
    let reading = read_services(&sheet, &mapping, today)?;
    for it in &reading.drafts {
        let text = it.description.as_deref().unwrap_or_default();
        let short: String = text.chars().take(160).collect();
        println!(
            "{} | {} | needs {} | kinds {} | {} {} {} | {short}",
            it.name,
            it.address.postcode.as_deref().unwrap_or("-"),
            it.needs.join(","),
            it.kinds.join(","),
            it.cost.kind.code(),
            it.route.code(),
            it.eligibility.words(),
        );
    }
    for problem in &reading.problems {
        println!("{problem}");
    }
    println!("{} rows, {} entries, {} problems", reading.rows, reading.drafts.len(), reading.problems.len());
    Ok(())
}
