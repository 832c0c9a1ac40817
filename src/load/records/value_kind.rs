//! The kinds of values that a key can take: how each is read, and its shape.

use std::marker::PhantomData;

use jiff::civil::Date;

use super::declaration::ValueShape;
use super::declared_record::DeclaredRecord;
use super::value_reader::{PlacedText, ValueReader};
use crate::diagnostic::Span;
use crate::formats::KeyValue;
use crate::model::{Field, Keyed};
use crate::text::locale::Text;

/// A kind of value.
pub(super) trait ValueKind {
    /// What is made of it.
    type Value<'t>;

    /// What people write.
    const SHAPE: ValueShape;

    /// Reads it; what is wrong is reported.
    fn read<'t>(reading: &mut ValueReader<'_>, entry: KeyValue<'t>) -> Option<Self::Value<'t>>;
}

/// Whether a key must be there.
pub(super) trait Presence {
    /// The kind of its value.
    type Kind: ValueKind;
    /// The member of the record.
    type Value<'t>;

    /// Whether people must write it.
    const IS_REQUIRED: bool;

    /// The member that is made of what was read; nothing where that leaves no record.
    fn settle(read: Option<<Self::Kind as ValueKind>::Value<'_>>) -> Option<Self::Value<'_>>;
}

/// An entry without it is left out.
pub(super) struct Required<K>(PhantomData<K>);

impl<K: ValueKind> Presence for Required<K> {
    type Kind = K;
    type Value<'t> = K::Value<'t>;

    const IS_REQUIRED: bool = true;

    fn settle(read: Option<K::Value<'_>>) -> Option<Self::Value<'_>> {
        read
    }
}

/// Must be there, but the code that uses the record has words of its own where it is not.
pub(super) struct Expected<K>(PhantomData<K>);

impl<K: ValueKind> Presence for Expected<K> {
    type Kind = K;
    type Value<'t> = Option<K::Value<'t>>;

    const IS_REQUIRED: bool = true;

    fn settle(read: Option<K::Value<'_>>) -> Option<Self::Value<'_>> {
        Some(read)
    }
}

/// May be missing.
pub(super) struct Optional<K>(PhantomData<K>);

impl<K: ValueKind> Presence for Optional<K> {
    type Kind = K;
    type Value<'t> = Option<K::Value<'t>>;

    const IS_REQUIRED: bool = false;

