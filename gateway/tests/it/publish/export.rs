//! `gateway export aids`

use gateway::publish::export::{Format, aids};

use crate::world::aid;

#[test]
fn the_exchange_format_has_its_columns_and_one_line_per_aid() {
    let gateway::sources::Record::Aid(mut one) = aid(1, 0) else { unreachable!() };
    one.territory = vec!["REG-27".into(), "PAYS-FR".into()];
    one.audience = vec!["young".into(), "pupil".into(), "company".into()];
    one.aid_types = vec!["grant".into()];
    let bytes = aids(&[*one], Format::DispositifAide).unwrap();
    let mut table = csv::Reader::from_reader(bytes.as_slice());
    assert_eq!(table.headers().unwrap().len(), 15);
    let row = table.records().next().unwrap().unwrap();
    assert_eq!(&row[9], "particuliers|professionnels");
    assert_eq!(&row[10], "REG-27|PAYS-99100");
    assert_eq!(&row[5], "financement");
}
