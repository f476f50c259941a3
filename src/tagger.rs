//! Features and model to names.
//!
//! Decides which tokens are names of people, organisations and places: Viterbi over the model's
//! scores. What the names found elsewhere in the document say of one is weighed by [`crate::mentions`].

use std::ops::Range;

use crate::document::{Document, TokenRange};
use crate::features::{self, Extractor, PLACES, Sight};
use crate::lexicon::Lexicon;
use crate::mentions::Kind;
use crate::model::{self, LANES, Model, Room, Scores, built_in};
use crate::vocabulary::Vocabulary;

/// The model that is built in.
const MODEL: &[u8] = include_bytes!("data/id/names.bin");
/// The words that it knows.
const WORDS: &[u8] = include_bytes!("data/id/words.bin");

/// Slope and base of the logistic curve from margin to confidence.
const CALIBRATION: (f32, f32) = (0.76, 2.6);
/// Below this margin in nats, names are not less often right.
const LEAST_MARGIN: f32 = -2.6;

/// No name.
pub const OUTSIDE: usize = 0;
/// Labels in use: outside, and for each kind its first, inner, last and only token.
pub const LABELS: usize = 13;

/// Tokens whose sights are looked up together: a zone without end would leave the cache.
const BLOCK: usize = 64;

/// All places.
const ALL: u8 = (1 << PLACES) - 1;

/// Far below any score.
const NEVER: i16 = i16::MIN / 2;

/// A run of tokens that the tagger takes for a name.
#[derive(Debug, Clone, PartialEq)]
pub struct TaggedName {
    /// Its tokens; never empty, within one sentence.
    pub tokens: TokenRange,
    /// What sort of thing it names.
    pub kind: Kind,
    /// How sure the tagger is that span and kind are right, 0 to 1, calibrated.
    pub confidence: f32,
}

/// Finds names.
#[derive(Debug)]
pub struct Tagger {
    model: Model,
    vocabulary: Vocabulary,
    /// `steps[from][to]`: what it costs to go from label to label.
    steps: [Scores; LABELS],
}

/// What the model makes of a document.
struct Look {
    extractor: Extractor,
    /// For each token.
    scores: Vec<Scores>,
    /// For each token.
    labels: Vec<u8>,
}

impl Tagger {
    /// The tagger with the model that is built in.
    ///
    /// # Panics
    /// If that was trained for other features, which a test rules out.
    #[must_use]
    pub fn new() -> Self {
        let model = built_in(Model::read(MODEL, features::FINGERPRINT), "names.bin");
        Self::with_model(model, built_in(Vocabulary::read(WORDS), "words.bin"))
    }

    /// A tagger with a model and a vocabulary of one's own.
    #[must_use]
    pub fn with_model(model: Model, vocabulary: Vocabulary) -> Self {
        let steps = steps(&model.transitions);
        Self { model, vocabulary, steps }
    }

    /// The words that it knows.
    #[must_use]
    pub fn vocabulary(&self) -> &Vocabulary {
        &self.vocabulary
    }

    /// The names of `document`, in order, non-overlapping.
    #[must_use]
    pub fn tag(&self, document: &Document, lexicon: &Lexicon) -> Vec<TaggedName> {
        let look = self.look(Extractor::new(document, &self.vocabulary, lexicon));
        let names = |&zone: &TokenRange| self.names(zone, &look.scores, &look.labels);
        look.extractor.zones().iter().flat_map(names).collect()
    }

    /// The labels of the tokens of the document that `extractor` read.
    #[must_use]
    pub fn labels(&self, extractor: Extractor) -> Vec<u8> {
        self.look(extractor).labels
    }

    /// The labels of the tokens of one zone that see these features.
    #[must_use]
    pub fn labels_of(&self, tokens: &[Vec<u32>]) -> Vec<u8> {
        let mut scores = vec![[0; LANES]; tokens.len()];
        for (scores, features) in scores.iter_mut().zip(tokens) {
            features.iter().for_each(|&feature| self.model.add(feature, scores));
        }
        let mut labels = vec![0; tokens.len()];
        viterbi(&scores, &self.steps, &mut Vec::new(), &mut labels);
        labels
    }