    fn settle(read: Option<K::Value<'_>>) -> Option<Self::Value<'_>> {
        Some(read)
    }
}

/// May be missing, which is the same as empty.
pub(super) struct Defaulted<K>(PhantomData<K>);

impl<K: ValueKind> Presence for Defaulted<K>
where
    for<'t> K::Value<'t>: Default,
{
    type Kind = K;
    type Value<'t> = K::Value<'t>;

    const IS_REQUIRED: bool = false;

    fn settle(read: Option<K::Value<'_>>) -> Option<Self::Value<'_>> {
        Some(read.unwrap_or_default())
    }
}

/// Kinds whose values are read by a function of [`ValueReader`].
macro_rules! kinds {
    ($(
        $(#[$doc:meta])*
        $kind:ident($shape:expr) -> $value:ty: $read:expr;
    )*) => {
        $(
            $(#[$doc])*
            pub(super) struct $kind;

            impl $crate::load::records::value_kind::ValueKind for $kind {
                type Value<'t> = $value;

                const SHAPE: ValueShape = $shape;

                fn read<'t>(
                    reading: &mut $crate::load::records::value_reader::ValueReader<'_>,
                    entry: $crate::formats::KeyValue<'t>,
                ) -> Option<$value> {
                    let read: fn(
                        &mut $crate::load::records::value_reader::ValueReader<'_>,
                        $crate::formats::KeyValue<'t>,
                    ) -> Option<$value> = $read;
                    read(reading, entry)
                }
            }
        )*
    };
}

kinds! {
    /// A text on one line.
    Line(ValueShape::Line) -> String: |reading, entry| reading.owned_text(entry);
    /// The id of the entry itself.
    Id(ValueShape::Id) -> String: |reading, entry| reading.owned_text(entry);
    /// A word that binds values together.
    FreeWord(ValueShape::FreeWord) -> String: |reading, entry| reading.owned_text(entry);
    /// A text for both languages.
    Bilingual(ValueShape::Bilingual) -> Text<'static>: |reading, entry| reading.owned_bilingual(entry);
    /// A text for both languages with its line breaks.
    BilingualLines(ValueShape::Bilingual) -> Text<'static>: |reading, entry| {
        reading.bilingual_lines(entry).map(Text::into_owned)
    };
    /// A text for both languages, with its place.
    PlacedBilingual(ValueShape::Bilingual) -> (Text<'static>, Span): |reading, entry| {
        let at = entry.at;
        reading.owned_bilingual(entry).map(|text| (text, at))
    };
    /// Sentences that people read.
    Sentence(ValueShape::Bilingual) -> Text<'static>: |reading, entry| reading.sentence(entry);
    /// True or false.
    Flag(ValueShape::Flag) -> bool: |reading, entry| reading.flag(entry);
    /// True; false is the same as nothing.
    True(ValueShape::True) -> bool: |reading, entry| reading.flag(entry);
    /// A day.
    Day(ValueShape::Day) -> Date: |reading, entry| reading.date(entry);
    /// A day of every year.
    MonthAndDay(ValueShape::MonthAndDay) -> PlacedText<'t>: |reading, entry| reading.placed_text(entry);
    /// The id of a source.
    SourceId(ValueShape::Reference("source")) -> PlacedText<'t>: |reading, entry| reading.placed_text(entry);
    /// Ids of sources, the best first.
    SourceIds(ValueShape::Sources) -> Vec<PlacedText<'t>>: |reading, entry| {
        Some(reading.list(entry))
    };
    /// The id of a contact.
    ContactId(ValueShape::Reference("contact")) -> PlacedText<'t>: |reading, entry| reading.placed_text(entry);
    /// The id or the name of a unit.
    UnitName(ValueShape::NameOf("unit")) -> PlacedText<'t>: |reading, entry| reading.placed_text(entry);
    /// The id of a question.
    QuestionId(ValueShape::Reference("question")) -> PlacedText<'t>: |reading, entry| reading.placed_text(entry);
    /// Ids of funding lines.
    LineIds(ValueShape::References("line")) -> Vec<PlacedText<'t>>: |reading, entry| Some(reading.list(entry));
    /// Ids of figures of the same line.
    FigureIds(ValueShape::References("line.figure")) -> Vec<PlacedText<'t>>: |reading, entry| {
        Some(reading.list(entry))
    };
    /// Options of a question.
    Options(ValueShape::Options) -> Vec<PlacedText<'t>>: |reading, entry| Some(reading.list(entry));
    /// Words or phrases.
    Words(ValueShape::Words) -> Vec<String>: |reading, entry| {
        let words = reading.words(entry);
        (!words.is_empty()).then_some(words)
    };
    /// Fields of a contact.
    Fields(ValueShape::Choices(field_keys)) -> Vec<Field>: |reading, entry| Some(reading.fields(entry));
    /// Lists of options, looked up later.
    Groups(ValueShape::Groups) -> KeyValue<'t>: |_, entry| Some(entry);
    /// A limit of a number, looked up later.
    Limit(ValueShape::Limit) -> KeyValue<'t>: |_, entry| Some(entry);
    /// A test, read later.
    Test(ValueShape::Test) -> KeyValue<'t>: |_, entry| Some(entry);
    /// Several tests, read later.
    Tests(ValueShape::TestList) -> KeyValue<'t>: |_, entry| Some(entry);
    /// Answers to questions, looked up later.
    AnswerTable(ValueShape::Answers) -> KeyValue<'t>: |_, entry| Some(entry);
}

pub(super) use kinds;

pub(super) fn field_keys() -> Vec<&'static str> {
    Field::facts().map(Field::key).collect()
}

/// A text for both languages, at most so many columns wide, with its place.
pub(super) struct NarrowBilingual<const MOST: usize>;

impl<const MOST: usize> ValueKind for NarrowBilingual<MOST> {
    type Value<'t> = (Text<'static>, Span);

