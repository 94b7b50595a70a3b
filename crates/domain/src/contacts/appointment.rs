//! An appointment: when and where a worker meets somebody. Cancelled ones stay, so that calendars can be told.

use jiff::Timestamp;
use thiserror::Error;

use crate::ids::{AccountId, AppointmentId, PersonId, SchemeId};

pub const MOST_MINUTES: u16 = 480;
pub const LONGEST_PLACE: usize = 200;
pub const LONGEST_NOTE: usize = 500;

crate::coded! {
    pub enum AppointmentKind: "kind of appointment" {
        FirstVisit = "first_visit", "First visit";
        Visit = "visit", "Visit";
        Phone = "phone", "Phone call";
        Video = "video", "Video call";
        Group = "group", "Group";
        Supervision = "supervision", "Supervision";
        Other = "other", "Something else";
    }
}

impl AppointmentKind {
    /// True when somebody has to travel, so that directions help.
    pub const fn is_face_to_face(self) -> bool {
        matches!(self, Self::FirstVisit | Self::Visit | Self::Group)
    }
}

crate::coded! {
    pub enum AppointmentStatus: "state of an appointment" {
        Booked = "booked", "Booked";
        Done = "done", "Done";
        Cancelled = "cancelled", "Cancelled";
        Missed = "missed", "Missed";
    }
}

#[derive(Clone, PartialEq, Eq)]
pub struct Appointment {
    pub id: AppointmentId,
    pub scheme: SchemeId,
    /// None for supervision and the like.
    pub person: Option<PersonId>,
    pub worker: AccountId,
    pub starts_at: Timestamp,
    pub minutes: u16,
    pub kind: AppointmentKind,
    pub place: String,
    pub note: String,
    pub status: AppointmentStatus,
    /// How often it changed: calendars take the highest.
    pub sequence: i64,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum AppointmentRefusal {
    #[error("This appointment is not booked any more, so it cannot be cancelled.")]
    NotBooked,
    #[error("This appointment was not cancelled.")]
    NotCancelled,
}

impl Appointment {
    pub fn cancel(mut self) -> Result<Self, AppointmentRefusal> {
        if self.status != AppointmentStatus::Booked {
            return Err(AppointmentRefusal::NotBooked);
        }
        self.status = AppointmentStatus::Cancelled;
        self.sequence += 1;
        Ok(self)
    }

    /// Takes a cancellation back.
    pub fn restore(mut self) -> Result<Self, AppointmentRefusal> {
        if self.status != AppointmentStatus::Cancelled {
            return Err(AppointmentRefusal::NotCancelled);
        }
        self.status = AppointmentStatus::Booked;
        self.sequence += 1;
        Ok(self)
    }

    pub fn ends_at(&self) -> Timestamp {
        self.starts_at + jiff::SignedDuration::from_mins(i64::from(self.minutes))
    }
}

/// Who and where stay out of logs.
impl std::fmt::Debug for Appointment {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Appointment").field("id", &self.id).field("status", &self.status).finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ids::Uuid;

    fn booked() -> Appointment {
        Appointment {
            id: Uuid::nil().into(),
            scheme: Uuid::nil().into(),
            person: None,
            worker: Uuid::nil().into(),
            starts_at: Timestamp::UNIX_EPOCH,
            minutes: 45,
            kind: AppointmentKind::Visit,
            place: String::new(),
            note: String::new(),
            status: AppointmentStatus::Booked,
            sequence: 0,
        }
    }

    #[test]
    fn a_cancelled_appointment_counts_up_and_cannot_be_cancelled_again() {
        crate::coded::check_list::<AppointmentKind>();
        crate::coded::check_list::<AppointmentStatus>();
        let cancelled = booked().cancel().unwrap();
        assert_eq!((cancelled.status, cancelled.sequence), (AppointmentStatus::Cancelled, 1));
        assert_eq!(cancelled.clone().cancel(), Err(AppointmentRefusal::NotBooked));
        assert_eq!(cancelled.restore().unwrap().sequence, 2);
        assert_eq!(booked().restore(), Err(AppointmentRefusal::NotCancelled));
    }
}
