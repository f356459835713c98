//! Accessibility, judged by axe-core in the real page.

use std::path::PathBuf;

use crate::hand::Hand;

/// The rules that axe finds broken on the page as it stands, one line each.
pub fn broken(hand: &mut Hand) -> Vec<String> {
    let file = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(".ci/npm/node_modules/axe-core/axe.min.js");
    let axe = std::fs::read_to_string(&file)
        .unwrap_or_else(|_| panic!("{} is missing: run `npm ci` in .ci/npm", file.display()));
    if hand.page.value("typeof axe") != "object" {
        // The inspector takes at most 128 kB at once.
        hand.page.value("window.axeText = ''; 0");
        let text: Vec<char> = axe.chars().collect();
        for piece in text.chunks(30_000) {
            let piece = serde_json::Value::String(piece.iter().collect());
            hand.page.value(&format!("window.axeText += {piece}; 0"));
        }
        hand.page.value("(0, eval)(window.axeText); 0");
    }
    let run = "axe.run(document, { resultTypes: ['violations'] }).then(found => JSON.stringify(found.violations.map(rule =>
        rule.id + ' (' + rule.impact + '): ' + rule.nodes.slice(0, 3).map(node => node.html.slice(0, 120) + ' ' +
        (node.any[0]?.message ?? node.all[0]?.message ?? node.none[0]?.message ?? '')).join(' | '))))";
    let found = hand.page.awaited(run);
    serde_json::from_str(found.as_str().expect("axe answers in JSON")).expect("axe answers in JSON")
}

/// What is wider than the window, or a control smaller than 44 points, one line each.
pub fn cramped(hand: &mut Hand) -> Vec<String> {
    let look = "JSON.stringify((() => { const wrong = [];
        const wide = document.documentElement.scrollWidth;
        if (wide > innerWidth) wrong.push('scrolls sideways: ' + wide + ' > ' + innerWidth);
        const seen = element => element.checkVisibility({ visibilityProperty: true }) && !element.closest('.hidden-text, .skip');
        const told = element => element.tagName + '.' + element.className + ' ' + (element.innerText || element.ariaLabel || '').slice(0, 40);
        for (const control of document.querySelectorAll('a[href], button, select, input')) {
            if (!seen(control)) continue;
            const area = (control.closest('.tile, .choice, .search, .row:has(> .grow > .row-link)') && !control.matches('button'))
                ? control.closest('.tile, .choice, .search, .row') : control;
            const box = control.matches('.row-link') ? control.closest('.row').getBoundingClientRect() : area.getBoundingClientRect();
            if (box.width < 44 || box.height < 44) wrong.push('small ' + Math.round(box.width) + 'x' + Math.round(box.height) + ': ' + told(control));
            if (box.right > innerWidth + 1 || box.left < -1) wrong.push('cut: ' + told(control));
        }
        for (const text of document.querySelectorAll('h1, h2, h3, p, span, button, .bar a')) {
            if (seen(text) && !text.closest('.clamp, .search-field, .icon') && text.scrollWidth > text.clientWidth + 2 && getComputedStyle(text).display !== 'inline')
                wrong.push('clipped: ' + told(text));
        }
        return wrong; })())";
    let found = hand.page.value(look);
    serde_json::from_str(found.as_str().expect("a list")).expect("a list")
}
