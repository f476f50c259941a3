//! The order of the text.
//!
//! Decides how things are sorted by their places. One sort of plain numbers serves them all, by a heap: the
//! library's other sorts weigh as much as a stage, and most that is sorted here is so already.

use std::collections::BinaryHeap;

/// Sorts `items` by their place, such as start and end; what stands at one place keeps its order.
#[inline(never)]
pub fn by_place<T>(items: &mut [T], place: impl Fn(&T) -> (u32, u32)) {
    let key = |(item, number): (&T, u32)| {
        let (first, then) = place(item);
        (u64::from(first) << 32 | u64::from(then), number)
    };
    if items.is_sorted_by_key(&place) {
        return;
    }
    let order: BinaryHeap<(u64, u32)> = items.iter().zip(0..).map(key).collect();
    arrange(items, &mut order.into_sorted_vec());
}

/// Puts at each place the item whose number stands there: along each ring of places that swap items.
fn arrange<T>(items: &mut [T], order: &mut [(u64, u32)]) {
    for start in 0..items.len() {
        let mut at = start;
        loop {
            let from = std::mem::replace(&mut order[at].1, at as u32) as usize;
            if from == start || from == at {
                break;
            }
            items.swap(at, from);
            at = from;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sorts_as_the_library_does() {
        for n in 0..200u32 {
            let mut items: Vec<(u32, u32, u32)> = (0..n).map(|i| (i * i * 7 % 13, i * 31 % 5, i)).collect();
            let mut expected = items.clone();
            expected.sort_by_key(|&(a, b, _)| (a, b));
            by_place(&mut items, |&(a, b, _)| (a, b));
            assert_eq!(items, expected);
        }
    }
}
