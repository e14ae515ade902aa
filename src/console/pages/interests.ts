// Why: the list of those who registered, opened here with the recruiter's own key; filtered,
// followed up, exported. Left to others: a row (interest_row.ts), formats (exports.ts).
import { allInterests, type Interest, marks } from '../api.ts';
import type { App, Page } from '../context.ts';
import { isoDay, longDay } from '../dates.ts';
import { button, download, el, field, input, select } from '../dom.ts';
import * as exports from '../exports.ts';
import { counted, type Filter, filtered, isSealed, type Item, type Named, noFilter, opened }
    from '../interest_list.ts';
import type { OpenedKey } from '../keys.ts';
import { number, t } from '../words.ts';
import { InterestRow, markInWords } from './interest_row.ts';
import { unlockPanel } from './unlock.ts';

const pageLength = 100;

function headings(): exports.Headings {
    return {
        cells: [t('Reçue le'), t('Nom'), t('Courriel'), t('Téléphone'), t('Offres'),
                t('Références'), t('Message'), t('Accepte d’autres offres'), t('Suivi'), t('Note'),
                t('Borne'), t('À effacer après le'), t('Numéro')],
        yes: t('oui'), no: t('non'), deleteAfter: t('À effacer après le'),
    };
}

function rowsOf(items: readonly Item[]): exports.Row[] {
    return items.flatMap(({ interest, opened: each, note }) => 'letter' in each ? [{
        id: interest.id, received: interest.received, mark: markInWords(interest.mark),
        note: note ?? '', deleteAfter: interest.delete_after, letter: each.letter,
    }] : []);
}

class Interests {
    readonly content = el('div', {});
    private readonly list = el('ol', { class: 'board interests' });
    private readonly count = el('p', { class: 'count', attributes: { 'aria-live': 'polite' } });
    private readonly pager = el('div', { class: 'actions pager' });
    private filter: Filter = { ...noFilter };
    private first = 0; // of the rows shown

    constructor(private readonly app: App, private items: Item[]) {
        this.content.append(
            el('div', { class: 'head' }, el('h1', {}, t('Candidatures')), this.count,
                items.length > 0 && this.exportMenu()),
            ...(items.length > 0 ? [this.filters()] : []), this.list, this.pager, this.other());
        this.show();
    }

    // Letters of before a change of keys, and the way to open them.
    private other(): HTMLElement | string {
        const sealed = this.items.filter(isSealed).length;
        if (sealed === 0) return '';
        return el('details', { class: 'other' }, el('summary', {}, sealed === 1
            ? t('Une candidature est scellée pour une autre clé')
            : t('{count} candidatures sont scellées pour une autre clé',
                { count: number(sealed) })),
            unlockPanel(this.app, t('Ouvrez aussi avec l’ancienne clé'),
                t('La clé qui est ouverte le reste.')));
    }

    private shown(): Item[] {
        return filtered(this.items, this.filter);
    }

    // A control whose options are named by data and valued by place.
    private choice(label: string, named: readonly Named[], set: (key: string) => void):
        HTMLElement {
        const control = select([{ value: '', text: t('Toutes') },
            ...named.map((each, index) => ({ value: String(index),
                                             text: `${each.text} (${number(each.count)})` }))], '');
        control.addEventListener('change', () => {
            set(control.value === '' ? '' : named[Number(control.value)]?.key ?? '');
            this.first = 0;
            this.show();
        });
        return field(label, control).row;
    }

    private filters(): HTMLElement {
        const letters = this.items.flatMap((item) =>
            'letter' in item.opened ? item.opened.letter.offers : []);
        const interests = this.items.map((item) => item.interest);
        const words = field(t('Chercher'), input('search', { autocomplete: 'off' }));
        words.control.addEventListener('input', () => {
            this.filter.words = words.control.value;
            this.first = 0;
            this.show();
        });
        return el('div', { class: 'filters', attributes: { role: 'search' } }, words.row,
            this.choice(t('Offre'), counted(letters.map((each) => [each.id, each.title])),
                        (key) => { this.filter.offer = key; }),
            this.choice(t('Journée'), counted(interests.map((each) =>
                [isoDay(each.received), longDay(each.received)])),
                        (key) => { this.filter.day = key; }),
            this.choice(t('Borne'), counted(interests.map((each) =>
                [each.kiosk.id, each.kiosk.name])), (key) => { this.filter.kiosk = key; }),
            this.choice(t('Suivi'), marks.map((mark) => ({ key: mark, text: markInWords(mark),
                count: interests.filter((each) => each.mark === mark).length })),
                        (key) => { this.filter.mark = key; }));
    }

