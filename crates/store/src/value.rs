//! Values on their way into a statement, the same for both engines.

use jiff::Timestamp;
use jiff::civil::Date;
use rusqlite::types::{ToSqlOutput, ValueRef};
use tokio_postgres::types::{IsNull, ToSql, Type, private::BytesMut, to_sql_checked};
use uuid::Uuid;

/// One argument of a statement. Borrowed where it can be: a statement copies nothing it need not.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Value<'a> {
    Null,
    Flag(bool),
    Int(i64),
    Real(f64),
    Text(&'a str),
    Bytes(&'a [u8]),
    Id(Uuid),
    /// A civil day, kept as ISO text on both engines: it sorts and compares the same.
    Day(Date),
}

/// What a type looks like as a statement's argument.
pub trait AsValue {
    fn as_value(&self) -> Value<'_>;
}

/// Builds the argument list of a statement: `args![person.id, &name, now]`.
#[macro_export]
macro_rules! args {
    ($($arg:expr),* $(,)?) => { &[$($crate::AsValue::as_value(&$arg)),*] };
}

macro_rules! as_value {
    ($($type:ty => |$it:ident| $value:expr;)*) => {
        $(impl AsValue for $type {
            fn as_value(&self) -> Value<'_> { let $it = self; $value }
        })*
    };
}

as_value! {
    bool => |it| Value::Flag(*it);
    i64 => |it| Value::Int(*it);
    i32 => |it| Value::Int(i64::from(*it));
    u32 => |it| Value::Int(i64::from(*it));
    u16 => |it| Value::Int(i64::from(*it));
    u8 => |it| Value::Int(i64::from(*it));
    f64 => |it| Value::Real(*it);
    str => |it| Value::Text(it);
    String => |it| Value::Text(it);
    [u8] => |it| Value::Bytes(it);
    Vec<u8> => |it| Value::Bytes(it);
    [u8; 32] => |it| Value::Bytes(it);
    Uuid => |it| Value::Id(*it);
    Timestamp => |it| Value::Int(it.as_millisecond());
    Date => |it| Value::Day(*it);
}

impl AsValue for Value<'_> {
    fn as_value(&self) -> Value<'_> {
        *self
    }
}

impl<T: AsValue + ?Sized> AsValue for &T {
    fn as_value(&self) -> Value<'_> {
        (**self).as_value()
    }
}

impl<T: AsValue> AsValue for Option<T> {
    fn as_value(&self) -> Value<'_> {
        self.as_ref().map_or(Value::Null, AsValue::as_value)
    }
}

impl rusqlite::ToSql for Value<'_> {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(match self {
            Value::Null => ToSqlOutput::Borrowed(ValueRef::Null),
            Value::Flag(flag) => ToSqlOutput::Owned((*flag).into()),
            Value::Int(int) => ToSqlOutput::Borrowed(ValueRef::Integer(*int)),
            Value::Real(real) => ToSqlOutput::Borrowed(ValueRef::Real(*real)),
            Value::Text(text) => ToSqlOutput::Borrowed(ValueRef::Text(text.as_bytes())),
            Value::Bytes(bytes) => ToSqlOutput::Borrowed(ValueRef::Blob(bytes)),
            Value::Id(id) => ToSqlOutput::Borrowed(ValueRef::Blob(id.as_bytes())),
            Value::Day(day) => ToSqlOutput::Owned(day.to_string().into()),
        })
    }
}

impl ToSql for Value<'_> {
    fn to_sql(&self, ty: &Type, out: &mut BytesMut) -> Result<IsNull, Box<dyn std::error::Error + Sync + Send>> {
        match self {
            Value::Null => return Ok(IsNull::Yes),
            Value::Flag(flag) => out.extend_from_slice(&[u8::from(*flag)]),
            Value::Int(int) => match *ty {
                Type::INT4 => out.extend_from_slice(&i32::try_from(*int)?.to_be_bytes()),
                Type::INT2 => out.extend_from_slice(&i16::try_from(*int)?.to_be_bytes()),
                #[expect(clippy::cast_precision_loss, reason = "a whole number bound to a fraction column")]
                Type::FLOAT8 => out.extend_from_slice(&(*int as f64).to_be_bytes()),
                _ => out.extend_from_slice(&int.to_be_bytes()),
            },
            Value::Real(real) => out.extend_from_slice(&real.to_be_bytes()),
            Value::Text(text) => {
                if *ty == Type::JSONB {
                    out.extend_from_slice(&[1]); // the version byte of PostgreSQL's binary jsonb
                }
                out.extend_from_slice(text.as_bytes());
            }
            Value::Bytes(bytes) => out.extend_from_slice(bytes),
            Value::Id(id) => out.extend_from_slice(id.as_bytes()),
            Value::Day(day) => out.extend_from_slice(day.to_string().as_bytes()),
        }
        Ok(IsNull::No)
    }

    fn accepts(ty: &Type) -> bool {
        matches!(
            *ty,
            Type::BOOL
                | Type::INT8
                | Type::INT4
                | Type::INT2
                | Type::FLOAT8
                | Type::TEXT
                | Type::VARCHAR
                | Type::BYTEA
                | Type::UUID
                | Type::JSONB
                | Type::JSON
                | Type::UNKNOWN
        )
    }

    to_sql_checked!();
}

macro_rules! ids {
    ($($id:ident),* $(,)?) => {
        $(impl AsValue for footbridge_domain::ids::$id {
            fn as_value(&self) -> Value<'_> { Value::Id(self.uuid()) }
        }
        impl crate::row::FromColumn for footbridge_domain::ids::$id {
            fn from_column(stored: crate::row::Stored<'_>) -> Result<Self, &'static str> {
                <Uuid as crate::row::FromColumn>::from_column(stored).map(Self::from_uuid)
            }
        })*
    };
}
footbridge_domain::for_each_id!(ids);
