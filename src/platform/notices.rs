//! Notices of the desktop, by the server that `org.freedesktop.Notifications` names. Where none answers: silence.

use super::{Aloud, NotShown, Notifier};

/// The system's own notices. `app` is what the system calls the app by.
pub struct SystemNotifier {
    #[cfg_attr(not(target_os = "linux"), allow(dead_code, reason = "the phones' side is still to write"))]
    app: String,
    #[cfg(target_os = "linux")]
    shown: std::sync::Mutex<std::collections::HashMap<String, u32>>,
}

impl SystemNotifier {
    /// Nothing is asked of the system before the first notice.
    pub fn of(app: &str) -> Self {
        Self {
            app: app.to_owned(),
            #[cfg(target_os = "linux")]
            shown: std::sync::Mutex::default(),
        }
    }
}

#[cfg(target_os = "linux")]
mod linux {
    use std::collections::HashMap;
    use std::sync::PoisonError;
    use std::time::Duration;

    use zbus::blocking::connection::Builder;
    use zbus::zvariant::Value;

    use super::{Aloud, NotShown, SystemNotifier};

    /// How long a server may take: whoever does not answer shows nothing.
    const ANSWERS_WITHIN: Duration = Duration::from_secs(5);
    /// The server decides how long a notice stays.
    const AS_LONG_AS_IT_LIKES: i32 = -1;
    const NAME: &str = "org.freedesktop.Notifications";
    const PATH: &str = "/org/freedesktop/Notifications";

    impl SystemNotifier {
        pub(super) fn says(&self, notice: &Aloud) -> Result<(), NotShown> {
            let mut shown = self.shown.lock().unwrap_or_else(PoisonError::into_inner);
            let before = shown.get(&notice.subject).copied().unwrap_or(0);
            let number = self.asks(notice, before).map_err(|_| NotShown)?;
            shown.insert(notice.subject.clone(), number);
            Ok(())
        }

        fn asks(&self, notice: &Aloud, before: u32) -> zbus::Result<u32> {
            let bus = Builder::session()?.method_timeout(ANSWERS_WITHIN).build()?;
            let (actions, hints): (Vec<&str>, HashMap<&str, Value<'_>>) = Default::default();
            // Servers may read marks in the text: what is said is said as it is.
            let text = notice.text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
            let body = (&self.app, before, "", &notice.title, text, actions, hints, AS_LONG_AS_IT_LIKES);
            bus.call_method(Some(NAME), PATH, Some(NAME), "Notify", &body)?.body().deserialize()
        }
    }
}

#[cfg(not(target_os = "linux"))]
impl SystemNotifier {
    // The phones' own notices come with their native side.
    fn says(&self, _: &Aloud) -> Result<(), NotShown> {
        Err(NotShown)
    }
}

impl Notifier for SystemNotifier {
    fn show(&self, notice: &Aloud) -> Result<(), NotShown> {
        self.says(notice)
    }
}
