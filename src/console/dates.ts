// Why: instants in words, in Paris, where the kiosks stand.
import { language, t } from './words.ts';

const zone = 'Europe/Paris';

// Making one takes longer than two hundred uses of it.
const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
    const key = locale + JSON.stringify(options);
    const format = formats.get(key) ??
        new Intl.DateTimeFormat(locale, { timeZone: zone, ...options });
    formats.set(key, format);
    return format;
}

function formatted(instant: string, options: Intl.DateTimeFormatOptions): string {
    const at = new Date(instant);
    return Number.isNaN(at.getTime())
        ? '—' : formatOf(language() === 'fr' ? 'fr-FR' : 'en-GB', options).format(at);
}

export function dayNumber(instant: string): string {
    return formatted(instant, { day: 'numeric' });
}

export function monthShort(instant: string): string {
    return formatted(instant, { month: 'short' });
}

export function timeOfDay(instant: string): string {
    return formatted(instant, { hour: '2-digit', minute: '2-digit' });
}

export function longDay(instant: string): string {
    return formatted(instant, { day: 'numeric', month: 'long', year: 'numeric' });
}

export function dayAndTime(instant: string): string {
    return formatted(instant, {
        day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit',
    });
}

// "2026-11-22" of an instant, in Paris.
export function isoDay(instant: string | number): string {
    return formatOf('sv-SE', {}).format(new Date(instant));
}

export function daysBetween(from: string, to: string): number {
    return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 864e5);
}

// "il y a 5 min"; both instants are the hub's.
export function ago(instant: string, now: string): string {
    const minutes = Math.max(0, Math.round((Date.parse(now) - Date.parse(instant)) / 60_000));
    if (minutes < 1) return t('à l’instant');
    if (minutes < 60) return t('il y a {count} min', { count: minutes });
    if (minutes < 48 * 60) return t('il y a {count} h', { count: Math.round(minutes / 60) });
    return t('il y a {count} jours', { count: Math.round(minutes / 1440) });
}