    fn look(&self, extractor: Extractor) -> Look {
        let mut scores = vec![[0; LANES]; extractor.tokens()];
        let mut labels = vec![0; extractor.tokens()];
        let mut scorer = Scorer::new(&self.model, &extractor);
        for &zone in extractor.zones() {
            scorer.score(zone, &mut scores[zone.range()]);
        }
        self.decode(extractor.zones(), &scores, &mut labels);
        Look { extractor, scores, labels }
    }

    fn decode(&self, zones: &[TokenRange], scores: &[Scores], labels: &mut [u8]) {
        let mut back = Vec::new();
        for zone in zones {
            viterbi(&scores[zone.range()], &self.steps, &mut back, &mut labels[zone.range()]);
        }
    }

    fn names(&self, zone: TokenRange, scores: &[Scores], labels: &[u8]) -> Vec<TaggedName> {
        let labels = &labels[zone.range()];
        let scores = &scores[zone.range()];
        spans(labels)
            .map(|(start, end, kind)| {
                let around = (start as usize).saturating_sub(1)..(end as usize + 1).min(labels.len());
                let margin = around.map(|i| margin(&scores[i], labels[i])).min().unwrap_or(0);
                TaggedName {
                    tokens: TokenRange { start: zone.start + start, end: zone.start + end },
                    kind,
                    confidence: confidence(margin as f32 * self.model.scale),
                }
            })
            .collect()
    }
}

/// Adds up what is seen from the tokens of one document.
struct Scorer<'a> {
    model: &'a Model,
    extractor: &'a Extractor,
    /// What every token sees.
    always: Scores,
    /// For each word the places at which a token sees it, a bit each.
    places: Vec<u8>,
    /// What words add to the token that sees them at each of these.
    sums: Vec<[Scores; PLACES]>,
    /// For each word one more than its place in `sums`, once it was asked for.
    sums_of: Vec<u32>,
    /// The words around the zone at hand.
    window: Vec<u32>,
    /// What is seen of them, to be looked up.
    seen: Vec<u32>,
    /// For each of these the place in its block of the window, and the places at which tokens see it.
    from: Vec<(u8, u8)>,
    /// For what of it has weights.
    room: Room,
}

impl<'a> Scorer<'a> {
    fn new(model: &'a Model, extractor: &'a Extractor) -> Self {
        let mut always = [0; LANES];
        model.add(Extractor::always(), &mut always);
        let (sums, sums_of) = (Vec::with_capacity(extractor.words()), vec![0; extractor.words()]);
        let mut places = vec![0; extractor.words()];
        for &zone in extractor.zones() {
            let around = extractor.window(zone).enumerate();
            around.for_each(|(at, word)| places[word as usize] |= seen_at(at, zone.len()));
        }
        let (window, seen, from, room) = Default::default();
        Self { model, extractor, always, places, sums, sums_of, window, seen, from, room }
    }

    /// The scores of the tokens of `zone`.
    fn score(&mut self, zone: TokenRange, scores: &mut [Scores]) {
        self.window.clear();
        self.window.extend(self.extractor.window(zone));
        scores.fill(self.always);
        self.words(scores);
        for block in blocks(0..self.window.len() - 1) {
            self.block(zone, block, scores);
        }
    }

    /// Adds what is seen of several words from these window places.
    #[inline(never)]
    fn block(&mut self, zone: TokenRange, places: Range<usize>, scores: &mut [Scores]) {
        self.seen.clear();
        self.from.clear();
        let start = places.start;
        places.for_each(|place| self.see(zone, place, (place - start) as u8));
        let rows = self.model.rows();
        self.model.find(&self.seen, &mut self.room, |found| {
            let (at, used) = self.from[found.key as usize];
            let places = Sight::places(self.seen[found.key as usize]) & used;
            for (place, row) in rows.at(found, places) {
                model::add(&mut scores[start + at as usize - place], row);
            }
        });
    }

    /// Adds what is seen of each word alone.
    #[inline(never)]
    fn words(&mut self, scores: &mut [Scores]) {
        for at in 0..self.window.len() {
            let sums = self.sums(self.window[at] as usize);
            for place in bits(seen_at(at, scores.len())) {
                add_scores(&mut scores[at - place], &self.sums[sums][place]);
            }
        }
    }

