//! Of whom a phrase can be said.
//!
//! Decides which entities a phrase cannot stand for, by the offices that they hold, by what it means and by whose
//! it is. Leaves to [`super::nominals`] which of the others it stands for.

use super::nominals::{Candidate, OTHER_NAMES, SAME_HEAD, Scene, WHOLE_ROLE};
use crate::document::{TokenKind, TokenRange};
use crate::features::hash;
use crate::lexicon::Title;
use crate::mentions::nominals::is_predicate;
use crate::mentions::{Kind, Nominal};
use crate::tokenize::stem;

/// Tokens from a verb back to who does it.
const FARTHEST_SUBJECT: isize = 4;

impl Scene<'_> {
    /// Drops people whose role the names in a phrase contradict: `Perdana Menteri Estonia` is not the one of
    /// Finlandia, and `pemimpin Finlandia itu` is somebody of Finlandia if there is one.
    pub(super) fn retain_holders(&self, nominal: usize, all: &mut Vec<Candidate>) {
        let Nominal { tokens, kind, .. } = self.nominals[nominal];
        if kind != Kind::Person || !tokens.range().any(|i| self.view.name_of[i] != 0) {
            return;
        }
        let office = self.view.title(self.head(nominal)) == 1 + Title::Office as u8;
        let any = all.iter().any(|c| matches!(c.role, 1 | 4 | WHOLE_ROLE));
        all.retain(|c| match c.role {
            OTHER_NAMES => !office || self.is_pointing(nominal),
            1 | 4 | WHOLE_ROLE => true,
            _ => !any || !office,
        });
    }

    /// Drops those of whom the phrase cannot be said, be it that they hold another office (`Wakil Bupati`), be it by what it
    /// means: `kepala negara` is no minister, and so the president was named last. The weights are learned without that, for it is rare.
    pub(super) fn retain_possible(&self, nominal: usize, all: &mut Vec<Candidate>) {
        let (document, run) = (self.view.document, self.nominals[nominal].tokens);
        if !self.is_pointing(nominal) {
            all.retain(|c| c.role != WHOLE_ROLE || self.holds(nominal, c.entity));
        }
        let phrase = document.span(TokenRange { start: self.head(nominal) as u32, ..run });
        if let Some((_, &meaning)) = self.view.lexicon.meanings.at_start(document.lower_span(phrase)) {
            all.retain(|c| self.known[c.entity].fits(meaning));
            for (recency, candidate) in (0..).zip(all.iter_mut().take_while(|c| !c.ahead)) {
                candidate.recency = candidate.recency.min(recency);
                if meaning.of == "role" {
                    candidate.role = candidate.role.max(SAME_HEAD);
                }
            }
        } else if self.is_office_of_its_own(nominal) {
            all.retain(|c| c.role != 0 || self.known[c.entity].roles.is_empty());
        }
    }

    /// Is the phrase an office with what it is of, and does not point back: `Menteri Keuangan`, `Ketua DPRD Solo`?
    fn is_office_of_its_own(&self, nominal: usize) -> bool {
        let (run, head) = (self.nominals[nominal].tokens, self.head(nominal));
        let is_office = self.view.title(head) == 1 + Title::Office as u8;
        is_office && run.len() > 1 && head == run.start as usize && !self.is_pointing(nominal)
    }

    /// Drops who is not what the head of a phrase says, be it a relative or somebody in a case or an accident.
    pub(super) fn retain_fitting(&self, run: TokenRange, head: usize, all: &mut Vec<Candidate>) {
        let kin = self.view.title(head) == 1 + Title::Kin as u8;
        let of_another = kin && self.is_of_named(run);
        let word = stem(self.view.document.lower(head));
        let party = self.view.lexicon.parties.has(word).then(|| hash(word));
        let is_possessed = self.view.document.lower(head).ends_with("nya") && (kin || self.has_owner(run));
        let said = party.or(is_possessed.then(|| hash(word)));
        all.retain(|c| {
            let known = &self.known[c.entity];
            // The text calls him no such thing, who is somebody's relative (`istri Budi`).
            let is_other_relative = of_another && !known.role_words.has(self.view.document.hash(head));
            // `korban`, `tersangka itu`: who takes a policeman for the culprit does harm. `anaknya` is not he whose it is.
            let is_other_party = said.is_some_and(|said| !known.role_heads.has(said));
            !is_other_relative && !is_other_party && (kin || !known.is_mere_relative())
        });
    }

    /// Does the phrase stand behind a verb and who does it, whose it is if it says so: `NATO mengerahkan pasukannya`?
    fn has_owner(&self, run: TokenRange) -> bool {
        let view = &self.view;
        let does = |&i: &usize| is_predicate(view, i) && !view.reports(i);
        let Some(verb) = view.at(run.start as usize, -1).filter(does) else {
            return false;
        };
        let is_word = |&i: &usize| view.name_of[i] == 0 && view.document.tokens[i].kind == TokenKind::Word;
        let subject = (1..=FARTHEST_SUBJECT).map_while(|n| view.at(verb, -n)).find(|i| !is_word(i));
        subject.is_some_and(|i| view.name_of[i] != 0)
    }

    /// Does the phrase end in a name, or stand before one?
    fn is_of_named(&self, run: TokenRange) -> bool {
        let last = run.end as usize - 1;
        let is_named = |i: usize| self.view.name_of[i] != 0;
        is_named(last) || self.view.at(last, 1).is_some_and(is_named)
    }

    /// Is the entity named inside the phrase?
    pub(super) fn is_inside(&self, run: TokenRange, entity: usize) -> bool {
        let names = run.range().filter_map(|i| self.view.name_of[i].checked_sub(1));
        names.into_iter().any(|n| self.entity_of[n as usize] == entity)
    }
}
