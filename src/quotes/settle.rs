//! Whom a phrase stands for, once it is known who speaks.
//!
//! Decides that a phrase by a cue is the speaker: the entities were found before the quotes, by whom the phrase fits
//! alone. In eight such phrases of annotated articles that had been given to another, seven were the speaker's,
//! none his. Phrases that are doubtful told something of who may speak; those that are nobody's words are left out, and
//! so are those for somebody in what he says himself: of 65 in the marked articles 22 were right.

use rustc_hash::FxHashMap;

use super::Quote;
use crate::entities::{Entity, EntityId, Form, Mention};
use crate::mentions::Kind;
use crate::span::Span;

/// Below this chance a phrase stands for nobody: on 5,913 articles marked by careful reading 42 of 100 between 0.4 and
/// 0.5 are right. Of all that is left 80 of 100 are, of what the chances say at all 77.
const DOUBT: f32 = 0.5;

/// What becomes of a phrase.
enum Fate {
    Stays,
    Goes,
    /// It is this one's, so surely.
    Moves(EntityId, f32),
}

/// Gives the phrases that stand for the speakers of `quotes` to them and leaves doubtful ones out, unless that would
/// change which entity is mentioned first.
pub fn settle(quotes: &[Quote], entities: &mut [Entity]) {
    let known: Vec<(Kind, u32)> = entities.iter().map(|e| (e.kind, e.mentions[0].span.start)).collect();
    let speakers = written(quotes);
    let said = |mention: &Mention| {
        let quote = *speakers.get(&u64::from(mention.span.end))? as usize;
        let speaker = quotes[quote].speaker.as_ref()?;
        Some((speaker.entity?, speaker.confidence))
    };
    let speaks = |mention: &Mention| within(quotes, mention.span)?.speaker.as_ref()?.entity;
    let mut moved = Vec::new();
    for (i, entity) in (0..).zip(entities.iter_mut()) {
        let (id, is_person) = (EntityId(i), entity.kind == Kind::Person);
        take(entity, &mut moved, |mention| match said(mention) {
            None if is_person && may_go(mention, id, &known) && speaks(mention) == Some(id) => Fate::Goes,
            said => fate(mention, id, said, &known),
        });
    }
    for (to, mention) in moved {
        entities[to.index()].mentions.push(mention);
    }
    entities.iter_mut().for_each(Entity::order_mentions);
}

/// What becomes of a mention of entity `of`, by whose cue `said` speaks, if it stands there; kinds and first mentions
/// are `known`.
fn fate(mention: &Mention, of: EntityId, said: Option<(EntityId, f32)>, known: &[(Kind, u32)]) -> Fate {
    if !may_go(mention, of, known) {
        return Fate::Stays;
    }
    let kind = known[of.index()].0;
    match said {
        None if mention.confidence < DOUBT => Fate::Goes,
        Some((to, sure)) if to != of => {
            let (kind_of_other, first_of_other) = known[to.index()];
            let fits = kind == kind_of_other && first_of_other < mention.span.start;
            if fits { Fate::Moves(to, sure) } else { Fate::Stays }
        }
        _ => Fate::Stays,
    }
}

/// Is it a phrase, and not the first mention of entity `of`?
fn may_go(mention: &Mention, of: EntityId, known: &[(Kind, u32)]) -> bool {
    mention.form != Form::Name && mention.span.start != known[of.index()].1
}

/// The one of `quotes`, by start, that `span` stands in.
fn within(quotes: &[Quote], span: Span) -> Option<&Quote> {
    let before = quotes.partition_point(|quote| quote.span.start <= span.start);
    quotes[..before].last().filter(|quote| span.end <= quote.span.end)
}

/// The quotes whose speaker is written by the cue, by where that ends.
fn written(quotes: &[Quote]) -> FxHashMap<u64, u32> {
    let mut speakers = FxHashMap::default();
    for (i, quote) in (0..).zip(quotes) {
        if let Some(span) = quote.speaker.as_ref().and_then(|s| s.span) {
            speakers.entry(span.end.into()).or_insert(i);
        }
    }
    speakers
}

