//! Nominal mentions that need no weights.
//!
//! Decides which phrases surely stand for somebody: those that repeat in full the role of just one person, a
//! lawyer's `kliennya`, what says a nickname (`pria yang akrab disapa AHY`). Leaves all others to
//! [`super::nominals`].

use super::cues;
use super::nominals::{Candidate, REPEATED, Resolved, Scene, WHOLE_ROLE};
use crate::lexicon::{Class, Title};
use crate::mentions::Kind;
use crate::mentions::nominals::is_client;

impl Scene<'_> {
    /// The phrase of a group that surely stands for somebody, if one does.
    pub(super) fn certain(&self, group: &[usize]) -> Option<Resolved> {
        self.repeated_role(group).or_else(|| self.client(group)).or_else(|| self.nicknamed(group))
    }

    /// The shortest phrase of a group that repeats in full the role of just one person named before:
    /// `PM Prancis` of `Perdana Menteri Prancis Emmanuel Macron`. That needs no weights.
    fn repeated_role(&self, group: &[usize]) -> Option<Resolved> {
        let &nominal = group.iter().find(|&&n| self.is_office_of_named(n))?;
        let all = self.candidates(nominal);
        let holds = |c: &&Candidate| !c.ahead && c.role == WHOLE_ROLE && self.holds(nominal, c.entity);
        let mut owners = all.iter().filter(holds);
        let owner = owners.next().filter(|_| owners.next().is_none())?;
        Some(Resolved { nominal, entity: owner.entity, confidence: REPEATED })
    }

    /// The phrase of a group that says `kliennya`, `klien kami`, if just one is named whose lawyers speak.
    fn client(&self, group: &[usize]) -> Option<Resolved> {
        let &[entity] = self.clients.as_slice() else { return None };
        let &nominal = group.iter().find(|&&n| self.is_client(n))?;
        Some(Resolved { nominal, entity, confidence: REPEATED })
    }

    /// The shortest phrase of a group that ends with what somebody named before is called: `pria yang akrab disapa AHY`.
    fn nicknamed(&self, group: &[usize]) -> Option<Resolved> {
        let is_clause = |&&n: &&usize| {
            let start = self.nominals[n].tokens.start as usize;
            !self.is_pointing(n) && self.name_inside(n).is_some_and(|(at, _)| at > start + 1)
        };
        let mut called = group.iter().filter(is_clause).filter_map(|&n| Some((n, self.called(n)?)));
        called.next().map(|(nominal, entity)| Resolved { nominal, entity, confidence: REPEATED })
    }

    fn is_client(&self, nominal: usize) -> bool {
        let (view, mut run) = (&self.view, self.nominals[nominal].tokens.range().peekable());
        let first = run.next().filter(|&i| is_client(view.document, i));
        let is_his = first.is_some_and(|i| view.document.lower(i).ends_with("nya"));
        let is_own = run.next_if(|&i| view.is_word(i, Class::Oneself)).is_some();
        first.is_some()
            && (is_his || is_own)
            && run.all(|i| view.lexicon.demonstratives.has(view.document.lower(i)))
    }

    /// Has the entity the office that the phrase says, and not one beside it or one that it had: `Wakil Bupati`, `calon
    /// Bupati`?
    pub(super) fn holds(&self, nominal: usize, entity: usize) -> bool {
        let (lexicon, document) = (self.view.lexicon, self.view.document);
        let (head, mut run) = (self.head(nominal), self.nominals[nominal].tokens.range());
        let mut is_said = |word: &String| run.any(|i| document.lower(i) == word);
        let changes = |word: &String| {
            lexicon.office_openers.has(word) || lexicon.titles.get(word) == Some(&Title::Before)
        };
        self.known[entity].roles.iter().any(|role| {
            let at = role.iter().position(|word| word == document.lower(head));
            let before = at.and_then(|at| at.checked_sub(1)).map(|i| &role[i]);
            before.is_none_or(|word| !changes(word) || is_said(word))
        })
    }

    /// Who is called in the phrase by a name of somebody named before: `pria yang akrab disapa AHY ini`.
    pub(super) fn called(&self, nominal: usize) -> Option<usize> {
        let (name, entity) = self.calls(nominal)?;
        (self.known[entity].first < name).then_some(entity)
    }

    /// Which person is named nowhere but where the phrase calls him so, and later: `Pecco` in `pria yang akrab disapa Pecco itu`.
    #[must_use]
    pub fn nickname(&self, nominal: usize) -> Option<usize> {
        let (name, entity) = self.calls(nominal)?;
        let known = &self.known[entity];
        let is_new = known.first == name && known.roles.is_empty();
        (is_new && self.kinds[entity] == Kind::Person).then_some(entity)
    }

    /// The first name inside a phrase of its kind, if that says that somebody is called so, and whose it is.
    fn calls(&self, nominal: usize) -> Option<(usize, usize)> {
        let (at, name) = self.name_inside(nominal)?;
        let entity = self.entity_of[name];
        let fits = self.kinds[entity] == self.nominals[nominal].kind;
        (fits && cues::is_called(self.view.document, at, self.view.lexicon)).then_some((name, entity))
    }

    /// Does the phrase say the name of whom it brings up: `bocah bernama Dimas itu`?
    pub(super) fn introduces(&self, nominal: usize) -> bool {
        let before = self.name_inside(nominal).and_then(|(at, _)| self.view.at(at, -1));
        before.is_some_and(|i| self.view.document.lower(i) == "bernama")
    }

    /// The first name inside a phrase: its first token, and its number.
    fn name_inside(&self, nominal: usize) -> Option<(usize, usize)> {
        let at = self.nominals[nominal].tokens.range().find(|&i| self.view.name_of[i] != 0)?;
        Some((at, self.view.name_of[at] as usize - 1))
    }

    /// Is the phrase a person's office with the name that it belongs to, and no name behind it?
    fn is_office_of_named(&self, nominal: usize) -> bool {
        let run = self.nominals[nominal].tokens;
        let (last, head) = (run.end as usize - 1, self.head(nominal));
        let behind = self.view.at(last, 1).is_some_and(|i| self.view.name_of[i] != 0);
        let office = self.view.title(head) == 1 + Title::Office as u8;
        self.nominals[nominal].kind == Kind::Person && office && self.view.name_of[last] != 0 && !behind
    }
}
