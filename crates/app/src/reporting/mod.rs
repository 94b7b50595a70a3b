//! Reports: figures with their definitions, small numbers hidden from those who may not see the people behind them.

pub mod change;
pub mod export;
pub mod figures;
pub mod rows;
pub mod show;