/// Takes those mentions out of `entity` that do not stay, and adds those that move to `moved`.
fn take(entity: &mut Entity, moved: &mut Vec<(EntityId, Mention)>, fate: impl Fn(&Mention) -> Fate) {
    entity.mentions.retain(|mention| {
        let fate = fate(mention);
        if let Fate::Moves(to, confidence) = fate {
            moved.push((to, Mention { confidence, ..mention.clone() }));
        }
        matches!(fate, Fate::Stays)
    });
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::quotes::{QuoteKind, Reason, Speaker};

    fn entity(kind: Kind, mentions: &[(u32, u32, Form)]) -> Entity {
        let mention = |&(start, end, form): &(u32, u32, Form)| Mention {
            span: Span { start, end },
            form,
            confidence: 0.9,
        };
        Entity {
            kind,
            name: String::new(),
            aliases: Vec::new(),
            mentions: mentions.iter().map(mention).collect(),
            roles: Vec::new(),
        }
    }

    fn said_by(entity: u32, start: u32, end: u32) -> Quote {
        let span = Some(Span { start, end });
        let entity = Some(EntityId(entity));
        let speaker = Speaker { entity, text: String::new(), span, confidence: 0.5, reason: Reason::Nominal };
        let span = Span { start: 100, end: 120 };
        Quote { span, kind: QuoteKind::Direct, speaker: Some(speaker), cue: None }
    }

    fn starts(entities: &[Entity]) -> Vec<Vec<u32>> {
        entities.iter().map(|e| e.mentions.iter().map(|m| m.span.start).collect()).collect()
    }

    #[test]
    fn a_phrase_is_the_speakers() {
        let of = |kind| {
            vec![
                entity(kind, &[(0, 5, Form::Name), (50, 60, Form::Nominal)]),
                entity(Kind::Person, &[(10, 15, Form::Name), (70, 75, Form::Name)]),
            ]
        };
        let mut entities = of(Kind::Person);
        settle(&[said_by(1, 45, 60)], &mut entities);
        assert_eq!(starts(&entities), [vec![0], vec![10, 50, 70]]);
        let mut entities = of(Kind::Organisation);
        settle(&[said_by(1, 45, 60)], &mut entities);
        assert_eq!(starts(&entities), [vec![0, 50], vec![10, 70]]);
    }

    #[test]
    fn nobody_speaks_of_himself_by_a_phrase() {
        let phrases = [(0, 5, Form::Name), (50, 60, Form::Nominal), (105, 110, Form::Nominal)];
        let of = |kind| vec![entity(kind, &phrases), entity(Kind::Person, &[(10, 15, Form::Name)])];
        for (kind, speaker, left) in [
            (Kind::Person, 0, vec![0, 50]),
            (Kind::Person, 1, vec![0, 50, 105]),
            (Kind::Organisation, 0, vec![0, 50, 105]),
        ] {
            let mut entities = of(kind);
            settle(&[said_by(speaker, 80, 90)], &mut entities);
            assert_eq!(starts(&entities)[0], left);
        }
    }

    #[test]
    fn nobody_is_brought_forward() {
        let mut entities = vec![
            entity(Kind::Person, &[(0, 5, Form::Name), (50, 60, Form::Nominal)]),
            entity(Kind::Person, &[(70, 75, Form::Name)]),
        ];
        settle(&[said_by(1, 50, 60)], &mut entities);
        assert_eq!(starts(&entities), [vec![0, 50], vec![70]]);
    }

    #[test]
    fn doubtful_phrases_are_left_out_unless_they_speak() {
        let of = || {
            let mut all = vec![entity(
                Kind::Person,
                &[(0, 5, Form::Nominal), (10, 15, Form::Name), (50, 60, Form::Nominal)],
            )];
            all[0].mentions.iter_mut().for_each(|m| m.confidence = 0.3);
            all
        };
        let (mut doubtful, mut speaking) = (of(), of());
        settle(&[], &mut doubtful);
        assert_eq!(starts(&doubtful), [vec![0, 10]], "who is mentioned first stays so");
        settle(&[said_by(0, 50, 60)], &mut speaking);
        assert_eq!(starts(&speaking), [vec![0, 10, 50]]);
    }
}
