// A field keeps what is typed into it, however slowly the app answers.
//
// The app writes each value back into its field a moment after it was typed. Whoever has typed on by then
// would lose those letters: an echo of what the field held a moment ago is dropped here, and only that.
// A value that was not just typed there (a field that is emptied, corrected or filled) is set as ever; a
// screen that takes letters back while one types would have to do it otherwise (none does).
(() => {
    const LONGEST = 2000;
    const typed = new WeakMap();
    const forget = event => typed.delete(event.target);

    addEventListener('input', event => {
        if (!event.isTrusted) return;
        const values = typed.get(event.target) ?? [];
        values.push([event.target.value, event.timeStamp]);
        typed.set(event.target, values.slice(-100));
    }, true);
    // Whoever leaves the field, sends it or touches something has done typing: what comes then is meant.
    addEventListener('focusout', forget, true);
    addEventListener('pointerdown', () => typed.delete(document.activeElement), true);
    addEventListener('keydown', event => {
        if (event.key === 'Enter' || event.key === 'Escape') forget(event);
    }, true);

    for (const kind of [HTMLInputElement, HTMLTextAreaElement]) {
        const { get, set } = Object.getOwnPropertyDescriptor(kind.prototype, 'value');
        Object.defineProperty(kind.prototype, 'value', {
            configurable: true,
            enumerable: true,
            get,
            set(value) {
                const values = typed.get(this) ?? [];
                const at = values.findIndex(([text, when]) => text === String(value) && performance.now() - when < LONGEST);
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
