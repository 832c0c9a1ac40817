//! `wir contacts`: find or list people and numbers.

use std::cmp::Reverse;

use crate::cli::Exit;
use crate::cli::arguments;
use crate::cli::context::{Data, Desk, USUAL_LISTING, complain, quoted, typed};
use crate::diagnostic::meant;
use crate::formats::Kind;
use crate::ldap::{Ask, Part};
use crate::model::phone::Number;
use crate::model::{Directory, Field};
use crate::render::{self, ContactList, View, contact_value};
use crate::search::{self, Answer, Filter, Listing, Query, Similar, Understood};
use crate::text::fold;
use crate::{say, t};

/// The areas of work lie in another file, which is read only when it is asked for.
fn kinds(fields: Option<&[Field]>) -> &'static [Kind] {
    match fields.is_some_and(|fields| fields.contains(&Field::Area)) {
        true => &Kind::CONTACTS_AND_AREAS,
        false => &Kind::CONTACTS,
    }
}

pub(in crate::cli) fn run(desk: &Desk, args: &arguments::Contacts) -> Exit {
    let fields = match fields(desk, &args.fields) {
        Ok(fields) => fields,
        Err(exit) => return exit,
    };
    let order = match args
        .sort
        .as_deref()
        .map(|word| order(desk, word))
        .transpose()
    {
        Ok(order) => order,
        Err(exit) => return exit,
    };
    let query = Query::new(&typed(&args.words));
    // What is sorted must be read first, as far as a listing goes.
    let most = args
        .limit
        .filter(|limit| args.sort.is_none() || *limit > USUAL_LISTING);
    let mut wanted = desk.wanted(&query, most, args.similar);
    if desk.has_servers() {
        wanted.room = args.room.as_deref().map(search::room_key);
        wanted.unit = args.unit.as_deref().map(unit_parts).unwrap_or_default();
        let is_only_signs =
            wanted.room.as_deref() == Some("") || args.unit.is_some() && wanted.unit.is_empty();
        if is_only_signs {
            wanted.most = 0;
        }
    }
    let look = |data| look_up(desk, args, &query, order, data);
    let kinds = kinds(fields.as_deref());
    let (data, found) = desk.look_up(kinds, Ask::Entries(wanted), look);
    desk.say_findings(data);
    let Some(Found {
        mut hits,
        understood,
        everywhere,
    }) = found
    else {
        let unit = args.unit.as_deref().unwrap_or_default();
        return no_unit(desk, data, unit);
    };
    let searched = !query.is_empty();
    if hits.is_empty() {
        let view = View::Contacts(ContactList {
            understood: &understood,
            hits: &hits,
            fields: fields.as_deref(),
            searched,
        });
        let narrowed = Narrowed {
            room: args.room.as_deref(),
            unit: args.unit.as_deref(),
            everywhere,
        };
        return nobody(desk, data, &view, &query, &narrowed);
    }
    let shown = args.limit.or(desk.usual_limit).unwrap_or(usize::MAX);
    say_understood(desk, &query, &understood, hits.similar(shown));
    let narrowed_in = searched.then_some(&data.directory);
    limit(desk, &mut hits, args.limit, narrowed_in);
    let list = ContactList {
        understood: &understood,
        hits: &hits,
        fields: fields.as_deref(),
        searched,
    };
    let exit = desk.answer(&View::Contacts(list), &data.directory);
    desk.unless_damaged(data, exit)
}

/// What was found, and how many would be found without `--unit` and `--room` where nothing was.
struct Found<'d> {
    hits: Listing<'d>,
    understood: Understood,
    everywhere: usize,
}

/// Searches; `None` where there is no such unit.
fn look_up(
    desk: &Desk,
    args: &arguments::Contacts,
    query: &Query,
    order: Option<Order>,
    data: &'static Data,
) -> Option<Found<'static>> {
    let mut filter = Filter {
        units: None,
        room: args.room.as_deref().map(search::room_key),
    };
    if let Some(unit) = args.unit.as_deref() {
        let units = search::find_unit(&data.directory, unit);
        if units.is_empty() {
            return None;
        }
        filter.units = Some(units);
    }
    let find = |filter: &Filter, similar| data.people().find(query, filter, similar, desk.lang);
    let Answer {
        mut hits,
        understood,
    } = find(&filter, args.similar);
    if let Some(order) = order {
        hits = sorted(hits, order, data, desk);
    }
    let everywhere = if hits.is_empty() {
        find(&Filter::default(), false).hits.len()
    } else {
        0
    };
    let shown = args.limit.or(desk.usual_limit).unwrap_or(usize::MAX);
    data.look_through(&hits, shown);
    Some(Found {
        hits,
        understood,
        everywhere,
    })
}

