//! The parameters of a query: arrays and tuples of what can be written.

use super::value::{ToValue, ValueRef};

/// What a query is asked with, in the order of `?1`, `?2`…
pub trait Params {
    /// As values.
    fn values(&self) -> Vec<ValueRef<'_>>;
}

impl Params for [i64; 0] {
    fn values(&self) -> Vec<ValueRef<'_>> {
        Vec::new()
    }
}

macro_rules! arrays {
    ($($length:literal)*) => {$(
        impl<T: ToValue> Params for [T; $length] {
            fn values(&self) -> Vec<ValueRef<'_>> {
                self.iter().map(ToValue::value).collect()
            }
        }
    )*};
}

arrays!(1 2 3 4);

macro_rules! tuples {
    ($($name:ident)+) => {
        impl<$($name: ToValue),+> Params for ($($name,)+) {
            #[allow(non_snake_case, reason = "the names of the kinds serve for the values too")]
            fn values(&self) -> Vec<ValueRef<'_>> {
                let ($($name,)+) = self;
                vec![$($name.value()),+]
            }
        }
    };
}

tuples!(A);
tuples!(A B);
tuples!(A B C);
tuples!(A B C D);
tuples!(A B C D E);
tuples!(A B C D E F);
tuples!(A B C D E F G);
tuples!(A B C D E F G H);
tuples!(A B C D E F G H I);
tuples!(A B C D E F G H I J);
tuples!(A B C D E F G H I J K);
tuples!(A B C D E F G H I J K L);
tuples!(A B C D E F G H I J K L M);
tuples!(A B C D E F G H I J K L M N);
tuples!(A B C D E F G H I J K L M N O);