    /// Where in `sums` stands what `word` adds to the token that sees it at each place.
    fn sums(&mut self, word: usize) -> usize {
        if self.sums_of[word] == 0 {
            self.sum(word);
        }
        self.sums_of[word] as usize - 1
    }

    #[inline(never)]
    fn sum(&mut self, word: usize) {
        let (used, mut sums) = (self.places[word], [[0; LANES]; PLACES]);
        self.seen.clear();
        self.extractor.see_word(word as u32, used, &mut self.seen);
        let rows = self.model.rows();
        self.model.find(&self.seen, &mut self.room, |found| {
            let places = Sight::places(self.seen[found.key as usize]) & used;
            for (place, row) in rows.at(found, places) {
                model::add(&mut sums[place], row);
            }
        });
        self.sums.push(sums);
        self.sums_of[word] = self.sums.len() as u32;
    }

    /// Takes down what the tokens of `zone` see of several words at window place `place`, as `at`.
    #[inline(never)]
    fn see(&mut self, zone: TokenRange, place: usize, at: u8) {
        let (window, extractor) = (&self.window, self.extractor);
        let used = seen_at(place, zone.len());
        extractor.see_pair(window[place], window[place + 1], used, &mut self.seen);
        if place < zone.len() {
            let around = extractor.of_window(&window[place..place + PLACES]);
            self.seen.extend_from_slice(&around.map(Sight::key));
            self.seen.push(Extractor::of_ends(zone, place).key());
            if let Some(known) = extractor.of_known(zone, place, window) {
                self.seen.extend_from_slice(&known.map(Sight::key));
            }
        }
        self.from.resize(self.seen.len(), (at, used));
    }
}

/// The places at which window place `at` is seen by one of `len` tokens: a bit each.
fn seen_at(at: usize, len: usize) -> u8 {
    let farthest = ALL >> (PLACES - 1).saturating_sub(at);
    let nearest = ALL << (at + 1).saturating_sub(len).min(PLACES);
    farthest & nearest
}

/// The bits that are set.
fn bits(mut set: u8) -> impl Iterator<Item = usize> {
    std::iter::from_fn(move || {
        let bit = (set != 0).then_some(set.trailing_zeros() as usize);
        set &= set.wrapping_sub(1);
        bit
    })
}

/// `all` in blocks of [`BLOCK`].
fn blocks(all: Range<usize>) -> impl Iterator<Item = Range<usize>> {
    let end = all.end;
    all.step_by(BLOCK).map(move |first| first..end.min(first + BLOCK))
}

fn add_scores(scores: &mut Scores, more: &Scores) {
    for (score, more) in scores.iter_mut().zip(more) {
        *score += more;
    }
}

/// By how much a token's label beats the next best.
fn margin(scores: &Scores, label: u8) -> i32 {
    let others = (0..LABELS).filter(|&l| l != label as usize).map(|l| scores[l]);
    i32::from(scores[label as usize]) - i32::from(others.max().unwrap_or(0))
}

/// The share of names right among names with such a least margin in nats; fitted on articles that
/// the model was not trained on.
fn confidence(margin: f32) -> f32 {
    let (slope, base) = CALIBRATION;
    1.0 / (1.0 + (-(slope * margin.max(LEAST_MARGIN) + base)).exp())
}

impl Default for Tagger {
    fn default() -> Self {
        Self::new()
    }
}

/// The label of token `i` of a name of `len` tokens.
#[must_use]
pub fn label(kind: Kind, i: usize, len: usize) -> usize {
    let part = match (i, len) {
        (0, 1) => 3,
        (0, _) => 0,
        _ if i + 1 == len => 2,
        _ => 1,
    };
    1 + 4 * kind as usize + part
}

/// May a token with label `to` follow one with label `from`? [`OUTSIDE`] stands before the first
/// token and behind the last.
#[must_use]
pub const fn may_follow(from: usize, to: usize) -> bool {
    if is_open(from) { goes_on(to) && (from - 1) / 4 == (to - 1) / 4 } else { !goes_on(to) }
}

