// Why: which kiosks are well, which need somebody, and how much is going on; no person.
import { type Counts, type DraftRow, type Kiosk, read, write } from '../api.ts';
import type { App, Page } from '../context.ts';
import { ago, dayAndTime, isoDay } from '../dates.ts';
import { button, confirmed, el, field, input } from '../dom.ts';
import { number, t } from '../words.ts';
import { type Bar, barChart, columnChart } from './chart.ts';

const silentMinutes = 10; // a heartbeat comes each minute
const oldDataHours = 48;
const clockToleranceSeconds = 120;
const lowSpaceBytes = 500e6;
const daysShown = 7;

// What somebody should look at, worst first; empty for a kiosk that is well.
export function alarmsOf(kiosk: Kiosk, now: string): string[] {
    const age = (instant: string) => Date.parse(now) - Date.parse(instant);
    const alarms: string[] = [];
    if (kiosk.revoked !== null) return [t('Révoquée : ses envois sont refusés.')];
    if (kiosk.last_seen === null) return [t('Ne s’est pas encore annoncée.')];
    if (age(kiosk.last_seen) > silentMinutes * 60_000)
        alarms.push(t('Muette depuis {when}.', { when: ago(kiosk.last_seen, now) }));
    if (kiosk.closed !== '') alarms.push(t('Fermée aux inscriptions : {why}',
                                           { why: kiosk.closed }));
    if (kiosk.issued !== null && age(kiosk.issued) > oldDataHours * 3_600_000)
        alarms.push(t('Ses offres datent : {when}.', { when: ago(kiosk.issued, now) }));
    if (kiosk.clock_verified === false || Math.abs(kiosk.clock_offset_seconds ?? 0) >
        clockToleranceSeconds) alarms.push(t('Son horloge n’est pas sûre.'));
    if (kiosk.free_bytes !== null && kiosk.free_bytes < lowSpaceBytes)
        alarms.push(t('Il lui reste peu de place.'));
    return [...alarms, ...kiosk.alarms];
}

function fact(label: string, value: string | null): HTMLElement {
    return el('div', {}, el('dt', {}, label),
        el('dd', {}, value ?? el('span', { class: 'soft' }, '—')));
}

class Fleet {
    readonly content = el('div', {});
    private readonly list = el('ul', { class: 'kiosks' });
    private readonly charts = el('div', { class: 'charts' });
    private readonly count = el('p', { class: 'count' });

    constructor(private readonly app: App) {
        this.content.append(
            el('div', { class: 'head' }, el('h1', {}, t('Bornes')), this.count), this.list,
            this.enrolment(),
            el('section', {}, el('h2', { class: 'rule' }, t('Sept jours d’activité')),
                this.charts));
    }

    async load(): Promise<void> {
        const today = Date.now();
        const from = isoDay(today - (daysShown - 1) * 864e5);
        const [fleet, counts, offers] = await Promise.all([
            read<{ kiosks: Kiosk[]; now: string }>('kiosks'),
            read<Counts>(`counts?from=${from}&to=${isoDay(today)}`),
            read<{ offers: DraftRow[] }>('offers'),
        ]);
        const unwell = fleet.kiosks.filter((each) => alarmsOf(each, fleet.now).length > 0).length;
        this.count.textContent = fleet.kiosks.length === 0 ? t('aucune pour l’instant')
            : unwell === 0 ? t('toutes vont bien')
                : t('{count} à voir', { count: number(unwell) });
        this.list.replaceChildren(...fleet.kiosks.map((each) => this.card(each, fleet.now)));
        this.draw(counts, offers.offers);
    }

    private card(kiosk: Kiosk, now: string): HTMLElement {
        const alarms = alarmsOf(kiosk, now);
        const queue = kiosk.queue === null ? null : kiosk.queue === 0 ? t('vide')
            : kiosk.oldest_unsent === null ? number(kiosk.queue)
                : t('{count}, depuis {when}', { count: number(kiosk.queue),
                                                when: ago(kiosk.oldest_unsent, now) });
        const revoke = kiosk.revoked === null
            ? button(t('Révoquer'), 'quiet', () => this.revoke(kiosk)) : null;
        return el('li', { class: alarms.length === 0 ? 'kiosk' : 'kiosk unwell' },
            el('h2', {}, el('i', { class: 'lamp', attributes: { 'aria-hidden': 'true' } }),
                kiosk.name),
            el('p', { class: 'soft' }, kiosk.place),
            alarms.length === 0 ? el('p', { class: 'well' }, t('Va bien'))
                : el('ul', { class: 'alarms' }, ...alarms.map((each) => el('li', {}, each))),
            el('dl', {},
                fact(t('Vue'), kiosk.last_seen && ago(kiosk.last_seen, now)),
                fact(t('Âge des offres'), kiosk.issued && ago(kiosk.issued, now)),
                fact(t('File d’attente'), queue),
                fact(t('Publication'), kiosk.release === null ? null : `n° ${kiosk.release}`),
                fact(t('Version'), kiosk.version),
                fact(t('Inscrite'), dayAndTime(kiosk.enrolled))),
            revoke);
    }

