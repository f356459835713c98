//! Looks at what is on screen: pictures for human eyes, axe, sizes.

use std::path::PathBuf;

use serde_json::json;

use super::{Hand, base64};
use crate::axe::{broken, cramped};

impl Hand {
    /// A picture of it in dark and in light under that name, and what is broken in either.
    pub fn look(&mut self, name: &str, found: &mut Vec<String>) {
        for theme in ["dark", "light"] {
            self.page.value(&format!("document.documentElement.dataset.theme = '{theme}'; 0"));
            self.picture(&format!("{name}-{theme}"));
            found.extend(broken(self).into_iter().map(|rule| format!("{name} {theme}: {rule}")));
        }
        found.extend(cramped(self).into_iter().map(|what| format!("{name}: {what}")));
    }

    /// Goes to the top of the page.
    pub fn top(&mut self) {
        self.page.value("document.documentElement.style.scrollBehavior = 'auto'; window.scrollTo(0, 0); 0");
    }

    /// Brings what a selector finds to the top.
    pub fn show(&mut self, selector: &str) {
        let selector = json!(selector);
        self.page.value(&format!(
            "document.documentElement.style.scrollBehavior = 'auto';
             document.querySelector({selector}).scrollIntoView({{ block: 'start' }}); 0"
        ));
    }

    /// Writes what is on screen to `target/pictures`; where it was written.
    pub fn picture(&mut self, name: &str) -> PathBuf {
        let size = self.page.value("JSON.stringify([innerWidth, innerHeight])");
        let size: Vec<u32> = serde_json::from_str(size.as_str().expect("two numbers")).expect("two numbers");
        let frame =
            json!({ "x": 0, "y": 0, "width": size[0], "height": size[1], "coordinateSystem": "Viewport" });
        let picture = self.page.ask("Page.snapshotRect", frame);
        let data = picture["dataURL"].as_str().and_then(|url| url.split_once(',')).expect("a picture").1;
        let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("target/pictures");
        std::fs::create_dir_all(&folder).expect("a folder for pictures");
        let file = folder.join(format!("{name}.png"));
        std::fs::write(&file, base64(data)).expect("the picture is written");
        file
    }
}