/// Is a name unfinished after a token with this label?
const fn is_open(label: usize) -> bool {
    label != OUTSIDE && (label - 1) % 4 < 2
}

/// Does a token with this label belong to the name before it?
const fn goes_on(label: usize) -> bool {
    label != OUTSIDE && matches!((label - 1) % 4, 1 | 2)
}

/// Writes the best `labels` for tokens with these scores; `back` is for keeping the ways to them.
fn viterbi(scores: &[Scores], steps: &[Scores; LABELS], back: &mut Vec<[u8; LANES]>, labels: &mut [u8]) {
    let mut best = [NEVER; LANES];
    best[OUTSIDE] = 0;
    back.clear();
    for score in scores {
        let (next, from) = step(&best, steps, score);
        best = next;
        back.push(from);
    }
    let mut label =
        (0..LABELS).filter(|&l| may_follow(l, OUTSIDE)).max_by_key(|&l| (best[l], LABELS - l)).unwrap_or(0)
            as u8;
    for (slot, from) in labels.iter_mut().zip(back).rev() {
        *slot = label;
        label = from[label as usize];
    }
}

/// The best sum for each label of the next token, less the best of all, and the label it comes from.
fn step(best: &Scores, steps: &[Scores; LABELS], score: &Scores) -> (Scores, [u8; LANES]) {
    let mut next = [i16::MIN; LANES];
    let mut from = [0i16; LANES];
    for (f, step) in steps.iter().enumerate() {
        let value: Scores = std::array::from_fn(|to| best[f].saturating_add(step[to]));
        // All ones where it is better: so the lanes need no branches.
        let better: Scores = std::array::from_fn(|to| -i16::from(value[to] > next[to]));
        next = std::array::from_fn(|to| value[to].max(next[to]));
        from = std::array::from_fn(|to| from[to] & !better[to] | f as i16 & better[to]);
    }
    next = std::array::from_fn(|to| next[to].saturating_add(score[to]));
    let top = next.iter().fold(i16::MIN, |top, &value| top.max(value));
    (next.map(|value| value.saturating_sub(top).max(NEVER)), from.map(|f| f as u8))
}

/// What a step from label to label costs: its transition, [`NEVER`] where a label may not follow.
fn steps(transitions: &[[i16; LANES]; LANES]) -> [Scores; LABELS] {
    std::array::from_fn(|from| {
        std::array::from_fn(
            |to| {
                if to < LABELS && may_follow(from, to) { transitions[from][to] } else { NEVER }
            },
        )
    })
}