/// The words of a unit, as a server gets them; one reading is enough.
fn unit_parts(unit: &str) -> Vec<Part> {
    let mut readings = Query::new(unit).parts();
    readings.truncate(1);
    readings.into_iter().flatten().collect()
}

/// Keeps the first hits, and says that there are more, and how to narrow what was searched.
pub(in crate::cli) fn limit(
    desk: &Desk,
    hits: &mut Listing<'_>,
    limit: Option<usize>,
    narrowed_in: Option<&Directory>,
) {
    let limit = limit.or(desk.usual_limit);
    let Some(limit) = limit.filter(|&limit| limit < hits.len()) else {
        return;
    };
    let mut sentence = render::shown_of(desk.lang, hits.len(), limit);
    if let Some(directory) = narrowed_in {
        sentence.push(' ');
        sentence.push_str(&render::narrowing(desk.lang, hits, directory));
    }
    hits.truncate(limit);
    complain(&sentence);
}

/// Says how the query was understood: what was heard, what was left out, that nothing is spelled so.
pub(in crate::cli) fn say_understood(
    desk: &Desk,
    query: &Query,
    understood: &Understood,
    similar: Similar,
) {
    let asked = quoted(query.typed());
    for sentence in render::understood(desk.lang, &asked, understood, similar) {
        complain(&sentence);
    }
}

/// Says that nothing is spelled as it was asked.
pub(in crate::cli) fn only_similar(desk: &Desk, query: &Query) {
    say_understood(desk, query, &Understood::default(), Similar::All);
}

fn fields(desk: &Desk, words: &[String]) -> Result<Option<Vec<Field>>, Exit> {
    if words.is_empty() {
        return Ok(None);
    }
    words
        .iter()
        .map(|word| field(desk, word))
        .collect::<Result<Vec<Field>, Exit>>()
        .map(Some)
}

fn field(desk: &Desk, word: &str) -> Result<Field, Exit> {
    let lang = desk.lang;
    if let Some(field) = Field::named(word).filter(|field| Field::COLUMNS.contains(field)) {
        return Ok(field);
    }
    let names: Vec<&str> = Field::COLUMNS
        .iter()
        .flat_map(|field| [field.key(), field.label(lang)])
        .collect();
    let hint = match meant(word, names) {
        Some(name) => say!(lang, "Meinten Sie „{name}“?", "Did you mean “{name}”?"),
        None => {
            let list = Field::COLUMNS.map(Field::key).join(", ");
            say!(lang, "Möglich sind: {list}.", "Possible are: {list}.")
        }
    };
    let word = quoted(word);
    complain(&say!(
        lang,
        "wir: Ein Feld „{word}“ gibt es nicht. {hint}",
        "wir: There is no field “{word}”. {hint}"
    ));
    Err(Exit::Wrong)
}

/// The field by which a list is ordered.
#[derive(Clone, Copy)]
struct Order {
    field: Field,
    is_descending: bool,
}

/// The order that a word names: a field, with `-` before it from its end.
fn order(desk: &Desk, word: &str) -> Result<Order, Exit> {
    // An option in this place is none of a field: `--sort --room 415` would order by room.
    if word.starts_with("--") {
        complain(t!(
            desk.lang,
            "wir: Hinter --sort fehlt das Feld. Zum Beispiel: --sort name, oder absteigend: --sort -name",
            "wir: The field after --sort is missing. For example: --sort name, or descending: --sort -name"
        ));
        return Err(Exit::Wrong);
    }
    let (word, is_descending) = match word.strip_prefix('-') {
        Some(word) => (word, true),
        None => (word, false),
    };
    Ok(Order {
        field: field(desk, word)?,
        is_descending,
    })
}