    const SHAPE: ValueShape = ValueShape::NarrowBilingual(MOST);

    fn read<'t>(reading: &mut ValueReader<'_>, entry: KeyValue<'t>) -> Option<Self::Value<'t>> {
        let (text, at) = PlacedBilingual::read(reading, entry)?;
        reading.check_width(&text, MOST, at);
        Some((text, at))
    }
}

/// A text of at most so many columns; who uses the record looks at its width.
pub(super) struct NarrowLine<const MOST: usize>;

impl<const MOST: usize> ValueKind for NarrowLine<MOST> {
    type Value<'t> = String;

    const SHAPE: ValueShape = ValueShape::NarrowLine(MOST);

    fn read<'t>(reading: &mut ValueReader<'_>, entry: KeyValue<'t>) -> Option<Self::Value<'t>> {
        reading.owned_text(entry)
    }
}

/// A whole number; who uses the record looks at its bounds.
pub(super) struct WholeNumber<const MIN: u32 = 0, const MAX: u32 = { u32::MAX }>;

impl<const MIN: u32, const MAX: u32> ValueKind for WholeNumber<MIN, MAX> {
    type Value<'t> = u32;

    const SHAPE: ValueShape = ValueShape::Number { min: MIN, max: MAX };

    fn read<'t>(reading: &mut ValueReader<'_>, entry: KeyValue<'t>) -> Option<Self::Value<'t>> {
        reading.number(&entry)
    }
}

/// One of the words of an enumeration.
pub(super) struct OneOf<T>(PhantomData<T>);

impl<T: Keyed> ValueKind for OneOf<T> {
    type Value<'t> = T;

    const SHAPE: ValueShape = ValueShape::Choice(words_of::<T>);

    fn read(reading: &mut ValueReader<'_>, entry: KeyValue<'_>) -> Option<T> {
        reading.choice(entry)
    }
}

/// One of the words of an enumeration, with its place.
pub(super) struct PlacedOneOf<T>(PhantomData<T>);

impl<T: Keyed> ValueKind for PlacedOneOf<T> {
    type Value<'t> = (T, Span);

    const SHAPE: ValueShape = ValueShape::Choice(words_of::<T>);

    fn read<'t>(reading: &mut ValueReader<'_>, entry: KeyValue<'t>) -> Option<Self::Value<'t>> {
        let at = entry.at;
        reading.choice(entry).map(|value| (value, at))
    }
}

/// The words of an enumeration.
pub(super) fn words_of<T: Keyed>() -> Vec<&'static str> {
    T::KEYS.iter().map(|(word, _)| *word).collect()
}

/// One table, read later.
pub(super) struct Table<R>(PhantomData<R>);

impl<R: DeclaredRecord> ValueKind for Table<R> {
    type Value<'t> = KeyValue<'t>;

    const SHAPE: ValueShape = ValueShape::Table(R::declaration);

    fn read<'t>(_: &mut ValueReader<'_>, entry: KeyValue<'t>) -> Option<Self::Value<'t>> {
        Some(entry)
    }
}

/// Several tables, read later.
pub(super) struct Tables<R>(PhantomData<R>);

impl<R: DeclaredRecord> ValueKind for Tables<R> {
    type Value<'t> = Vec<(Span, Vec<KeyValue<'t>>)>;

    const SHAPE: ValueShape = ValueShape::Tables(R::declaration);

    fn read<'t>(reading: &mut ValueReader<'_>, entry: KeyValue<'t>) -> Option<Self::Value<'t>> {
        Some(reading.tables(entry, Self::SHAPE))
    }
}
