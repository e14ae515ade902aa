// Why: one letter, as a station on the line: who, about which offer, how to answer, what came of
// it.
// Left to others: the list around it (interests.ts).
import { ApiError, type InterestState, type Mark, marks, write } from '../api.ts';
import { toBase64url } from '../bytes.ts';
import type { App } from '../context.ts';
import { dayAndTime, dayNumber, isoDay, longDay, monthShort, timeOfDay } from '../dates.ts';
import { button, confirmed, el, field, freshId, input, select } from '../dom.ts';
import { type Item, noteOf } from '../interest_list.ts';
import { type Letter, type LetterFault, sealNote } from '../letter.ts';
import { t } from '../words.ts';

export function markInWords(mark: Mark): string {
    const words: Record<Mark, string> = {
        new: t('Nouvelle'), seen: t('Vue'), contacted: t('Contactée'), kept: t('Gardée'),
        refused: t('Refusée'), hired: t('Recrutée'),
    };
    return words[mark];
}

function faultInWords(fault: LetterFault): string {
    const words: Record<LetterFault, string> = {
        sealed: t('Scellée pour une autre clé que celle qui est ouverte.'),
        damaged: t('Abîmée : ces octets ne sont pas ceux que la borne a scellés.'),
        forged: t('La signature de la borne est fausse : n’y répondez pas.'),
        strange: t('Ouverte, mais son texte n’est pas celui d’une candidature.'),
    };
    return words[fault];
}

const latestDays = 730; // hub/README.md: past reception

export interface Rows {
    changed(item: Item): void;
    erased(item: Item): void;
}

export class InterestRow {
    readonly element: HTMLElement;
    private readonly name = el('h2', { id: freshId('name') });

    constructor(private readonly app: App, private readonly item: Item,
                private readonly rows: Rows) {
        this.element = el('li', { class: `interest ${item.interest.mark}` });
        this.fill();
    }

    private fill(): void {
        const { interest, opened } = this.item;
        const when = el('p', { class: 'when' }, el('b', {}, dayNumber(interest.received)), ' ',
            el('span', {}, monthShort(interest.received)),
            el('small', {}, timeOfDay(interest.received)));
        const axis = el('span', { class: 'axis', attributes: { 'aria-hidden': 'true' } },
                        el('i', {}));
        if ('letter' in opened) {
            this.name.textContent = opened.letter.name;
            this.element.replaceChildren(when, axis, this.words(opened.letter), this.controls(),
                                         this.more());
        } else {
            this.name.textContent = t('Candidature fermée');
            this.element.replaceChildren(when, axis, el('div', { class: 'words' }, this.name,
                el('p', { class: 'soft' }, faultInWords(opened.fault))));
        }
    }

    private words(letter: Letter): HTMLElement {
        const contact = letter.mail !== '' ? letter.mail : letter.phone;
        const copy = button(t('Copier'), 'quiet', async () => {
            await navigator.clipboard.writeText(contact);
            this.app.announce(t('Copié.'));
        });
        copy.setAttribute('aria-describedby', this.name.id);
        const { kiosk } = this.item.interest;
        return el('div', { class: 'words' }, this.name,
            el('p', { class: 'contact' }, el('span', { class: 'copied' }, contact), copy),
            ...letter.offers.map((offer) => el('p', { class: 'about' }, offer.title,
                offer.reference !== '' && el('span', { class: 'soft' }, ` · ${offer.reference}`))),
            letter.message !== '' && el('p', { class: 'message' }, '« ', letter.message, ' »'),
            el('p', { class: 'soft small' },
                [kiosk.name, kiosk.place].filter((part) => part !== '').join(', '),
                letter.mayContactForOthers && ` · ${t('accepte d’autres offres')}`,
                ` · ${t('effacée le {day}', { day: longDay(this.item.interest.delete_after) })}`));
    }