    private async revoke(kiosk: Kiosk): Promise<void> {
        const isSure = await confirmed(t('Révoquer cette borne ?'),
            t('Ses candidatures seront refusées dès maintenant ; elle les garde, chiffrées. Pour ' +
              'revenir, elle devra être inscrite à nouveau.'), t('Révoquer'), t('Garder'));
        if (!isSure) return;
        try {
            await write('PATCH', `kiosks/${encodeURIComponent(kiosk.id)}`, { revoked: true });
            await this.load();
            this.app.announce(t('Borne révoquée.'));
        } catch (error) {
            this.app.refused(error);
        }
    }

    private enrolment(): HTMLElement {
        const name = field(t('Nom de la borne'), input('text', { autocomplete: 'off' }));
        const place = field(t('Lieu'), input('text', { autocomplete: 'off' }));
        const shown = el('p', { class: 'recovery', attributes: { 'aria-live': 'polite' } });
        shown.hidden = true;
        return el('details', { class: 'panel' },
            el('summary', {}, t('Inscrire une borne')),
            el('form', { attributes: { novalidate: '' }, on: { submit: (event) => {
                event.preventDefault();
                name.complain(name.control.value.trim() === '' ? t('Donnez-lui un nom.') : '');
                if (name.control.value.trim() === '') return name.control.focus();
                write<{ code: string }>('POST', 'kiosks/codes', {
                    name: name.control.value.trim(), place: place.control.value.trim(),
                }).then((made) => {
                    shown.textContent = made.code;
                    shown.hidden = false;
                    this.app.announce(t('Tapez ce code sur la borne, dans l’heure.'));
                }).catch((error) => this.app.refused(error));
            } } }, el('div', { class: 'columns' }, name.row, place.row),
                el('button', { class: 'button primary', attributes: { type: 'submit' } },
                    t('Obtenir un code')), shown));
    }

    private draw(counts: Counts, offers: readonly DraftRow[]): void {
        const hours: Bar[] = Array.from({ length: 24 }, (_, hour) =>
            ({ label: `${hour} h`, count: 0 }));
        for (const each of counts.letters) {
            const hour = Number(new Intl.DateTimeFormat('en-GB', {
                timeZone: 'Europe/Paris', hour: '2-digit', hour12: false,
            }).format(new Date(each.hour)));
            const bar = hours[hour % 24];
            if (bar) bar.count += each.letters;
        }
        const names = new Map(offers.map((offer) => [offer.id, offer.title ?? offer.id]));
        const sums = { views: new Map<string, number>(), registrations: new Map<string, number>() };
        for (const each of counts.offers)
            for (const what of ['views', 'registrations'] as const)
                sums[what].set(each.offer, (sums[what].get(each.offer) ?? 0) + each[what]);
        const bars = (sum: Map<string, number>): Bar[] => [...sum]
            .map(([id, count]) => ({ label: names.get(id) ?? t('une offre retirée'), count }))
            .sort((a, b) => b.count - a.count).slice(0, 12);
        this.charts.replaceChildren(
            columnChart(t('Candidatures reçues, par heure de la journée'), t('Heure'), hours, 3));
        if (counts.offers.length > 0)
            this.charts.append(
                barChart(t('Consultations par offre'), bars(sums.views)),
                barChart(t('Inscriptions par offre'), bars(sums.registrations)));
        else
            this.charts.append(el('p', { class: 'soft' },
                t('Les consultations par offre arrivent avec le premier message d’une borne.')));
    }
}

export async function fleetPage(app: App): Promise<Page> {
    const fleet = new Fleet(app);
    await fleet.load();
    return { title: t('Bornes'), content: fleet.content };
}
