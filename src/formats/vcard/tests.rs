//! What becomes of cards, told entry by entry and finding by finding.

use crate::formats::test_support::describe_contacts;

fn read(text: &str) -> (Vec<String>, Vec<String>) {
    describe_contacts(&super::FORMAT, text)
}

/// One card with these lines in it, without findings.
fn card(lines: &str) -> String {
    let (cards, findings) = read(&format!("BEGIN:VCARD\r\n{lines}\r\nEND:VCARD\r\n"));
    assert!(findings.is_empty(), "{findings:?}");
    assert_eq!(cards.len(), 1, "{cards:?}");
    cards[0].clone()
}

#[test]
fn a_card_of_each_version_is_the_same_contact() {
    let want = "uid=k-1|organisation=[Kreis]|unit=Frühe Hilfen, Rat|name=Dr. Anna Müller|family-name=Müller\
        |post=Beratung|phone=06031 83-1|fax=06031 83-91|mobile=0171 1234567|email=a@example.org\
        |keywords=[Rat/Tat]|room=B 2.14|note=Nur vormittags";
    for lines in [
        "VERSION:2.1\r\nUID:k-1\r\nN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:M=C3=BCller;Anna;;Dr.\r\n\
         FN;CHARSET=ISO-8859-1;QUOTED-PRINTABLE:Dr. Anna M=\r\n=FCller\r\nORG;CHARSET=UTF-8:Kreis;Frühe Hilfen, Rat\r\n\
         TITLE:Beratung\r\nTEL;WORK;VOICE:06031 83-1\r\nTEL;WORK;FAX:06031 83-91\r\nTEL;CELL:0171 1234567\r\n\
         EMAIL;INTERNET:a@example.org\r\nCATEGORIES:Rat,Tat\r\nX-ROOM:B 2.14\r\nNOTE:Nur vormittags",
        "VERSION:3.0\r\nUID:k-1\r\nN:Müller;Anna;;Dr.;\r\nFN:Dr. Anna Müller\r\nORG:Kreis;Frühe Hilfen\\, Rat\r\n\
         ROLE:Beratung\r\nTEL;TYPE=work,voice:06031 83-1\r\nTEL;TYPE=WORK;TYPE=FAX:06031 83-91\r\n\
         item1.TEL:0171 1234567\r\nitem1.X-ABLabel:Diensthandy\r\nEMAIL;TYPE=INTERNET:a@example.org\r\n\
         CATEGORIES:Rat,Tat\r\nADR;TYPE=WORK:;B 2.14;;;;;\r\nNOTE:Nur vor\r\n mittags",
        "VERSION:4.0\r\nUID:k-1\r\nN:Müller;Anna;;Dr.;\r\nFN:Dr. Anna Müller\r\nORG:Kreis;Frühe Hilfen\\, Rat\r\n\
         TITLE:Beratung\r\nTEL;VALUE=uri;TYPE=\"work,voice\":tel:06031 83-1\r\nTEL;TYPE=\"work,fax\":06031 83-91\r\n\
         TEL;TYPE=cell:0171 1234567\r\nEMAIL:mailto:a@example.org\r\nCATEGORIES:Rat,Tat\r\n\
         ADR;TYPE=work:;Raum B 2.14;;;;;\r\nNOTE:Nur vormittags",
    ] {
        let card = card(lines).replace("room=Raum B", "room=B");
        assert_eq!(card, want);
    }
}

#[test]
fn what_our_own_writer_noted_is_believed_as_long_as_it_fits() {
    let card_of = |n: &str, tel: &str| {
        card(&format!(
            "FN:Dr. Ana Lopes Silva\r\nN;X-MADE=1:{n};Dr.;\r\n\
             TEL;TYPE=work;X-WRITTEN=\"06031/83; 1\":{tel}"
        ))
    };
    assert_eq!(
        card_of("Silva;Ana Lopes;", "+49 6031 831"),
        "name=Dr. Ana Lopes Silva|phone=+49 6031 831"
    );
    let written = card("FN:A\r\nTEL;X-WRITTEN=\"(06031) 83-1\":+49 6031 83-1");
    assert_eq!(written, "name=A|phone=(06031) 83-1");
    assert_eq!(
        card_of("Lopes Silva;Ana;", "12"),
        "name=Dr. Ana Lopes Silva|family-name=Lopes Silva|phone=12"
    );
}