/// The names that `labels` spell: first and one past the last token, and kind.
pub fn spans(labels: &[u8]) -> impl Iterator<Item = (u32, u32, Kind)> {
    let mut start = 0;
    labels.iter().enumerate().filter_map(move |(i, &label)| {
        let (kind, part) = (label.wrapping_sub(1) / 4, label.wrapping_sub(1) % 4);
        if label as usize == OUTSIDE {
            return None;
        }
        if matches!(part, 0 | 3) {
            start = i as u32;
        }
        let kind = [Kind::Person, Kind::Organisation, Kind::Place][kind as usize];
        matches!(part, 2 | 3).then_some((start, i as u32 + 1, kind))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const NO_TRANSITIONS: [[i16; LANES]; LANES] = [[0; LANES]; LANES];

    /// Scores where each token has one label with 5 and all others 0.
    fn five(labels: &[usize]) -> Vec<Scores> {
        labels.iter().map(|&l| std::array::from_fn(|lane| 5 * i16::from(lane == l))).collect()
    }

    fn best(scores: &[Scores], transitions: &[[i16; LANES]; LANES]) -> Vec<u8> {
        let mut labels = vec![0; scores.len()];
        viterbi(scores, &steps(transitions), &mut Vec::new(), &mut labels);
        labels
    }

    #[track_caller]
    fn check(scores: &[Scores], transitions: &[[i16; LANES]; LANES], expected: &[u8]) {
        assert_eq!(best(scores, transitions), expected);
    }

    #[test]
    fn the_best_legal_labels_win() {
        let (begin, end) = (label(Kind::Person, 0, 2), label(Kind::Person, 1, 2));
        check(&five(&[begin, end]), &NO_TRANSITIONS, &[begin as u8, end as u8]);
        // Nothing may begin a name and not end it: 5 for the outside token is all there is.
        check(&five(&[begin, OUTSIDE]), &NO_TRANSITIONS, &[0, 0]);
    }

    #[test]
    fn transitions_can_outweigh_a_token() {
        let (person, place) = (label(Kind::Person, 0, 1), label(Kind::Place, 0, 1));
        let mut transitions = NO_TRANSITIONS;
        transitions[person][place] = -20;
        let labels = best(&five(&[person, place]), &transitions);
        assert_ne!(labels, [person as u8, place as u8]);
    }

    #[test]
    fn labels_spell_names() {
        let labels = [0, 1, 2, 3, 12, 0, 8];
        let names: Vec<_> = spans(&labels).collect();
        assert_eq!(names, [(1, 4, Kind::Person), (4, 5, Kind::Place), (6, 7, Kind::Organisation)]);
    }

    /// The trainer takes features one by one; the tagger looks them up once for many tokens.
    #[test]
    fn tokens_see_what_they_were_trained_to_see() {
        let (lexicon, tagger) = (Lexicon::new(), Tagger::new());
        let text = include_str!("../benches/peers/article.txt").repeat(3);
        let document = Document::new(&text, &lexicon);
        let extractor = Extractor::new(&document, tagger.vocabulary(), &lexicon);
        let mut expected = vec![[0; LANES]; extractor.tokens()];
        for &zone in extractor.zones() {
            let scores = &mut expected[zone.range()];
            extractor.features(zone, |t, feature| tagger.model.add(feature, &mut scores[t]));
        }
        let look = tagger.look(extractor);
        for zone in look.extractor.zones() {
            assert_eq!(
                look.scores[zone.range()],
                expected[zone.range()],
                "{}",
                document.span(*zone).text(&text)
            );
        }
    }

    const OFFICES: [&str; 4] =
        ["Menteri Keuangan", "Gubernur Jawa Tengah", "Wali Kota Bandung", "Kepala Dinas Sosial"];
    const FIRST: [&str; 10] =
        ["Ratna", "Bambang", "Rina", "Yusuf", "Wulan", "Joko", "Made", "Togar", "Andi", "Maria"];
    const LAST: [&str; 7] =
        ["Wiryawan", "Santoso", "Hidayat", "Simanjuntak", "Handoko", "Tarigan", "Saputra"];
    const ENDS: [&str; 3] =
        ["tiba di Surabaya, Senin.", "mengatakan harga beras naik.", "menolak rencana itu."];

    /// One sentence says little of a model.
    #[test]
    fn the_built_in_model_finds_unknown_people_behind_their_offices() {
        let (lexicon, tagger) = (Lexicon::new(), Tagger::new());
        let is_found = |&i: &usize| {
            let (office, end) = (OFFICES[i % 4], ENDS[i / 280]);
            let name = format!("{} {}", FIRST[i / 4 % 10], LAST[i / 40 % 7]);
            let text = format!("{office} {name} {end}");
            let document = Document::new(&text, &lexicon);
            let names = tagger.tag(&document, &lexicon);
            names.iter().any(|n| n.kind == Kind::Person && document.span(n.tokens).text(&text) == name)
        };
        let found = (0..840).filter(is_found).count();
        assert!(found >= 825, "{found} of 840");
    }

    #[test]
    fn the_built_in_model_finds_an_unknown_minister() {
        let lexicon = Lexicon::new();
        let document =
            Document::new("Menteri Keuangan Ratna Wiryawan menunggu di Surabaya, Senin.", &lexicon);
        let names = Tagger::new().tag(&document, &lexicon);
        let found: Vec<_> =
            names.iter().map(|n| (document.span(n.tokens).text(document.text), n.kind)).collect();
        assert_eq!(found, [("Ratna Wiryawan", Kind::Person), ("Surabaya", Kind::Place)]);
        assert!(names.iter().all(|n| (0.5..=1.0).contains(&n.confidence)));
    }
}
