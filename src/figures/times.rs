//! Hours of the day: `pukul 19.30 WIB`.
//!
//! Decides the hour, its zone and whether `11 malam` is 23:00. `24 jam` is a duration and the business
//! of [`super::durations`].

use super::reader::Reader;
use super::{FigureKind, Found, Value};
use crate::lexicon::figures::CalendarWord;
use crate::numerals::padded;

/// The time that starts at token `i`.
pub(super) fn find(r: &Reader, i: usize) -> Option<Found> {
    let said = matches!(r.lower(i), "pukul" | "jam");
    let at = if said { i + 1 } else { i };
    let low = clock(r, at).filter(|low| said || low.minutes)?;
    let high = r.joint(low.end).and_then(|(_, next)| {
        let next = if matches!(r.lower(next), "pukul" | "jam") { next + 1 } else { next };
        clock(r, next)
    });
    let end = high.as_ref().map_or(low.end, |h| h.end);
    let (zone, end) = r.phrase(&r.lists.zones, end).map_or((None, end), |(z, end)| (Some(z), end));
    let marked =
        said && (low.minutes || r.lower(i) == "pukul" || low.shifted) || zone.is_some() && low.minutes;
    if !marked || said && r.lower(i) == "jam" && r.lists.periods.has(r.lower(end)) {
        return None;
    }
    let zone = zone.unwrap_or("");
    let mut found = Found::new(FigureKind::Time, i, end, Value::Text(low.iso(zone)));
    found.upper = high.map(|h| Value::Text(h.iso(zone)));
    Some(found)
}

/// An hour of the day as it is written.
struct Clock {
    hour: u32,
    minute: u32,
    second: Option<u32>,
    end: usize,
    /// Are minutes written?
    minutes: bool,
    /// Does a part of the day follow?
    shifted: bool,
}

impl Clock {
    fn iso(&self, zone: &str) -> String {
        let parts = [Some(self.hour), Some(self.minute), self.second];
        let mut iso = parts.into_iter().flatten().map(|part| padded(part, 2)).collect::<Vec<_>>().join(":");
        iso.push_str(zone);
        iso
    }
}

fn clock(r: &Reader, i: usize) -> Option<Clock> {
    let mut clock = if r.is_number(i) { in_digits(r, i)? } else { in_words(r, i)? };
    if clock.hour > 24 || clock.minute > 59 {
        return None;
    }
    if let Some((CalendarWord::Daypart(part), end)) = r.phrase(&r.lists.calendar, clock.end) {
        clock.shift(part);
        clock.end = end;
    }
    Some(clock)
}

impl Clock {
    /// `2 siang` is 14:00, `11 malam` 23:00, `12 malam` 24:00.
    fn shift(&mut self, part: u8) {
        let late = match part {
            2 => self.hour < 6,
            3 => self.hour < 8,
            4 => self.hour > 5 && self.hour <= 12,
            _ => false,
        };
        self.hour += if late { 12 } else { 0 };
        self.shifted = true;
    }
}

fn in_digits(r: &Reader, i: usize) -> Option<Clock> {
    let mut parts = r.word(i).split(['.', ',']);
    let hour = parts.next()?;
    let colon = |at: usize| r.lower(at) == ":" && r.glued(at) && r.glued(at + 1) && r.is_number(at + 1);
    let mut end = i + 1;
    let mut minute = parts.next();
    let mut second = parts.next();
    if minute.is_none() && colon(end) {
        minute = Some(r.word(end + 1));
        end += 2;
        if colon(end) {
            second = Some(r.word(end + 1));
            end += 2;
        }
    }
    let two = |part: Option<&str>| part.map(|p| if p.len() == 2 { p.parse().ok() } else { None });
    let minutes = minute.is_some();
    let minute = match two(minute) {
        Some(m) => m?,
        None => 0,
    };
    let second = match two(second) {
        Some(s) => Some(s?),
        None => None,
    };
    let hour = if hour.len() <= 2 { hour.parse().ok()? } else { return None };
    Some(Clock { hour, minute, second, end, minutes, shifted: false })
}

/// `pukul sebelas`, `jam dua belas malam`, `pukul setengah delapan`.
fn in_words(r: &Reader, i: usize) -> Option<Clock> {
    let half = r.lower(i) == "setengah";
    let amount = r.single(if half { i + 1 } else { i }, false)?;
    if amount.magnitude
        || amount.about
        || amount.value.fract() != 0.0
        || !(1.0..=24.0).contains(&amount.value)
    {
        return None;
    }
    let hour = amount.value as u32;
    let (hour, minute) = if half { (hour - 1, 30) } else { (hour, 0) };
    Some(Clock { hour, minute, second: None, end: amount.end, minutes: half, shifted: false })
}
