//! Mentions to entities: who is meant.
//!
//! Decides which mentions are one person, organisation or place: surnames and first names,
//! bracketed and other acronyms, spelling variants, roles and nominal mentions. In doubt two
//! entities stay two and a nominal mention is left out.

mod acronyms;
mod certain;
mod clusters;
mod cues;
mod forms;
pub mod nominal_features;
pub mod nominals;
mod organisations;
mod persons;
mod places;
mod possible;
mod spelling;

use rustc_hash::FxHashSet;

use self::nominals::{Resolver, Scene};
use crate::document::Document;
use crate::lexicon::Lexicon;
use crate::mentions::{Kind, Mentions};
use crate::order;
use crate::span::Span;
use crate::tokenize;

/// So sure a phrase must be of whom it stands for to give him the nickname that it says: of thirty such in raw text two
/// were wrong.
const SURE: f32 = 0.6;

/// Other names of somebody who gets a nickname, at most: keeps the search for the same one short.
const MOST_ALIASES: usize = 32;

/// Index of an entity in [`crate::Analysis::entities`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EntityId(pub u32);

impl EntityId {
    /// As an index.
    #[must_use]
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

/// How a mention refers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Form {
    /// By name.
    Name,
    /// By a noun phrase without the name.
    Nominal,
}

/// One place where an entity is mentioned.
#[derive(Debug, Clone, PartialEq)]
pub struct Mention {
    /// Bytes of the text.
    pub span: Span,
    /// By name or by a noun phrase.
    pub form: Form,
    /// How sure we are, 0 to 1, calibrated.
    pub confidence: f32,
}

impl Mention {
    /// Where it starts and ends, in bytes of the text.
    fn place(&self) -> (u32, u32) {
        (self.span.start, self.span.end)
    }
}

/// One real-world person, organisation or place.
#[derive(Debug, Clone, PartialEq)]
pub struct Entity {
    /// What sort of thing it is.
    pub kind: Kind,
    /// The fullest name in the text.
    pub name: String,
    /// Other names that it goes by in the text.
    pub aliases: Vec<String>,
    /// Its mentions, in order; at least one by name.
    pub mentions: Vec<Mention>,
    /// What the text says that it is: bytes of the text, in order.
    pub roles: Vec<Span>,
}

/// Finds out who is meant: holds the model of nominal mentions.
#[derive(Debug, Default)]
pub struct Linker {
    resolver: Resolver,
}

impl Linker {
    /// The linker with the model that is built in.
    #[must_use]
    pub fn new() -> Self {
        Self { resolver: Resolver::new() }
    }

    /// A linker with a resolver of one's own.
    #[must_use]
    pub fn with_resolver(resolver: Resolver) -> Self {
        Self { resolver }
    }

    /// The entities of `document`, by first mention.
    #[must_use]
    pub fn link(&self, document: &Document, mentions: &Mentions, lexicon: &Lexicon) -> Vec<Entity> {
        let clusters = clusters::of_names(document, mentions, lexicon);
        let mut entities = named(document, mentions, &clusters, lexicon);
        for role in &mentions.roles {
            let entity = &mut entities[clusters[role.of]];
            // Nobody is `anak Budi` to himself: which Budi that is, or whose role, is in doubt.
            if !entity.is_named_in(role.span) {
                entity.roles.push(role.span);
            }
        }
        let scene = Scene::new(document, mentions, &clusters, lexicon);
        let phrases = self.resolver.find(&scene);
        for found in &phrases {
            let span = mentions.nominals[found.nominal].span;
            let mention = Mention { span, form: Form::Nominal, confidence: found.confidence };
            entities[found.entity].mentions.push(mention);
        }
        for found in phrases.iter().filter(|found| found.confidence >= SURE) {
            if let Some(nickname) = scene.nickname(found.nominal) {
                adopt(&mut entities, found.entity, nickname);
            }
        }
        entities.retain(|entity| !entity.mentions.is_empty());
        entities.iter_mut().for_each(Entity::order_mentions);
        // A phrase may stand before the name that it stands for.
        order::by_place(&mut entities, |e| e.mentions[0].place());
        entities
    }
}

