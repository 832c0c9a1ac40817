//! `wir contacts`: find or list people and numbers.

use std::cmp::Reverse;
use std::ffi::OsString;

use clap::Args;
use clap::builder::{NonEmptyStringValueParser, RangedU64ValueParser};

use crate::cli::context::Context;
use crate::cli::data::Data;
use crate::cli::exit::Exit;
use crate::cli::help_text::localized;
use crate::cli::quote::quote;
use crate::cli::reading::USUAL_LISTING;
use crate::cli::refusal::{CommandResult, Refusal};
use crate::cli::typed;
use crate::diagnostic::closest_word;
use crate::formats::RecordKind;
use crate::ldap::{QueryPart, ServerQuery};
use crate::model::phone::Number;
use crate::model::{Contact, Directory, Field};
use crate::render::{self, ContactList, View, contact_value};
use crate::search::{
    self, ContactHits, Filter, Query, QueryInterpretation, SearchResult, SimilarHits,
};
use crate::text::fold;
use crate::text::locale::Lang;
use crate::{say, t};

#[derive(Args)]
#[command(alias = localized("kontakte", "contact"), alias = localized("kontakt", "kontakte"), alias = localized("contact", "kontakt"),
    about = localized("Personen und Nummern finden oder auflisten", "Find or list people and numbers"))]
pub(in crate::cli) struct Contacts {
    #[arg(value_name = localized("WÖRTER", "WORDS"), allow_negative_numbers = true, help = localized(
        "Name, Nummer, Raum, Stelle …; alle Wörter müssen passen",
        "Name, number, room, unit …; all words must fit"))]
    pub(in crate::cli) words: Vec<OsString>,
    #[arg(long, value_name = localized("STELLE", "UNIT"), help = localized("Nur diese Stelle und was zu ihr gehört", "Only this unit and what belongs to it"))]
    pub(in crate::cli) unit: Option<String>,
    #[arg(long, value_name = localized("RAUM", "ROOM"), help = localized("Nur dieser Raum", "Only this room"))]
    pub(in crate::cli) room: Option<String>,
    #[arg(long, value_name = localized("SPRACHE", "LANGUAGE"), value_delimiter = ',',
        value_parser = NonEmptyStringValueParser::new(), help = localized(
        "Nur wer das spricht: arabisch, ar",
        "Only who speaks it: Arabic, ar"))]
    pub(in crate::cli) with_language: Vec<String>,
    #[arg(long, value_name = localized("ZAHL", "NUMBER"), value_parser = RangedU64ValueParser::<usize>::new().range(1..),
        help = localized("Höchstens so viele zeigen", "Show at most this many"))]
    pub(in crate::cli) limit: Option<usize>,
    #[arg(long, value_name = localized("FELDER", "FIELDS"), value_delimiter = ',', help = localized(
        "Nur diese Felder, etwa name,telefon,raum",
        "Only these fields, such as name,phone,room"))]
    pub(in crate::cli) fields: Vec<String>,
    #[arg(long, value_name = localized("FELD", "FIELD"), allow_hyphen_values = true, help = localized(
        "Danach ordnen; absteigend mit -: -name",
        "Order by it; descending with -: -name"))]
    pub(in crate::cli) sort: Option<String>,
    #[arg(long, hide_short_help = true, help = localized("Auch, was nur ähnlich klingt oder aussieht", "Also what only sounds or looks alike"))]
    pub(in crate::cli) similar: bool,
}

/// The areas of work lie in another file, which is read only when it is asked for.
fn kinds_for(fields: Option<&[Field]>) -> &'static [RecordKind] {
    if fields.is_some_and(|fields| fields.contains(&Field::AREA)) {
        RecordKind::CONTACTS_AND_AREAS
    } else {
        RecordKind::CONTACTS
    }
}