/// Orders by a field; who has no value there comes last, also where the order is descending. Names go by
/// family name (DIN 5007-2).
fn sorted<'d>(listing: Listing<'d>, order: Order, data: &Data, desk: &Desk) -> Listing<'d> {
    let Order {
        field: order,
        is_descending,
    } = order;
    let lang = desk.lang;
    let mut hits = listing.into_hits();
    hits.sort_by_cached_key(|hit| {
        let contact = hit.entry.contact();
        let value = contact_value(&contact, order, &data.directory, lang);
        let key = match order {
            Field::Name if contact.name.is_some() => contact.sort_key(lang),
            Field::Room => (
                search::room_order(value.as_deref().unwrap_or_default()),
                String::new(),
            ),
            Field::Phone | Field::Fax | Field::Mobile => {
                let number = Number::parse(value.as_deref().unwrap_or_default());
                (
                    number.map_or_else(|_| String::new(), |number| number.digits().to_owned()),
                    String::new(),
                )
            }
            _ => fold::sort_key(value.as_deref().unwrap_or_default()),
        };
        let (up, down) = match is_descending {
            false => (Some(key), None),
            true => (None, Some(Reverse(key))),
        };
        (value.is_none(), up, down, contact.sort_key(lang))
    });
    Listing::Found(hits)
}

/// What a search was narrowed to, and how many would be found without.
struct Narrowed<'a> {
    room: Option<&'a str>,
    unit: Option<&'a str>,
    everywhere: usize,
}

fn nobody(
    desk: &Desk,
    data: &Data,
    view: &View<'_>,
    query: &Query,
    narrowed: &Narrowed<'_>,
) -> Exit {
    let lang = desk.lang;
    let asked = quoted(query.typed());
    let Narrowed {
        room,
        unit,
        everywhere,
    } = narrowed;
    let sentence = match (query.is_empty(), room, unit) {
        (false, Some(_), _) | (false, _, Some(_)) if *everywhere > 0 => say!(
            lang,
            "Für „{asked}“ ist hier niemand eingetragen. Ohne --room und --unit gibt es Treffer: {everywhere}",
            "Nobody is listed here for “{asked}”. Hits without --room and --unit: {everywhere}"
        ),
        (true, Some(room), _) => {
            let room = match search::room_key(room).as_str() {
                "" => quoted(room),
                key => quoted(&key.to_uppercase()),
            };
            say!(
                lang,
                "In Raum {room} ist niemand eingetragen. Alle Räume: wir rooms",
                "Nobody is listed in room {room}. All rooms: wir rooms"
            )
        }
        (true, None, _) => t!(
            lang,
            "Es gibt keine Kontakte. Welche Daten gelesen werden: wir paths",
            "There are no contacts. Which data is read: wir paths"
        )
        .to_owned(),
        (false, ..) => say!(
            lang,
            "Niemand gefunden für „{asked}“. Bitte nur einen Teil tippen, zum Beispiel den Nachnamen. Themen: wir search …",
            "Nobody found for “{asked}”. Please type only a part, for example the family name. Topics: wir search …"
        ),
    };
    desk.nothing(data, view, &sentence)
}

fn no_unit(desk: &Desk, data: &Data, unit: &str) -> Exit {
    let lang = desk.lang;
    let names: Vec<&str> = data
        .directory
        .units
        .iter()
        .map(|unit| unit.name.get(lang))
        .collect();
    let hint = match meant(unit, names.iter().copied()) {
        Some(name) => say!(lang, "Meinten Sie „{name}“?", "Did you mean “{name}”?"),
        None => {
            let list: Vec<&str> = names.into_iter().take(10).collect();
            let list = list.join("; ");
            say!(
                lang,
                "Es gibt zum Beispiel: {list}.",
                "There are for example: {list}."
            )
        }
    };
    let unit = quoted(unit);
    let view = View::Contacts(ContactList {
        understood: &Understood::default(),
        hits: &Listing::Found(Vec::new()),
        fields: None,
        searched: true,
    });
    desk.nothing(
        data,
        &view,
        &say!(
            lang,
            "Eine Stelle „{unit}“ gibt es nicht. {hint}",
            "There is no unit “{unit}”. {hint}"
        ),
    )
}
