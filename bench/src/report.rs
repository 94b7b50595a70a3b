//! A table of what was measured, beside what was wanted.

use serde::Serialize;

use crate::numbers::Spread;

#[derive(Serialize)]
pub struct Report {
    name: &'static str,
    rows: Vec<Row>,
    /// What the reader should know before believing it.
    notes: Vec<String>,
}

#[derive(Serialize)]
struct Row {
    what: String,
    unit: &'static str,
    product: Option<Spread>,
    floor: Option<Spread>,
    ratio: Option<Spread>,
    goal: String,
    met: Option<bool>,
}

impl Report {
    pub const fn new(name: &'static str) -> Self {
        Self { name, rows: Vec::new(), notes: Vec::new() }
    }

    pub fn note(&mut self, words: String) {
        self.notes.push(words);
    }

    /// Product against floor, round by round. `met` judges the median of the ratio.
    pub fn ratio(
        &mut self,
        what: String,
        unit: &'static str,
        product: &[f64],
        floor: &[f64],
        goal: &str,
        met: Option<fn(f64) -> bool>,
    ) {
        let ratio = Spread::ratio(product, floor);
        self.rows.push(Row {
            what,
            unit,
            product: Some(Spread::of(product.iter().copied())),
            floor: Some(Spread::of(floor.iter().copied())),
            ratio: Some(ratio),
            goal: goal.to_owned(),
            met: met.map(|met| met(ratio.median)),
        });
    }

    /// The product alone.
    pub fn alone(
        &mut self,
        what: String,
        unit: &'static str,
        product: &[f64],
        goal: &str,
        met: Option<fn(f64) -> bool>,
    ) {
        let product = Spread::of(product.iter().copied());
        let met = met.map(|met| met(product.median));
        self.rows.push(Row {
            what,
            unit,
            product: Some(product),
            floor: None,
            ratio: None,
            goal: goal.to_owned(),
            met,
        });
    }

    pub fn all_met(&self) -> bool {
        self.rows.iter().all(|it| it.met != Some(false))
    }

    pub fn print(&self, json: bool) {
        if json {
            println!("{}", serde_json::to_string_pretty(self).unwrap_or_default());
            return;
        }
        println!("\n## {}\n", self.name);
        println!("| what | product | floor | ratio, median [range] | goal | |\n| --- | --- | --- | --- | --- | --- |");
        let shown = |it: Option<Spread>| it.map(|it| it.to_string()).unwrap_or_default();
        for row in &self.rows {
            let met = match row.met {
                Some(true) => "met",
                Some(false) => "NOT MET",
                None => "",
            };
            let (product, floor, ratio) = (shown(row.product), shown(row.floor), shown(row.ratio));
            println!("| {}, {} | {product} | {floor} | {ratio} | {} | {met} |", row.what, row.unit, row.goal);
        }
        println!();
        for note in &self.notes {
            println!("- {note}");
        }
    }
}