pub(in crate::cli) fn run(context: &Context<'_>, args: &Contacts) -> CommandResult {
    let fields = parse_fields(context, &args.fields)?;
    let order = args
        .sort
        .as_deref()
        .map(|word| parse_order(context, word))
        .transpose()?;
    let query = Query::new(&typed::join(&args.words));
    // What is sorted must be read first, as far as a listing goes.
    let most = args
        .limit
        .filter(|limit| args.sort.is_none() || *limit > USUAL_LISTING);
    let mut wanted = context.entry_query(&query, most, args.similar);
    if context.has_servers() {
        wanted.room = args.room.as_deref().map(search::room_key);
        wanted.unit = args.unit.as_deref().map(unit_parts).unwrap_or_default();
        wanted.languages = languages(args);
        let is_only_signs =
            wanted.room.as_deref() == Some("") || args.unit.is_some() && wanted.unit.is_empty();
        if is_only_signs {
            wanted.most = 0;
        }
    }
    let look = |data| look_up(context, args, &query, order, data);
    let kinds = kinds_for(fields.as_deref());
    let (data, found) = context.look_up(kinds, ServerQuery::Entries(wanted), look);
    context.tell_findings(data);
    let Some(FoundContacts {
        mut hits,
        understood,
        everywhere,
    }) = found
    else {
        let unit = args.unit.as_deref().unwrap_or_default();
        return refuse_unknown_unit(context, data, unit);
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
            languages: languages(args),
            everywhere,
        };
        return refuse_no_contact(context, data, &view, &query, &narrowed);
    }
    let shown = args.limit.or(context.usual_limit).unwrap_or(usize::MAX);
    tell_understood(context, &query, &understood, hits.similar(shown));
    let narrowed_in = searched.then_some(&data.directory);
    limit_hits(context, &mut hits, args.limit, narrowed_in);
    let list = ContactList {
        understood: &understood,
        hits: &hits,
        fields: fields.as_deref(),
        searched,
    };
    context.answer(&View::Contacts(list), &data.directory)?;
    context.refuse_if_damaged(data)?;
    Ok(Exit::Found)
}

/// What was found, and how many would be found without `--unit` and `--room` where nothing was.
struct FoundContacts<'d> {
    hits: ContactHits<'d>,
    understood: QueryInterpretation,
    everywhere: usize,
}

/// Searches; `None` where there is no such unit.
fn look_up<'d>(
    context: &Context<'_>,
    args: &Contacts,
    query: &Query,
    order: Option<Order>,
    data: &'d Data<'d>,
) -> Option<FoundContacts<'d>> {
    let mut filter = Filter {
        units: None,
        room: args.room.as_deref().map(search::room_key),
        languages: languages(args),
    };
    if let Some(unit) = args.unit.as_deref() {
        let units = search::find_unit(&data.directory, unit);
        if units.is_empty() {
            return None;
        }
        filter.units = Some(units);
    }
    let find = |filter: &Filter, similar| data.people().find(query, filter, similar, context.lang);
    let SearchResult {
        mut hits,
        understood,
    } = find(&filter, args.similar);
    if let Some(order) = order {
        hits = sort_hits(hits, order, data, context.lang);
    }
    let everywhere = if hits.is_empty() {
        find(&Filter::default(), false).hits.len()
    } else {
        0
    };
    let shown = args.limit.or(context.usual_limit).unwrap_or(usize::MAX);
    data.look_through(&hits, shown);
    Some(FoundContacts {
        hits,
        understood,
        everywhere,
    })
}

/// The codes of the languages that were asked for.
fn languages(args: &Contacts) -> Vec<String> {
    let typed = args.with_language.iter();
    typed.map(|typed| search::language_code(typed)).collect()
}

/// The words of a unit, as a server gets them; one reading is enough.
fn unit_parts(unit: &str) -> Vec<QueryPart> {
    let mut readings = Query::new(unit).parts();
    readings.truncate(1);
    readings.into_iter().flatten().collect()
}

/// Keeps the first hits, and says that there are more, and how to narrow what was searched.
pub(in crate::cli) fn limit_hits(
    context: &Context<'_>,
    hits: &mut ContactHits<'_>,
    limit: Option<usize>,
    narrowed_in: Option<&Directory>,
) {
    let limit = limit.or(context.usual_limit);
    let Some(limit) = limit.filter(|&limit| limit < hits.len()) else {
        return;
    };
    let mut sentence = render::shown_hits_sentence(context.lang, hits.len(), limit);
    if let Some(directory) = narrowed_in {
        sentence.push(' ');
        sentence.push_str(&render::narrowing(context.lang, hits, directory));
    }
    hits.truncate(limit);
    context.streams.tell(&sentence);
}