#[test]
fn numbers_go_where_their_kind_says_and_preferred_ones_come_first() {
    let card = card(
        "FN:A\r\nTEL;HOME;FAX:1\r\nTEL;HOME:2\r\nTEL;WORK:3\r\nTEL;WORK;PREF:4\r\nTEL;PAGER:5\r\n\
         TEL;WORK;FAX:6\r\nTEL;VALUE=uri;TYPE=work:tel:+49-6031-83;ext=7\r\nitem1.TEL:8\r\n\
         item1.X-ABLabel:_$!<AssistantPhone>!$_\r\nTEL;CAR:9",
    );
    assert_eq!(
        card,
        "name=A|phone=4|fax=6|more-phones=home fax 1|more-phones=home 2|phone=work 3|more-phones=pager 5\
         |phone=work +49-6031-83-7|more-phones=8|more-phones=9"
    );
}

#[test]
fn a_label_only_adds_to_what_the_types_say() {
    for (number, entry) in [
        ("TYPE=WORK,FAX:1\r\na.X-ABLabel:Amt", "fax=1"),
        ("TYPE=CELL:1\r\na.X-ABLabel:Dienst", "mobile=1"),
        ("TYPE=HOME:1\r\na.X-ABLabel:Fax", "more-phones=home fax 1"),
        ("TYPE=VOICE:1\r\na.X-ABLabel:Privat", "more-phones=home 1"),
        ("TYPE=VOICE:1\r\na.X-ABLabel:Sekretariat", "more-phones=1"),
        ("TYPE=textphone,work:1", "more-phones=work textphone 1"),
    ] {
        assert_eq!(
            card(&format!("FN:A\r\na.TEL;{number}")),
            format!("name=A|{entry}")
        );
    }
}

#[test]
fn what_is_at_work_comes_before_what_says_nothing_and_before_the_switchboard() {
    assert_eq!(
        card("FN:A\nTEL;TYPE=HOME:1\nTEL:2\nTEL;TYPE=MAIN:3\nTEL;TYPE=WORK:4"),
        "name=A|phone=4|more-phones=home 1|phone=2|phone=3"
    );
    assert_eq!(card("FN:A\nTEL;TYPE=MAIN:3"), "name=A|phone=3");
}

#[test]
fn an_extension_that_is_not_dialled_through_is_no_part_of_the_number() {
    let (cards, findings) = read(
        "BEGIN:VCARD\nFN:A\nTEL;VALUE=uri:tel:+1-418-656-9254;ext=102\nTEL:905-555-1234 x102\n\
         TEL:83 x12\nEND:VCARD\n",
    );
    assert_eq!(
        cards,
        ["name=A|phone=+1-418-656-9254|phone=905-555-1234|phone=83-12"]
    );
    let of_extension = findings
        .iter()
        .filter(|finding| finding.contains("unread-extension"));
    assert_eq!(of_extension.count(), 2, "{findings:?}");
}

#[test]
fn the_name_keeps_titles_and_knows_the_family_name() {
    assert_eq!(
        card("FN:Prof. Dr. Ana Lopes Silva\nN:Lopes Silva;Ana;;;"),
        "name=Prof. Dr. Ana Lopes Silva|family-name=Lopes Silva"
    );
    assert_eq!(
        card("N:Doe;John;Richter,James;Mr.;Sr.\nFN:Mr. John Richter James Doe Sr."),
        "name=Mr. John Richter James Doe Sr.|family-name=Doe|honorific-suffix=Sr."
    );
    assert_eq!(
        card("FN:Müller Anna\nN:Müller;Anna"),
        "family-name=Müller|given-name=Anna"
    );
    assert_eq!(card("N:;;;;\nNICKNAME:Anni"), "name=Anni");
}

#[test]
fn what_the_whole_name_says_more_is_kept_and_so_is_a_name_in_another_script() {
    for (lines, names) in [
        (
            "N:Müller;Ina;;Dr.;M.A.\nFN:Dr. Ina Müller\\, M.A.",
            "name=Dr. Ina Müller, M.A.|family-name=Müller|honorific-suffix=M.A.",
        ),
        (
            "FN:Dr. med. Anna Müller (Jugendamt)\nN:Müller;Anna",
            "name=Dr. med. Anna Müller (Jugendamt)|family-name=Müller",
        ),
        (
            "FN:Müller\nN:Müller;Anna",
            "family-name=Müller|given-name=Anna",
        ),
        (
            "FN:Анна Миллер\nN:Miller;Anna",
            "name=Анна Миллер|other-names=[Anna Miller]",
        ),
        (
            "FN;ALTID=1;LANGUAGE=ja:山田太郎\nFN;ALTID=1;LANGUAGE=de:Taro Yamada\nN:Yamada;Taro",
            "name=Taro Yamada|family-name=Yamada|other-names=[山田太郎]",
        ),
        (
            "FN:Ina Rat\nN:Rat;Ina\nNICKNAME:Ini,Rätin",
            "name=Ina Rat|family-name=Rat|other-names=[Ini/Rätin]",
        ),
    ] {
        assert_eq!(card(lines), names);
    }
}

