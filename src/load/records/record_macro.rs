//! The macro that declares a record.

/// Declares a record: its name in Rust, its table and what it describes in both languages; then for each key
/// its name in Rust, whether it is [`Required`](super::value_kind::Required),
/// [`Optional`](super::value_kind::Optional) or [`Defaulted`](super::value_kind::Defaulted) and of which
/// [`ValueKind`](super::value_kind::ValueKind), if need be when it is needed, and what it means.
macro_rules! record {
    (
        $(#[$doc:meta])*
        $record:ident is $($inline:ident)? $table:literal, $title_de:literal, $title_en:literal;
        $(
            $key:literal is $field:ident: $presence:ty,
            $(when($when_de:literal, $when_en:literal),)?
            $meaning_de:literal, $meaning_en:literal;
        )*
    ) => {
        $(#[$doc])*
        pub(super) struct $record<'t> {
            $(pub(super) $field: <$presence as $crate::load::records::value_kind::Presence>::Value<'t>,)*
        }

        impl $crate::load::records::declared_record::DeclaredRecord for $record<'static> {
            type Record<'t> = $record<'t>;

            fn declaration() -> &'static $crate::load::records::declaration::RecordDeclaration {
                use $crate::load::records::declaration::{KeyDeclaration, RecordDeclaration};
                use $crate::load::records::value_kind::{Presence, ValueKind};
                static DECLARATION: RecordDeclaration = RecordDeclaration {
                    table: $table,
                    is_inline: $crate::load::records::record_macro::first!(
                        $({ let _ = stringify!($inline); true },)? false
                    ),
                    title: |lang| $crate::t!(lang, $title_de, $title_en),
                    keys: &[$(KeyDeclaration {
                        key: $key,
                        is_required: <$presence as Presence>::IS_REQUIRED,
                        condition: $crate::load::records::record_macro::first!(
                            $(Some(|lang| $crate::t!(lang, $when_de, $when_en)),)? None
                        ),
                        shape: <<$presence as Presence>::Kind as ValueKind>::SHAPE,
                        meaning: |lang| $crate::t!(lang, $meaning_de, $meaning_en),
                    },)*],
                };
                &DECLARATION
            }

            fn read<'t>(
                reading: &mut $crate::load::records::value_reader::ValueReader<'_>,
                at: $crate::diagnostic::Span,
                entries: Vec<$crate::formats::KeyValue<'t>>,
            ) -> Option<$record<'t>> {
                use $crate::load::records::value_kind::{Presence, ValueKind};
                let given = $crate::load::records::value_reader::present_keys(&entries);
                $(let mut $field = None;)*
                for entry in entries {
                    match entry.key.as_ref() {
                        $($key => {
                            $field = <<$presence as Presence>::Kind as ValueKind>::read(reading, entry);
                        })*
                        _ => reading.unknown_key(&entry, &Self::declaration().key_names()),
                    }
                }
                Some($record {
                    $($field: match <$presence as Presence>::settle($field) {
                        Some(value) => value,
                        None => {
                            reading.missing(Self::declaration(), $key, at, &given);
                            return None;
                        }
                    },)*
                })
            }
        }
    };
}

/// The first of several expressions: what a repetition of a macro has, else what stands behind it.
macro_rules! first {
    ($first:expr $(, $rest:expr)*) => {
        $first
    };
}

pub(super) use {first, record};