/// Says how the query was understood: what was heard, what was left out, that nothing is spelled so.
pub(in crate::cli) fn tell_understood(
    context: &Context<'_>,
    query: &Query,
    understood: &QueryInterpretation,
    similar: SimilarHits,
) {
    let asked = quote(query.typed());
    for sentence in render::describe_interpretation(context.lang, &asked, understood, similar) {
        context.streams.tell(&sentence);
    }
}

/// Says that nothing is spelled as it was asked.
pub(in crate::cli) fn tell_only_similar(context: &Context<'_>, query: &Query) {
    tell_understood(
        context,
        query,
        &QueryInterpretation::default(),
        SimilarHits::All,
    );
}

fn parse_fields(context: &Context<'_>, words: &[String]) -> Result<Option<Vec<Field>>, Refusal> {
    if words.is_empty() {
        return Ok(None);
    }
    words
        .iter()
        .map(|word| parse_field(context, word))
        .collect::<Result<Vec<Field>, Refusal>>()
        .map(Some)
}

fn parse_field(context: &Context<'_>, word: &str) -> Result<Field, Refusal> {
    let lang = context.lang;
    if let Some(field) = Field::from_name(word).filter(|field| field.is_column()) {
        return Ok(field);
    }
    let names: Vec<&str> = Field::columns()
        .flat_map(|field| [field.key(), field.label(lang)])
        .collect();
    let hint = match closest_word(word, names) {
        Some(name) => say!(lang, "Meinten Sie „{name}“?", "Did you mean “{name}”?"),
        None => {
            let list: Vec<&str> = Field::columns().map(Field::key).collect();
            let list = list.join(", ");
            say!(lang, "Möglich sind: {list}.", "Possible are: {list}.")
        }
    };
    let word = quote(word);
    Err(Refusal::wrong(say!(
        lang,
        "Ein Feld „{word}“ gibt es nicht. {hint}",
        "There is no field “{word}”. {hint}"
    )))
}

/// The field by which a list is ordered.
#[derive(Clone, Copy)]
struct Order {
    field: Field,
    is_descending: bool,
}

/// The order that a word names: a field, with `-` before it from its end.
fn parse_order(context: &Context<'_>, word: &str) -> Result<Order, Refusal> {
    // An option in this place is none of a field: `--sort --room 415` would order by room.
    if word.starts_with("--") {
        return Err(Refusal::wrong(t!(
            context.lang,
            "Hinter --sort fehlt das Feld. Zum Beispiel: --sort name, oder absteigend: --sort -name",
            "The field after --sort is missing. For example: --sort name, or descending: --sort -name"
        )));
    }
    let (word, is_descending) = match word.strip_prefix('-') {
        Some(word) => (word, true),
        None => (word, false),
    };
    Ok(Order {
        field: parse_field(context, word)?,
        is_descending,
    })
}

/// Orders by a field; contacts without a value come last, also where the order is descending. Names go by
/// family name (DIN 5007-2).
fn sort_hits<'d>(
    hits: ContactHits<'d>,
    order: Order,
    data: &Data<'_>,
    lang: Lang,
) -> ContactHits<'d> {
    // One short text for each, as a list may have a million.
    let name_key =
        |contact: &Contact<'_>| search::sort_bytes(&contact.sort_key(lang)).into_boxed_slice();
    let is_name = order.field == Field::NAME;
    let by_name =
        hits.sort_by_key(|contact| (is_name && contact.name.is_none(), name_key(contact)));
    if is_name && !order.is_descending {
        return by_name;
    }
    let field_key = |contact: &Contact<'_>| {
        let value = contact_value(contact, order.field, &data.directory, lang)?;
        let key = match order.field {
            Field::NAME => return Some(name_key(contact)),
            Field::ROOM => search::room_order(&value).into_bytes(),
            Field::PHONE | Field::FAX | Field::MOBILE => {
                let number = Number::parse(&value);
                number.map_or_else(|_| Vec::new(), |number| number.ascii_digits().to_vec())
            }
            _ => search::sort_bytes(&fold::sort_key(&value)),
        };
        Some(key.into_boxed_slice())
    };
    if order.is_descending {
        by_name.sort_by_key(|contact| {
            let key = field_key(contact);
            (key.is_none(), Reverse(key))
        })
    } else {
        by_name.sort_by_key(|contact| {
            let key = field_key(contact);
            (key.is_none(), key)
        })
    }
}

