//! Which item of a list of the [`Directory`](super::Directory) is meant, so that a line is never taken for
//! a question.

/// Declares the index of a list, and lets the list be asked with it and with no other.
macro_rules! list_index {
    ($(#[$meta:meta])* $name:ident, $item:ty) => {
        $(#[$meta])*
        #[derive(
            Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize,
            serde::Deserialize,
        )]
        pub struct $name(pub usize);

        impl $name {
            /// Each item of the list with its index.
            pub fn enumerate(list: &[$item]) -> impl Iterator<Item = ($name, &$item)> {
                list.iter().enumerate().map(|(at, item)| ($name(at), item))
            }
        }

        impl std::ops::Index<$name> for [$item] {
            type Output = $item;

            fn index(&self, index: $name) -> &$item {
                &self[index.0]
            }
        }

        impl std::ops::Index<$name> for Vec<$item> {
            type Output = $item;

            fn index(&self, index: $name) -> &$item {
                &self[index.0]
            }
        }

        impl std::ops::IndexMut<$name> for Vec<$item> {
            fn index_mut(&mut self, index: $name) -> &mut $item {
                &mut self[index.0]
            }
        }
    };
}

pub(super) use list_index;