#[test]
fn an_office_has_no_name_of_a_person() {
    assert_eq!(
        card("FN:Zentrale\nN:;;;;\nKIND:org\nTITLE:Zentrale\nORG:Kreis"),
        "unit=Kreis|post=Zentrale"
    );
    assert_eq!(
        card("FN:Bürgerservice\nN:;;;;\nORG:Bürgerservice;\nX-ABShowAs:COMPANY"),
        "unit=Bürgerservice"
    );
    assert_eq!(card("FN:Pforte\nKIND:org"), "post=Pforte");
    assert_eq!(
        card("KIND:org\nFN:Hausmeisterei\nORG:Kreis Musterland\nTEL:78"),
        "unit=Kreis Musterland|post=Hausmeisterei|phone=78"
    );
    assert_eq!(
        card("KIND:org\nFN:Hausmeisterei\nORG:Kreis;Bau\nTITLE:Notdienst"),
        "organisation=[Kreis/Bau]|unit=Hausmeisterei|post=Notdienst"
    );
    assert_eq!(
        card("X-ABShowAs:COMPANY\nFN:Stadtwerke\nORG:Stadtwerke\nN:Groß;Eva"),
        "unit=Stadtwerke|family-name=Groß|given-name=Eva"
    );
}

#[test]
fn a_room_is_found_in_a_note_that_says_one() {
    assert_eq!(card("FN:A\nNOTE:Raum B 2.14"), "name=A|room=B 2.14");
    assert_eq!(card("FN:A\nNOTE:Room 12"), "name=A|room=12");
    assert_eq!(
        card("VERSION:3.0\nFN:A\nNOTE:nur vormittags\\nZimmer 12"),
        "name=A|room=12|note=nur vormittags\nZimmer 12"
    );
    assert_eq!(
        card("FN:A\nNOTE:Raum und Zeit\nADR;HOME:;Wohnung 3;Weg 1;Ort"),
        "name=A|note=Raum und Zeit"
    );
}

#[test]
fn a_part_of_an_address_is_a_room_where_it_has_the_form_of_one() {
    for (part, room) in [
        ("222 Broadway", None),
        ("Street 2 W", None),
        ("Europaplatz 1", None),
        ("Empfang", Some("Empfang")),
        ("Haus A", Some("Haus A")),
        ("3. OG links", Some("3. OG links")),
        ("B 2.14", Some("B 2.14")),
        ("Raum 7", Some("Raum 7")),
        ("415a", Some("415a")),
    ] {
        let room = room.map(|room| format!("|room={room}")).unwrap_or_default();
        let card = card(&format!("FN:A\nADR;TYPE=WORK:;{part};Weg 1;Ort"));
        assert_eq!(card, format!("name=A{room}"));
    }
    assert_eq!(
        card("FN:A\nADR:;;Europaplatz 1;Friedberg;;;;B 12;;2"),
        "name=A|room=B 12"
    );
}

#[test]
fn texts_in_other_languages_do_not_take_the_place_of_the_own_one() {
    assert_eq!(
        card(
            "FN:A\nTITLE;ALTID=1;LANGUAGE=fr:Conseil\nTITLE;ALTID=1;LANGUAGE=en:Advice\nTITLE;ALTID=1;LANGUAGE=de:Rat\n\
             ORG;ALTID=2;LANGUAGE=en:Office\nORG;ALTID=2;LANGUAGE=de:Amt\n\
             NOTE;ALTID=3;LANGUAGE=fr:lundi\nNOTE;ALTID=3;LANGUAGE=de:montags"
        ),
        "unit=Amt|name=A|post=Rat|post-en=Advice|note=montags"
    );
    assert_eq!(
        card("FN:A\nTITLE;LANGUAGE=fr:Conseil"),
        "name=A|post=Conseil"
    );
    assert_eq!(
        card("FN:Lopes Silva\nN:Lopes,Silva;Ana;;;;Silva;"),
        "family-name=Lopes Silva|given-name=Ana"
    );
}