/// What a search was narrowed to, and how many would be found without.
struct Narrowed<'a> {
    room: Option<&'a str>,
    unit: Option<&'a str>,
    languages: Vec<String>,
    everywhere: usize,
}

fn refuse_no_contact(
    context: &Context<'_>,
    data: &Data<'_>,
    view: &View<'_>,
    query: &Query,
    narrowed: &Narrowed<'_>,
) -> CommandResult {
    let lang = context.lang;
    let asked = quote(query.typed());
    let Narrowed {
        room,
        unit,
        languages,
        everywhere,
    } = narrowed;
    let options = [
        ("--room", room.is_some()),
        ("--unit", unit.is_some()),
        ("--with-language", !languages.is_empty()),
    ];
    let options = options.iter().filter(|(_, is_given)| *is_given);
    let options: Vec<&str> = options.map(|(name, _)| *name).collect();
    let options = options.join(t!(lang, " und ", " and "));
    let names = Field::LANGUAGES.row().kind.names();
    let is_unknown = |code: &String| names.is_some_and(|names| (names.code)(code).is_none());
    let sentence = match (query.is_empty(), room, unit) {
        _ if languages.iter().any(is_unknown) => nobody_speaks(lang, languages),
        (false, ..) if *everywhere > 0 => say!(
            lang,
            "Für „{asked}“ ist hier niemand eingetragen. Ohne {options} gibt es Treffer: {everywhere}",
            "Nobody is listed here for “{asked}”. Hits without {options}: {everywhere}"
        ),
        (true, None, None) if !languages.is_empty() => nobody_speaks(lang, languages),
        (true, ..) if !languages.is_empty() => say!(
            lang,
            "Mit {options} zusammen ist niemand eingetragen. Bitte eines davon weglassen.",
            "Nobody is listed with {options} together. Please leave one of them out."
        ),
        (true, Some(room), _) => {
            let room = match search::room_key(room).as_str() {
                "" => quote(room),
                key => quote(&key.to_uppercase()),
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
    context.nothing(data, view, sentence)
}

/// Says that nobody is listed who speaks these languages, and which one may have been meant.
fn nobody_speaks(lang: Lang, languages: &[String]) -> String {
    let Some(names) = Field::LANGUAGES.row().kind.names() else {
        return String::new();
    };
    let shown: Vec<_> = languages
        .iter()
        .map(|code| (names.name)(code, lang))
        .collect();
    let spoken = quote(&shown.join(", "));
    let mut unknown = languages.iter().filter(|code| (names.code)(code).is_none());
    let meant = unknown.find_map(|word| (names.code)(closest_word(word, (names.spellings)())?));
    let hint = match meant {
        Some(code) => {
            let name = (names.name)(code, lang);
            say!(lang, " Meinten Sie „{name}“?", " Did you mean “{name}”?")
        }
        None => String::new(),
    };
    if languages.len() > 1 {
        return say!(
            lang,
            "Mit allen diesen Sprachen ist niemand eingetragen: {spoken}.{hint}",
            "Nobody is listed with all of these languages: {spoken}.{hint}"
        );
    }
    say!(
        lang,
        "Mit dieser Sprache ist niemand eingetragen: {spoken}.{hint}",
        "Nobody is listed with this language: {spoken}.{hint}"
    )
}

fn refuse_unknown_unit(context: &Context<'_>, data: &Data<'_>, unit: &str) -> CommandResult {
    let lang = context.lang;
    let names: Vec<&str> = data
        .directory
        .units()
        .iter()
        .map(|unit| unit.name.get(lang))
        .collect();
    let hint = match closest_word(unit, names.iter().copied()) {
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
    let unit = quote(unit);
    let view = View::Contacts(ContactList {
        understood: &QueryInterpretation::default(),
        hits: &ContactHits::Found(Vec::new()),
        fields: None,
        searched: true,
    });
    context.nothing(
        data,
        &view,
        say!(
            lang,
            "Eine Stelle „{unit}“ gibt es nicht. {hint}",
            "There is no unit “{unit}”. {hint}"
        ),
    )
}
