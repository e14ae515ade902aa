// Why: which of the opened letters a recruiter sees, as pure functions. Left to others: opening
// (letter.ts), showing (pages/interests.ts).
import type { Interest } from './api.ts';
import { fromBase64url } from './bytes.ts';
import { isoDay } from './dates.ts';
import type { KeyPair } from './keys.ts';
import { openLetter, openNote, type OpenedLetter } from './letter.ts';

export interface Item {
    interest: Interest;
    opened: OpenedLetter;
    note: string | null; // null: none, or not for this key
}

export interface Filter {
    offer: string; // an offer's id; '' for all, as below
    day: string; // "2026-11-22"
    kiosk: string; // a kiosk's id
    mark: string;
    words: string;
}

export const noFilter: Filter = { offer: '', day: '', kiosk: '', mark: '', words: '' };

// With whichever of the keys it was sealed to.
export function opened(interest: Interest, keys: readonly KeyPair[]): Item {
    let letter: OpenedLetter = { fault: 'sealed' };
    for (const key of keys) {
        try {
            letter = openLetter(fromBase64url(interest.envelope),
                                fromBase64url(interest.device_key), key);
        } catch {
            letter = { fault: 'damaged' };
        }
        if (!('fault' in letter) || letter.fault !== 'sealed') break;
    }
    return { interest, opened: letter, note: noteOf(interest.note, keys) };
}

export function noteOf(note: string | null, keys: readonly KeyPair[]): string | null {
    if (note === null) return null;
    for (const key of keys) {
        const text = openNote(fromBase64url(note), key);
        if (text !== null) return text;
    }
    return null;
}

export function isSealed(item: Item): boolean {
    return 'fault' in item.opened && item.opened.fault === 'sealed';
}

function folded(text: string): string {
    return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}

function holds(item: Item, words: string): boolean {
    if (words.trim() === '') return true;
    if (!('letter' in item.opened)) return false;
    const { letter } = item.opened;
    const text = folded([letter.name, letter.mail, letter.phone, letter.message, item.note ?? '',
                         ...letter.offers.flatMap((offer) => [offer.title, offer.reference])]
        .join('\n'));
    return folded(words).split(/\s+/).every((word) => text.includes(word));
}

export function filtered(items: readonly Item[], filter: Filter): Item[] {
    return items.filter((item) => {
        const { interest } = item;
        const offers = 'letter' in item.opened ? item.opened.letter.offers : [];
        return (filter.offer === '' || offers.some((offer) => offer.id === filter.offer)) &&
            (filter.day === '' || isoDay(interest.received) === filter.day) &&
            (filter.kiosk === '' || interest.kiosk.id === filter.kiosk) &&
            (filter.mark === '' || interest.mark === filter.mark) &&
            holds(item, filter.words);
    });
}

export interface Named {
    key: string;
    text: string;
    count: number;
}

// What can be filtered by, with counts; in the order in which they first appear.
export function counted(pairs: readonly (readonly [string, string])[]): Named[] {
    const all = new Map<string, Named>();
    for (const [key, text] of pairs) {
        const named = all.get(key) ?? { key, text, count: 0 };
        ++named.count;
        all.set(key, named);
    }
    return [...all.values()];
}
