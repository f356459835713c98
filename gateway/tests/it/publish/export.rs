//! `gateway export aids`

use api_client::wire;
use gateway::publish::export::{Format, aids};
use gateway::sources::{File, Record, by_name};

use crate::world::aid;

fn one() -> wire::Aid {
    let Record::Aid(mut one) = aid(1, 0) else { unreachable!() };
    one.bodies = vec!["Region".into()];
    one.territory = vec!["REG-27".into()];
    one.audience = vec!["young".into()];
    one.aid_types = vec!["grant".into()];
    one.for_whom = vec!["Vous avez 20 ans.".into()];
    *one
}

#[test]
fn what_is_exported_is_read_back_by_the_source_of_the_same_name() {
    let written = aids(&[one()], Format::DispositifAide).unwrap();
    assert_eq!(written.left_out, Vec::<String>::new());
    let source = by_name("dispositif-aide").unwrap();
    let file = File { path: "export.csv".into(), bytes: written.bytes };
    let reading = source.read(&[file], chrono::NaiveDate::from_ymd_opt(2026, 11, 24).unwrap()).unwrap();
    assert_eq!((reading.records.len(), reading.refused.len()), (1, 0));
    let Record::Aid(read) = &reading.records[0] else { unreachable!() };
    assert_eq!(read.title, one().title);
}

#[test]
fn json_holds_every_aid_as_it_travels() {
    let written = aids(&[one()], Format::Json).unwrap();
    let read: Vec<wire::Aid> = serde_json::from_slice(&written.bytes).unwrap();
    assert_eq!(read, [one()]);
}