    private controls(): HTMLElement {
        const mark = select(marks.map((each) => ({ value: each, text: markInWords(each) })),
                            this.item.interest.mark);
        mark.id = freshId('mark');
        mark.setAttribute('aria-describedby', this.name.id);
        mark.addEventListener('change', () =>
            void this.change({ mark: mark.value as Mark }, t('Suivi enregistré.')));
        return el('div', { class: 'follow' },
            el('label', { attributes: { for: mark.id } }, t('Suivi')), mark);
    }

    private more(): HTMLElement {
        const { interest, note } = this.item;
        const text = el('textarea', { attributes: { rows: '3', maxlength: '1000' } });
        text.value = note ?? '';
        const noteField = field(t('Note'), text,
            t('Scellée avec la clé de l’employeur : le serveur ne la lit pas.'));
        const day = input('date', {
            min: isoDay(Date.now()),
            max: isoDay(Date.parse(interest.received) + (latestDays - 1) * 864e5),
        });
        day.value = isoDay(interest.delete_after);
        const dayField = field(t('À effacer après le'), day,
            t('Plus tard seulement si la personne y consent ; deux ans au plus.'));
        const summary = el('summary', { attributes: { 'aria-describedby': this.name.id } },
                           note !== null && note !== '' ? t('Note et conservation') + ' •'
                                                        : t('Note et conservation'));
        return el('details', { class: 'more' }, summary,
            el('div', { class: 'columns' },
                el('div', {}, noteField.row, button(t('Enregistrer la note'), 'secondary',
                    () => this.saveNote(text.value))),
                el('div', {}, dayField.row,
                    el('div', { class: 'actions' },
                        button(t('Changer la date'), 'secondary', () => this.changeDay(day.value)),
                        button(t('Effacer maintenant'), 'danger', () => this.erase())))));
    }

    private async saveNote(text: string): Promise<void> {
        const { keys, session } = this.app;
        const own = keys.filter((each) => each.role === 'employer');
        const key = own.find((each) => each.id === session?.employer.key_id) ?? own[0];
        if (!key)
            return this.app.announce(t('Une note demande la clé de l’employeur, pas sa copie.'));
        const note = text.trim() === '' ? null : toBase64url(sealNote(text, key.publicKey));
        await this.change({ note }, t('Note enregistrée.'));
    }

    private async changeDay(day: string): Promise<void> {
        if (!/^\d{4}-\d\d-\d\d$/.test(day)) return this.app.announce(t('Choisissez une date.'));
        await this.change({ delete_after: `${day}T12:00:00Z` },
            t('Sera effacée après le {day}.', { day: longDay(`${day}T12:00:00Z`) }));
    }

    private take(state: InterestState): void {
        const { interest } = this.item;
        const { version, mark, note, delete_after } = state;
        Object.assign(interest, { version, mark, note, delete_after });
        this.item.note = noteOf(note, this.app.keys);
        this.rows.changed(this.item);
    }

    private async change(change: Partial<InterestState>, done: string): Promise<void> {
        const { interest } = this.item;
        try {
            this.take(await write<InterestState>('PATCH', `interests/${interest.id}`,
                                                 { version: interest.version, ...change }));
            this.element.className = `interest ${interest.mark}`;
            this.app.announce(done);
        } catch (error) {
            if (error instanceof ApiError && error.status === 409) {
                this.take(error.body as InterestState);
                this.element.className = `interest ${interest.mark}`;
                this.fill();
            }
            this.app.refused(error);
        }
    }

    private async erase(): Promise<void> {
        const { interest } = this.item;
        const isSure = await confirmed(t('Effacer cette candidature ?'),
            t('Reçue le {when}. Elle disparaît du serveur ; cela ne se défait pas.',
              { when: dayAndTime(interest.received) }),
            t('Effacer'), t('Garder'));
        if (!isSure) return;
        try {
            await write('DELETE', `interests/${interest.id}`);
            this.rows.erased(this.item);
            this.app.announce(t('Candidature effacée.'));
        } catch (error) {
            this.app.refused(error);
        }
    }
}
