//! The `profile_school` table: which school somebody goes to, which outlives what is published of it.

use std::collections::BTreeMap;

use domain::ids::ProfileId;
use domain::school::Chosen;
use rusqlite::params;

use super::{Reader, Writer};
use crate::store::{Result, Topic, columns};

/// The schools of all whom the citizen applies for, those in the trash left out.
pub fn all(db: &Reader) -> Result<BTreeMap<ProfileId, Chosen>> {
    let mut query = db.prepare_cached(
        "SELECT s.profile, s.uai, s.name, s.commune FROM profile_school s JOIN profile p ON p.id = s.profile
         WHERE p.trashed_at IS NULL",
    )?;
    let rows = query.query_map((), |row| {
        let chosen = Chosen { uai: row.get(1)?, name: row.get(2)?, commune: row.get(3)? };
        Ok((ProfileId(columns::uuid(row, 0)?), chosen))
    })?;
    Ok(rows.collect::<std::result::Result<_, _>>()?)
}

/// Keeps the school of somebody; the one there was is theirs no more.
pub fn keep(db: &Writer, profile: ProfileId, chosen: &Chosen) -> Result<()> {
    db.prepare_cached(
        "INSERT INTO profile_school (profile, uai, name, commune) VALUES (?1, ?2, ?3, ?4)
         ON CONFLICT (profile) DO UPDATE SET uai = excluded.uai, name = excluded.name, commune = excluded.commune",
    )?
    .execute(params![profile.0.as_bytes(), chosen.uai, chosen.name, chosen.commune])?;
    db.touch(Topic::Profiles);
    Ok(())
}

/// Keeps it no longer, as the citizen asked.
pub fn leave(db: &Writer, profile: ProfileId) -> Result<()> {
    db.prepare_cached("DELETE FROM profile_school WHERE profile = ?1")?.execute([profile.0.as_bytes()])?;
    db.touch(Topic::Profiles);
    Ok(())
}

#[cfg(test)]
mod tests {
    use chrono::TimeDelta;
    use domain::profile::{Profile, Who};
    use uuid::Uuid;

    use super::*;
    use crate::store::desk::ground::{Ground, noon};
    use crate::store::desk::{profiles, trash};

    fn child(number: u128) -> Profile {
        let id = ProfileId(Uuid::from_u128(number));
        Profile { id, who: Who::MyChild, name: format!("Enfant {number}"), answers: BTreeMap::new() }
    }

    fn chosen(uai: &str) -> Chosen {
        Chosen { uai: uai.into(), name: "Jules Haag".into(), commune: "Besan\u{e7}on".into() }
    }

    #[tokio::test]
    async fn each_child_has_a_school_of_its_own_until_it_leaves_it() {
        let ground = Ground::new();
        let (one, two) = (child(1), child(2));
        let ids = (one.id, two.id);
        ground
            .write(move |db| {
                profiles::save(db, &one)?;
                profiles::save(db, &two)?;
                keep(db, one.id, &chosen("0250011B"))?;
                keep(db, two.id, &chosen("0250001A"))?;
                keep(db, two.id, &chosen("0250002B"))?;
                // What is known of somebody is written anew without their school being lost.
                profiles::save(db, &two)
            })
            .await;
        let held = ground.store.read(all).await.unwrap();
        assert_eq!(held.len(), 2);
        assert_eq!((held[&ids.0].uai.as_str(), held[&ids.1].uai.as_str()), ("0250011B", "0250002B"));
        ground.write(move |db| leave(db, ids.0)).await;
        assert_eq!(ground.store.read(all).await.unwrap().keys().collect::<Vec<_>>(), [&ids.1]);
    }

    #[tokio::test]
    async fn a_school_goes_to_the_trash_and_comes_back_with_its_pupil_and_is_emptied_with_them() {
        let ground = Ground::new();
        let one = child(1);
        let id = one.id;
        ground
            .write(move |db| {
                profiles::save(db, &one)?;
                keep(db, id, &chosen("0250011B"))?;
                trash::empty(db, noon())?;
                profiles::discard(db, id, noon())
            })
            .await;
        assert!(ground.store.read(all).await.unwrap().is_empty());
        ground.write(move |db| profiles::restore(db, id)).await;
        assert_eq!(ground.store.read(all).await.unwrap().len(), 1);
        ground.write(move |db| profiles::discard(db, id, noon())).await;
        let later = noon() + TimeDelta::days(31);
        ground.write(move |db| trash::empty(db, later).map(|_| ())).await;
        ground.write(move |db| trash::empty(db, later + TimeDelta::hours(1)).map(|_| ())).await;
        let rows = ground.store.read(|db: &Reader<'_>| {
            let sql = "SELECT (SELECT count(*) FROM profile_school) + (SELECT count(*) FROM profile)";
            Ok(db.prepare_cached(sql)?.query_row((), |row| row.get::<_, i64>(0))?)
        });
        assert_eq!(rows.await.unwrap(), 0);
    }
}
