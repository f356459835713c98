// A field keeps what is typed into it, however slowly the app answers.
//
// The app writes each value back into its field a moment after it was typed. Whoever has typed on by then
// would lose those letters: an echo of what the field held a moment ago is dropped here, and only that.
// A value that was not just typed there (a field that is emptied, corrected or filled) is set as ever; a
// screen that takes letters back while one types would have to do it otherwise (none does).
(() => {
    // No echo comes so late; what is older than that is not kept.
    const LATEST = 10_000;
    const typed = new WeakMap();
    const isSecret = field => field.type === 'password' || field.classList.contains('pin');

    addEventListener('input', event => {
        const field = event.target;
        if (!event.isTrusted || isSecret(field)) return;
        const values = (typed.get(field) ?? []).filter(([, when]) => event.timeStamp - when < LATEST);
        values.push([field.value, event.timeStamp]);
        typed.set(field, values.slice(-100));
    }, true);
    // Whoever leaves the field, sends it or touches something else has done typing: what comes then is meant.
    addEventListener('focusout', event => typed.delete(event.target), true);
    for (const touch of ['pointerdown', 'click']) {
        addEventListener(touch, event => {
            const field = document.activeElement;
            if (event.target !== field) typed.delete(field);
        }, true);
    }
    addEventListener('keydown', event => {
        const field = event.target;
        // In a text of several lines Enter is a letter, unless it sends; in a composition it chooses one.
        const sends = field.tagName === 'INPUT' || field.enterKeyHint === 'send';
        if (event.key === 'Enter' && sends && !event.isComposing || event.key === 'Escape') typed.delete(field);
    }, true);

    for (const kind of [HTMLInputElement, HTMLTextAreaElement]) {
        const { get, set } = Object.getOwnPropertyDescriptor(kind.prototype, 'value');
        Object.defineProperty(kind.prototype, 'value', {
            configurable: true,
            enumerable: true,
            get,
            set(value) {
                const values = typed.get(this) ?? [];
                const at = values.findIndex(([text, when]) => text === String(value) && performance.now() - when < LATEST);
                if (at >= 0) {
                    // Kept itself: the app writes a value as often as it draws the field.
                    values.splice(0, at);
                } else {
                    typed.delete(this);
                    set.call(this, value);
                }
            },
        });
    }
})();
