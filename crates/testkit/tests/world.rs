//! The synthetic world: it repeats itself, it is whole, and nothing in it could be a real person's.

use anyhow::Result;
use footbridge_testkit::world::{self, WorldSize};
use footbridge_testkit::on_both;

#[tokio::test]
async fn the_town_is_told_on_both_databases() -> Result<()> {
    on_both(|t| async move {
        let started = std::time::Instant::now();
        let told = world::build(&t.app, &WorldSize::default(), 1, |_| ()).await?;
        eprintln!("{:?}: {} people in {:?}", t.engine, told.people, started.elapsed());
        Ok(())
    })
    .await
}
