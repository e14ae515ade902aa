// Why: the console speaks French and English. The French text is the message; a missing translation
// shows French rather than a key, and a test counts them.
import { english } from './words_en.ts';

export type Language = 'fr' | 'en';
let current: Language = 'fr';

export function language(): Language {
    return current;
}

export function speak(chosen: Language): void {
    current = chosen;
    document.documentElement.lang = chosen;
}

// {names} in braces are filled in.
export function t(french: string, values: Record<string, string | number> = {}): string {
    const message = current === 'en' ? english[french] ?? french : french;
    return message.replace(/\{(\w+)\}/g, (whole, name: string) =>
        name in values ? String(values[name]) : whole);
}

export function number(value: number): string {
    return new Intl.NumberFormat(current === 'fr' ? 'fr-FR' : 'en-GB').format(value);
}