#[test]
fn harmless_lines_are_passed_over_without_a_word() {
    let (cards, findings) = read(
        "BEGIN:VADDRESSBOOK\nBEGIN:VCARD\nFN:A\nX-messaging/xmpp-All:a\nX-GOOGLE TALK;TYPE=x:a\nEND:VCARD\n\
         END:VADDRESSBOOK\n\u{feff}BEGIN:VCARD\nFN:B\nAGENT:BEGIN:VCARD\n FN:C\n TEL:1\n END:VCARD\nTEL:12\nEND:VCARD\n",
    );
    assert_eq!(cards, ["name=A", "name=B|phone=12"]);
    assert!(findings.is_empty(), "{findings:?}");
}

#[test]
fn an_agent_is_somebody_of_their_own() {
    let (cards, findings) = read(
        "BEGIN:VCARD\nVERSION:2.1\nFN:Chefin\nAGENT:\nBEGIN:VCARD\nVERSION:2.1\nFN:Assistenz\nTEL:12\nEND:VCARD\nTEL:34\nEND:VCARD\n",
    );
    assert_eq!(cards, ["name=Assistenz|phone=12", "name=Chefin|phone=34"]);
    assert!(findings.is_empty());
}

#[test]
fn a_card_without_end_costs_itself_and_no_other() {
    let (cards, findings) = read(
        "BEGIN:VCARD\nFN:Gut Erste\nEND:VCARD\nBEGIN:VCARD\nFN:Kaputt\nTEL:06031\nBEGIN:VCARD\nFN:Gut Zweite\nEND:VCARD\nBEGIN:VCARD\nFN:Hal",
    );
    assert_eq!(cards, ["name=Gut Erste", "name=Gut Zweite"]);
    assert_eq!(findings, ["4:1 open-card", "10:1 open-card"]);
}

#[test]
fn cards_that_are_joined_without_a_line_end_are_cards_all_the_same() {
    let (cards, findings) = read(
        "BEGIN:VCARD\nFN:A\nEND:VCARDBEGIN:VCARD\nFN:B\nAGENT:BEGIN:VCARD\nFN:C\nEND:VCARD\nEND:VCARD\nBEGIN:VCARD\nFN:D\nPHOTO;ENCODING=b:\n 4AAbegin:vcard\nFN:E\nEND:VCARD",
    );
    assert_eq!(cards, ["name=A", "name=C", "name=B", "name=E"]);
    assert_eq!(findings, ["12:1 broken-line", "9:1 open-card"]);
}

#[test]
fn what_stands_outside_a_card_is_told_once_a_place() {
    let (cards, findings) =
        read("Liste\nStand heute\nBEGIN:VCARD\nFN:A\nEND:VCARD\nTEL:1\nEND:VCARD\n");
    assert_eq!(cards, ["name=A"]);
    assert_eq!(findings, ["1:1 outside-card", "6:1 outside-card"]);
}

#[test]
fn broken_lines_and_unknown_names_are_told_with_their_place() {
    let (cards, findings) = read(
        "BEGIN:VCARD\nFN:A\nohne Doppelpunkt\nTELL;WORK:12\nNOTE;ENCODING=QUOTED-PRINTABLE;CHARSET=klingonisch:M=FC\nTITLE;QUOTED-PRINTABLE:50=%\nEND:VCARD\n",
    );
    assert_eq!(cards, ["name=A|post=50=%|note=Mü"]);
    assert_eq!(
        findings,
        [
            "3:1 broken-line",
            "4:1 unknown-property",
            "6:24 broken-encoding",
            "5:52 unknown-charset",
        ]
    );
}

#[test]
fn an_empty_card_and_a_group_are_told() {
    let (cards, findings) = read(
        "BEGIN:VCARD\nVERSION:3.0\nN:;;;;\nEND:VCARD\nBEGIN:VCARD\nKIND:group\nFN:Team\nEND:VCARD\n",
    );
    assert!(cards.is_empty());
    assert_eq!(findings, ["1:1 empty-card", "5:1 group-card"]);
}

#[test]
fn every_address_is_read_and_the_one_at_work_comes_first() {
    assert_eq!(
        card(
            "FN:A\nEMAIL;TYPE=HOME:a@example.org\nEMAIL:b@example.org\nEMAIL;TYPE=work:c@example.org\nEMAIL;TYPE=work:mailto:d@example.org"
        ),
        "name=A|email=c@example.org|more-emails=home a@example.org|more-emails=b@example.org|more-emails=work d@example.org"
    );
}

#[test]
fn further_values_are_told_once() {
    let one = "BEGIN:VCARD\nFN:A\nTITLE:a\nTITLE;PREF=1:b\nEND:VCARD\n";
    let (cards, findings) = read(&one.repeat(3));
    assert_eq!(cards[0], "name=A|post=b");
    assert_eq!(findings, ["3:1 further-values"]);
}