/// Gives what entity `nickname` is to entity `of`, which goes by it too.
fn adopt(entities: &mut [Entity], of: usize, nickname: usize) {
    if of == nickname || entities[of].mentions.is_empty() || entities[of].aliases.len() > MOST_ALIASES {
        return;
    }
    let Entity { name, aliases, mentions, .. } =
        std::mem::replace(&mut entities[nickname], Entity::new(Kind::Person));
    let entity = &mut entities[of];
    entity.mentions.extend(mentions);
    for name in aliases.into_iter().chain([name]) {
        if name != entity.name && !entity.aliases.contains(&name) {
            entity.aliases.push(name);
        }
    }
}

/// The entities with their mentions by name.
fn named(document: &Document, mentions: &Mentions, clusters: &[usize], lexicon: &Lexicon) -> Vec<Entity> {
    let mut entities: Vec<Entity> = Vec::new();
    let mut spelled: FxHashSet<(usize, &str)> = FxHashSet::default();
    spelled.reserve(mentions.names.len());
    for (name, &cluster) in mentions.names.iter().zip(clusters) {
        if cluster == entities.len() {
            entities.push(Entity::new(name.kind));
        }
        let entity = &mut entities[cluster];
        let text = name.span.text(document.text);
        entity.mentions.push(Mention { span: name.span, form: Form::Name, confidence: name.confidence });
        if spelled.insert((cluster, text)) {
            entity.aliases.push(text.to_owned());
        }
    }
    entities.iter_mut().for_each(|entity| entity.choose_name(lexicon));
    entities
}

impl Entity {
    fn new(kind: Kind) -> Self {
        Self { kind, name: String::new(), aliases: Vec::new(), mentions: Vec::new(), roles: Vec::new() }
    }

    /// Does one of its mentions, in the order of the text, stand inside `span`?
    fn is_named_in(&self, span: Span) -> bool {
        let from = self.mentions.partition_point(|mention| mention.span.start < span.start);
        self.mentions.get(from).is_some_and(|mention| mention.span.end <= span.end)
    }

    /// Puts its mentions in the order of the text.
    #[inline(never)]
    pub(crate) fn order_mentions(&mut self) {
        order::by_place(&mut self.mentions, Mention::place);
    }

    /// Takes the fullest of the aliases for the name: by words and letters, those of respect last, nicknames (`Setan Merah`)
    /// only if nothing else is there.
    fn choose_name(&mut self, lexicon: &Lexicon) {
        let fullness = |i: &usize| {
            let name = &self.aliases[*i];
            let bare = if self.kind == Kind::Person { persons::bare_name(name, lexicon) } else { name };
            (!self.is_nickname(name, lexicon), bare.split_whitespace().count(), bare.len(), name.len())
        };
        let fullest = (0..self.aliases.len()).rev().max_by_key(fullness);
        self.name = fullest.map(|i| self.aliases.remove(i)).unwrap_or_default();
    }

    /// Do the lists call what goes by this and other names something else altogether?
    fn is_nickname(&self, name: &str, lexicon: &Lexicon) -> bool {
        let list = match self.kind {
            Kind::Organisation => &lexicon.organisation_aliases,
            Kind::Place => &lexicon.place_aliases,
            Kind::Person => return false,
        };
        let name = tokenize::lower(name);
        self.aliases.len() > 1 && list.of(&name).is_some_and(|known| !shares_word(known, &name))
    }
}

/// Has the lower-case `name` a word of what the lists call it, or the initials of that: `united` and `mu`, but not `setan
/// merah` for Manchester United?
fn shares_word(known: &str, name: &str) -> bool {
    let is_initials = |word: &str| word.chars().eq(known.split(' ').filter_map(|part| part.chars().next()));
    name.split_whitespace().any(|word| known.split(' ').any(|part| part == word) || is_initials(word))
}
