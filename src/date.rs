//! Days of the calendar.
//!
//! Decides how a day is counted on and how it is written. The calendar itself is the library's. Leaves
//! what a text means by a day to [`crate::figures`].

use std::str::FromStr;

use time::Month;

/// A day of the Gregorian calendar, between the years -9999 and 9999.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date(time::Date);

/// Why a text is no day: it is not `YYYY-MM-DD`, or the calendar has no such day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NotADate;

impl std::fmt::Display for NotADate {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("not a day written as YYYY-MM-DD")
    }
}

impl std::error::Error for NotADate {}

impl FromStr for Date {
    type Err = NotADate;

    fn from_str(text: &str) -> Result<Self, NotADate> {
        iso(text).ok_or(NotADate)
    }
}

/// The day written as `YYYY-MM-DD`, and in no other way.
fn iso(text: &str) -> Option<Date> {
    let bytes: &[u8; 10] = text.as_bytes().try_into().ok()?;
    let number = |from: usize, to: usize| {
        bytes[from..to].iter().try_fold(0, |n, b| b.is_ascii_digit().then(|| 10 * n + i16::from(b - b'0')))
    };
    let dashes = bytes[4] == b'-' && bytes[7] == b'-';
    let (year, month, day) = (number(0, 4)?, number(5, 7)? as i8, number(8, 10)? as i8);
    if dashes { Date::new(year, month, day) } else { None }
}

impl Date {
    /// The day of these numbers, months and days from 1, if there is one.
    #[must_use]
    pub fn new(year: i16, month: i8, day: i8) -> Option<Self> {
        let month = Month::try_from(u8::try_from(month).ok()?).ok()?;
        time::Date::from_calendar_date(year.into(), month, u8::try_from(day).ok()?).ok().map(Self)
    }

    /// The year; 0 is the one before the first.
    #[must_use]
    pub fn year(self) -> i16 {
        self.0.year() as i16
    }

    /// 1 is January.
    #[must_use]
    pub fn month(self) -> i8 {
        u8::from(self.0.month()) as i8
    }

    /// Day of the month, from 1.
    #[must_use]
    pub fn day(self) -> i8 {
        self.0.day() as i8
    }

    /// 1 is Monday.
    #[must_use]
    pub fn weekday(self) -> i8 {
        self.0.weekday().number_from_monday() as i8
    }

    /// Year and number of the week (ISO 8601): those of its Thursday. What the library has for it weighs as much
    /// as a stage.
    #[must_use]
    pub fn week(self) -> (i32, u8) {
        let thursday = self.plus_days(4 - i32::from(self.weekday())).unwrap_or(self).0;
        (thursday.year(), thursday.ordinal().div_ceil(7) as u8)
    }

    /// Days from `earlier` to this day.
    #[must_use]
    pub fn days_since(self, earlier: Self) -> i32 {
        self.0.to_julian_day() - earlier.0.to_julian_day()
    }

    /// So many days later, if the calendar reaches so far.
    #[must_use]
    pub fn plus_days(self, days: i32) -> Option<Self> {
        let day = self.0.to_julian_day().checked_add(days)?;
        time::Date::from_julian_day(day).ok().map(Self)
    }

    /// The first day of the month so many months later, if the calendar reaches so far.
    #[must_use]
    pub fn first_of_month(self, later: i32) -> Option<Self> {
        let months = (12 * i32::from(self.year()) + i32::from(self.month()) - 1).checked_add(later)?;
        Self::new(i16::try_from(months.div_euclid(12)).ok()?, months.rem_euclid(12) as i8 + 1, 1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(text: &str) -> Date {
        text.parse().unwrap()
    }

    #[test]
    fn a_day_is_written_in_one_way_only() {
        assert_eq!("2024-02-29".parse(), Date::new(2024, 2, 29).ok_or(NotADate));
        for wrong in
            ["", "2023-02-29", "2024-2-29", "20240229", "2024-13-01", "+024-01-01", "2024/01/01", "٢٠٢٤"]
        {
            assert_eq!(wrong.parse::<Date>(), Err(NotADate), "{wrong}");
        }
    }

    #[test]
    fn weeks_are_those_of_the_library() {
        let days = (1970..2040).filter_map(|year| Date::new(year, 12, 25));
        for day in days.flat_map(|day| (0..14).filter_map(move |later| day.plus_days(later))) {
            let (year, week, _) = day.0.to_iso_week_date();
            assert_eq!(day.week(), (year, week), "{day:?}");
        }
    }

    #[test]
    fn days_and_months_are_counted_over_the_ends_of_years() {
        assert_eq!(date("2024-02-28").plus_days(2), Some(date("2024-03-01")));
        assert_eq!(date("2024-03-01").days_since(date("2023-12-31")), 61);
        assert_eq!(date("2024-01-31").first_of_month(-1), Some(date("2023-12-01")));
        assert_eq!(date("2024-01-31").first_of_month(13), Some(date("2025-02-01")));
        assert_eq!((date("2024-12-30").week(), date("2024-02-26").weekday()), ((2025, 1), 1));
        assert_eq!(date("9999-12-31").plus_days(1), None);
        assert_eq!(date("9999-12-31").plus_days(i32::MAX), None);
        assert_eq!(date("9999-12-31").first_of_month(i32::MAX), None);
    }
}
