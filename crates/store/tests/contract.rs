//! What both engines must agree on: migrations, statements, NULLs, transactions that share a commit.

use anyhow::Result;
use footbridge_store::{Db, Engine, Only, StoreError, args, migrate, statements};
use footbridge_testkit::{TestApp, on_both};

#[tokio::test]
async fn every_statement_is_understood_by_both_engines() -> Result<()> {
    on_both(|t| async move {
        let mut tx = t.app.database().read().await?;
        let mut refused = Vec::new();
        for (slice, texts) in statements::all() {
            for text in texts {
                // Row locks are PostgreSQL's; SQLite has one writer anyway.
                if t.engine == Engine::Sqlite && text.contains("FOR UPDATE") {
                    continue;
                }
                if let Err(error) = tx.prepare(text).await {
                    refused.push(format!("{slice}: {error}\n    {text}"));
                    tx = t.app.database().read().await?;
                }
            }
        }
        assert!(refused.is_empty(), "{}", refused.join("\n"));
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_null_is_never_read_as_an_empty_value() -> Result<()> {
    on_both(|t| async move {
        let mut tx = t.app.database().read().await?;
        let text = tx.one::<Only<String>>("SELECT CAST(NULL AS TEXT) AS value", args![]).await;
        assert!(matches!(text, Err(StoreError::Corrupt(_))));
        let number = tx.one::<Only<i64>>("SELECT CAST(NULL AS BIGINT) AS value", args![]).await;
        assert!(matches!(number, Err(StoreError::Corrupt(_))));
        let nothing = tx.one::<Only<Option<i64>>>("SELECT CAST(NULL AS BIGINT) AS value", args![]).await?;
        assert_eq!(nothing.0, None);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_dropped_transaction_leaves_no_trace() -> Result<()> {
    on_both(|t| async move {
        let db = t.app.database();
        {
            let mut tx = db.begin().await?;
            tx.execute("INSERT INTO sign_in_throttle VALUES ('x', 1, 0, 0)", args![]).await?;
        }
        let mut tx = db.read().await?;
        let found = tx.one::<Only<i64>>("SELECT COUNT(*) AS value FROM sign_in_throttle", args![]).await?;
        assert_eq!(found.0, 0);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn migrating_twice_does_nothing_and_a_changed_file_is_noticed() -> Result<()> {
    on_both(|t| async move {
        let db = t.app.database();
        assert_eq!(migrate::run(db).await?, 0);
        let mut tx = db.begin().await?;
        tx.execute("UPDATE migration SET checksum = 'other' WHERE number = 1", args![]).await?;
        tx.commit().await?;
        assert!(matches!(migrate::run(db).await, Err(StoreError::Corrupt(_))));
        Ok(())
    })
    .await
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn many_writers_share_a_commit_and_each_stands_alone() -> Result<()> {
    let folder = std::env::temp_dir().join(format!("group-{}", uuid::Uuid::now_v7()));
    let db = Db::open(&format!("sqlite:{}", folder.join("x.db").display()))?;
    migrate::run(&db).await?;
    let writers: Vec<_> = (0..64_i64)
        .map(|number| {
            let db = db.clone();
            tokio::spawn(async move {
                let mut tx = db.begin().await?;
                tx.execute("INSERT INTO sign_in_throttle VALUES ($1, 1, 0, 0)", args![format!("k{number}")]).await?;
                // Every fourth changes its mind: the others of its group are not touched by that.
                if number % 4 == 0 { Ok(false) } else { tx.commit().await.map(|()| true) }
            })
        })
        .collect();
    let mut kept = 0;
    for writer in writers {
        kept += i64::from(writer.await??);
    }
    let reopened = Db::open(&format!("sqlite:{}", folder.join("x.db").display()))?;
    let mut tx = reopened.read().await?;
    let found = tx.one::<Only<i64>>("SELECT COUNT(*) AS value FROM sign_in_throttle", args![]).await?;
    assert_eq!((kept, found.0), (48, 48));
    drop((tx, db, reopened));
    std::fs::remove_dir_all(folder)?;
    Ok(())
}

#[tokio::test]
async fn sealed_text_opens_only_in_its_own_place() -> Result<()> {
    let t = TestApp::sqlite().await?;
    let place =
        footbridge_store::vault::Place { table: "restricted_note", column: "sealed", row: uuid::Uuid::from_u128(1) };
    let sealed = t.app.vault.seal(place, "canary words")?;
    assert!(!sealed.windows(6).any(|it| it == b"canary"));
    assert_eq!(t.app.vault.open_sealed(place, &sealed)?, "canary words");
    let elsewhere = footbridge_store::vault::Place { row: uuid::Uuid::from_u128(2), ..place };
    assert!(matches!(t.app.vault.open_sealed(elsewhere, &sealed), Err(StoreError::Sealed)));
    Ok(())
}

#[tokio::test]
async fn a_database_that_goes_away_says_so_and_serves_again_when_it_is_back() -> Result<()> {
    let Some(t) = TestApp::postgres().await? else { return Ok(()) };
    let db = t.app.database();
    let mut tx = db.begin().await?;
    tx.execute("INSERT INTO sign_in_throttle VALUES ('x', 1, 0, 0)", args![]).await?;
    // Somebody restarts the server in the middle of a transaction.
    let mut other = db.read().await?;
    let cut = "SELECT COUNT(pg_terminate_backend(pid)) AS value FROM pg_stat_activity \
               WHERE datname = current_database() AND pid <> pg_backend_pid()";
    other.one::<Only<i64>>(cut, args![]).await?;
    drop(other);
    let lost = tx.execute("UPDATE sign_in_throttle SET failures = 2", args![]).await;
    assert!(matches!(lost, Err(StoreError::Unavailable(_))), "{lost:?}");
    drop(tx);
    let mut tx = db.read().await?;
    let found = tx.one::<Only<i64>>("SELECT COUNT(*) AS value FROM sign_in_throttle", args![]).await?;
    assert_eq!(found.0, 0, "the broken transaction left nothing");
    Ok(())
}

#[tokio::test]
async fn a_locked_sqlite_file_says_unavailable_and_recovers() -> Result<()> {
    let folder = std::env::temp_dir().join(format!("locked-{}", uuid::Uuid::now_v7()));
    let path = folder.join("x.db");
    let db = Db::open(&format!("sqlite:{}", path.display()))?;
    migrate::run(&db).await?;
    let other = rusqlite::Connection::open(&path)?;
    other.execute_batch("BEGIN IMMEDIATE")?;
    assert!(matches!(db.begin().await, Err(StoreError::Unavailable(_))));
    other.execute_batch("ROLLBACK")?;
    let mut tx = db.begin().await?;
    tx.execute("INSERT INTO sign_in_throttle VALUES ('x', 1, 0, 0)", args![]).await?;
    tx.commit().await?;
    drop((db, other));
    std::fs::remove_dir_all(folder)?;
    Ok(())
}

struct Column(String);

impl footbridge_store::FromRow for Column {
    fn from_row(row: &footbridge_store::Row<'_>) -> footbridge_store::Result<Self> {
        let (table, name, required): (String, String, bool) = (row.get("tbl")?, row.get("name")?, row.get("required")?);
        Ok(Self(format!("{table}.{name}{}", if required { " NOT NULL" } else { "" })))
    }
}

#[tokio::test]
async fn both_schemas_have_the_same_columns_and_the_same_nulls() -> Result<()> {
    let Some(postgres) = TestApp::postgres().await? else { return Ok(()) };
    let sqlite = TestApp::sqlite().await?;
    // SQLite does not mark a primary key's columns as required; PostgreSQL does.
    let of_sqlite = "SELECT m.name AS tbl, c.name AS name, (c.\"notnull\" = 1 OR c.pk > 0) AS required \
        FROM sqlite_master m JOIN pragma_table_info(m.name) c WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite%'";
    let of_postgres = "SELECT CAST(table_name AS TEXT) AS tbl, CAST(column_name AS TEXT) AS name, is_nullable = 'NO' AS required \
        FROM information_schema.columns WHERE table_schema = 'public'";
    let mut columns = Vec::new();
    for (t, text) in [(&sqlite, of_sqlite), (&postgres, of_postgres)] {
        let mut tx = t.app.database().read().await?;
        let mut found: Vec<String> = tx.all::<Column>(text, args![]).await?.into_iter().map(|it| it.0).collect();
        found.sort();
        columns.push(found);
    }
    assert!(columns[0].len() > 200, "only {} columns were found", columns[0].len());
    assert_eq!(columns[0], columns[1]);
    Ok(())
}

#[tokio::test]
async fn every_table_that_is_looked_up_by_another_has_an_index_for_it() -> Result<()> {
    // A foreign key without an index makes deleting and joining walk the whole table. Small tables that are only read
    // whole are named here with the reason.
    const WITHOUT: &[&str] = &[];
    let t = TestApp::sqlite().await?;
    let mut tx = t.app.database().read().await?;
    struct Key(String);
    impl footbridge_store::FromRow for Key {
        fn from_row(row: &footbridge_store::Row<'_>) -> footbridge_store::Result<Self> {
            Ok(Self(format!("{}.{}", row.get::<String>("tbl")?, row.get::<String>("col")?)))
        }
    }
    // Only the keys that a page follows: to the person, the referral, the plan, the service, the onward referral.
    let text = "SELECT m.name AS tbl, f.\"from\" AS col FROM sqlite_master m JOIN pragma_foreign_key_list(m.name) f \
        WHERE m.type = 'table' AND f.\"table\" IN ('person', 'plan', 'goal', 'service', 'onward_referral') \
        AND f.\"from\" IN ('person_id', 'plan_id', 'goal_id', 'service_id', 'onward_id') AND NOT EXISTS ( \
        SELECT 1 FROM pragma_index_list(m.name) i JOIN pragma_index_info(i.name) c \
        WHERE c.seqno = 0 AND c.name = f.\"from\")";
    let missing: Vec<String> = tx.all::<Key>(text, args![]).await?.into_iter().map(|it| it.0).collect();
    let missing: Vec<_> = missing.iter().filter(|it| !WITHOUT.contains(&it.as_str())).collect();
    assert!(missing.is_empty(), "no index for {missing:?}");
    Ok(())
}