    private show(): void {
        const shown = this.shown();
        this.count.textContent = this.items.length === 0 ? '' : shown.length === this.items.length
            ? t('{count} en tout', { count: number(shown.length) })
            : t('{count} sur {all}', { count: number(shown.length),
                                       all: number(this.items.length) });
        const part = shown.slice(this.first, this.first + pageLength);
        this.list.replaceChildren(...part.map((item) => new InterestRow(this.app, item, {
            changed: () => undefined,
            erased: (gone) => {
                this.items = this.items.filter((each) => each !== gone);
                this.show();
            },
        }).element));
        if (shown.length === 0)
            this.list.replaceChildren(el('li', { class: 'empty' }, this.items.length === 0
                ? t('Personne ne s’est encore inscrit. Les candidatures arrivent ici dès que les ' +
                    'bornes ont du réseau.')
                : t('Aucune candidature ne répond à ces choix.')));
        this.page(shown.length);
    }

    private page(all: number): void {
        const turn = (by: number) => () => {
            this.first += by;
            this.show();
            this.content.querySelector('h1')?.focus();
        };
        const last = Math.min(this.first + pageLength, all);
        this.pager.replaceChildren(...(all <= pageLength ? [] : [
            el('p', { class: 'soft' }, t('{first} à {last} sur {all}', {
                first: number(this.first + 1), last: number(last), all: number(all) })),
            this.first > 0 ? button(t('Précédentes'), 'secondary', turn(-pageLength)) : '',
            last < all ? button(t('Suivantes'), 'primary', turn(pageLength)) : '',
        ]));
    }

    private exportMenu(): HTMLElement {
        const today = isoDay(Date.now());
        const item = (label: string, name: string, type: string,
                      make: (rows: exports.Row[]) => string) =>
            button(label, 'secondary', () => {
                const rows = rowsOf(this.shown());
                download(`candidatures-${today}.${name}`, type, make(rows));
                this.app.announce(t('Exporté : {count}. Effacez le fichier à la date que porte ' +
                    'chaque ligne.', { count: number(rows.length) }));
            });
        // It stands over the filters: whoever goes on to these sees them.
        const leave = (event: Event) => {
            const to = (event as FocusEvent).relatedTarget;
            if (to instanceof Node && !menu.contains(to)) menu.open = false;
        };
        const menu = el('details', { class: 'menu', on: { focusout: leave } },
            el('summary', { class: 'button secondary' }, t('Exporter')),
            el('div', { class: 'choices' },
                el('p', { class: 'hint' }, t('Ce qui est affiché, sans formule possible.')),
                item(t('CSV pour Excel'), 'csv', 'text/csv;charset=utf-8',
                     (rows) => exports.csvForExcel(rows, headings())),
                item(t('CSV pour un logiciel'), 'ats.csv', 'text/csv;charset=utf-8',
                     (rows) => exports.csvForAts(rows)),
                item(t('Contacts vCard'), 'vcf', 'text/vcard;charset=utf-8',
                     (rows) => exports.vcards(rows, headings())),
                item(t('JSON'), 'json', 'application/json', (rows) => exports.json(rows))));
        return menu;
    }
}

// Opens in portions, so that the page stays alive.
async function openAll(interests: readonly Interest[],
                       keys: readonly OpenedKey[]): Promise<Item[]> {
    const items: Item[] = [];
    for (const [index, interest] of interests.entries()) {
        items.push(opened(interest, keys));
        if (index % 50 === 49) await new Promise((resolve) => setTimeout(resolve));
    }
    return items;
}

export async function interestsPage(app: App): Promise<Page> {
    const interests = await allInterests();
    const title = t('Candidatures');
    if (app.keys.length > 0)
        return { title, content: new Interests(app, await openAll(interests, app.keys)).content };
    const sentence = interests.length === 0
        ? t('Aucune candidature n’attend.')
        : interests.length === 1 ? t('Une candidature, fermée.')
            : t('{count} candidatures, fermées.', { count: number(interests.length) });
    return { title, content: el('div', {},
        el('div', { class: 'head' }, el('h1', {}, title), el('p', { class: 'count' }, sentence)),
        unlockPanel(app, t('Ouvrez avec votre clé'),
                    t('Elle reste dans ce navigateur, le temps de cette page.'))) };
}
