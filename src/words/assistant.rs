//! The sentences of the assistant: said around its quotes, and the same for everybody.

use domain::assistant::{Asked, Choice, Party, Pick};
use domain::eligibility::Question;

words! {
    assistant_title();
    assistant_lead();
    assistant_first();
    assistant_memory();
    assistant_label();
    assistant_hint();
    assistant_send();
    assistant_clear();
    assistant_cleared();
    assistant_log();
    assistant_you();
    assistant_ideas();
    assistant_idea(rank: u32);
    assistant_understood(who: &str);
    assistant_forget(fact: &str);
    assistant_refused(why: &str);
    assistant_none();
    assistant_none_text();
    assistant_silent(want: &str);
    assistant_according();
    assistant_verdict(standing: &str);
    assistant_others();
    assistant_field(code: &str);
    assistant_open(title: &str);
    assistant_desk();
    assistant_desk_anywhere();
    assistant_desk_all();
    assistant_asks(who: &str, question: &str);
    assistant_asks_how(kind: &str);
    assistant_which();
    assistant_what_for();
    assistant_topic(number: u32);
    assistant_pick(kind: &str, what: &str);
    assistant_ages(least: u32, most: u32, kind: &str);
    assistant_keep();
    assistant_keep_text();
    assistant_kept();
    assistant_link();
    assistant_link_text();
}

impl super::Words {
    /// What is asked, of whom.
    pub fn assistant_question(&self, asked: &Asked, about: Party) -> String {
        match asked {
            Asked::Fact(question) => self.assistant_asks(about.code(), &self.asks(question)),
            Asked::Which => self.assistant_which(),
            Asked::Topic => self.assistant_what_for(),
        }
    }

    /// A way to answer.
    pub fn assistant_choice(&self, asked: &Asked, choice: &Choice) -> String {
        let coded = |code: &str| match asked {
            Asked::Fact(Question::Housing) => self.rights_housing(code),
            Asked::Fact(Question::StudyYear) => self.rights_study_year(code),
            Asked::Fact(Question::BacHonours) => self.rights_honours(code),
            _ => self.rights_situation(code),
        };
        match &choice.pick {
            Pick::Yes => self.assistant_pick("yes", ""),
            Pick::No => self.assistant_pick("no", ""),
            Pick::Unsure => self.assistant_pick("unsure", ""),
            Pick::None(_) => self.assistant_pick("none", ""),
            Pick::Code(code) if code == "none" => self.assistant_pick("none", ""),
            Pick::Code(code) => {
                let said = coded(code);
                let mut letters = said.chars();
                letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
            }
            Pick::Count(count) => count.to_string(),
            Pick::Ages(least, most) => {
                let kind = match (*least, *most) {
                    (0, _) => "under",
                    (_, domain::assistant::OLDEST..) => "over",
                    _ => "between",
                };
                // « Moins de 15 ans » says the first age that is none of them.
                let most = if kind == "under" { most + 1 } else { *most };
                self.assistant_ages(*least, most, kind)
            }
            Pick::Card(..) => choice.title.clone(),
            Pick::Topic(number) => self.assistant_topic(*number),
        }
    }
}
