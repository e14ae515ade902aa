// Why: an offer beside its source: each fact with the lines that prove it, what the recruiter must
// answer, and the way to the kiosks.
import { ApiError, type Draft, type Fact, read, write } from '../api.ts';
import type { App, Page } from '../context.ts';
import { dayAndTime } from '../dates.ts';
import { button, confirmed, el, field, freshId, input } from '../dom.ts';
import { isOpen } from '../findings.ts';
import { t } from '../words.ts';
import { draftStateInWords, factLabels, listFields, valueInWords, valuesOf }
    from './offer_words.ts';
import { Questions } from './questions.ts';

class OfferView {
    readonly content = el('div', { class: 'offer-page' });
    private readonly source = el('ol', { class: 'source', attributes: { tabindex: '0' } });
    private proved: HTMLButtonElement | null = null;
    private readonly back = button(t('Revenir au fait'), 'secondary', () => {
        this.proved?.scrollIntoView({ block: 'center' });
        this.proved?.focus({ preventScroll: true });
    }); // where the source does not stand beside it

    private questions: Questions;

    constructor(private readonly app: App, private draft: Draft) {
        this.questions = this.ask();
        this.fill();
    }

    private fact(name: string): Fact {
        return this.draft.offer.facts[name] ??
            { value: null, status: 'not_stated', quote: null, lines: null };
    }

    private ask(): Questions {
        return new Questions(this.draft.questions,
            (lines) => this.prover(lines, t('Voir')),
            (keys, isConfirmed) => void this.answer(keys, isConfirmed));
    }

    private fill(): void {
        const { draft } = this;
        this.questions = this.ask();
        const title = valueInWords('title', this.fact('title'));
        this.source.setAttribute('aria-label', t('Texte de l’annonce'));
        this.source.replaceChildren(...draft.lines.map((line) => el('li', {}, line)));
        this.back.hidden = true;
        this.content.replaceChildren(
            el('div', { class: 'head' },
                button(t('Toutes les offres'), 'quiet', () => this.app.go('/console/offers')),
                el('h1', { attributes: { tabindex: '-1' } },
                    title === '' ? t('Sans intitulé') : title)),
            this.way(), this.questions.element,
            el('div', { class: 'beside' },
                el('section', {}, el('h2', {}, t('Ce qui en est lu')), this.facts()),
                el('section', { class: 'document' }, el('h2', {}, t('L’annonce, mot pour mot')),
                    el('p', { class: 'soft small' }, `${draft.offer.source.name} · `,
                        t('{shown} signes montrés sur {all}', {
                            shown: draft.offer.account.shown,
                            all: draft.offer.account.characters })),
                    this.source, this.back)));
    }

    // Where the offer stands, and what can be done.
    private way(): HTMLElement {
        const { draft } = this;
        const actions = el('div', { class: 'actions' });
        if (draft.state === 'draft' || draft.state === 'changed' || draft.state === 'recalled')
            actions.append(button(draft.state === 'changed' ? t('Publier les changements')
                : t('Publier'), 'primary', () => this.publish()));
        if (draft.state === 'published' || draft.state === 'changed')
            actions.append(button(t('Retirer'), 'danger', () => this.recall()));
        if (draft.state === 'draft')
            actions.append(button(t('Supprimer'), 'secondary', () => this.remove()));
        const when = draft.published !== null && draft.state !== 'draft'
            ? t('publiée le {when}', { when: dayAndTime(draft.published) })
            : t('lue le {when}', { when: dayAndTime(draft.imported) });
        return el('div', { class: 'way' },
            el('p', {}, el('span', { class: `tag ${draft.state}` },
                           draftStateInWords(draft.state)), ` ${when}, ${draft.by}`,
                draft.state === 'recalled' && draft.reason !== '' && ` : ${draft.reason}`),
            actions);
    }

    // The button that marks the lines, or nothing where there are none.
    private prover(lines: [number, number] | null, label: string): HTMLElement | string {
        if (!lines || lines[0] < 1 || lines[0] > this.draft.lines.length) return '';
        const [first, last] = lines;
        const control: HTMLButtonElement = button(
            first === last ? t('{label}, ligne {first}', { label, first })
                : t('{label}, lignes {first} à {last}', { label, first, last }), 'quiet',
            () => this.prove(first, last, control));
        return control;
    }

    private prove(first: number, last: number, by: HTMLButtonElement): void {
        this.proved?.closest('.fact')?.classList.remove('proved');
        this.proved = by;
        by.closest('.fact')?.classList.add('proved');
        const rows = [...this.source.children];
        rows.forEach((row, index) => {
            const isProof = index + 1 >= first && index + 1 <= last;
            row.classList.toggle('proof', isProof);
        });
        const row = rows[first - 1] as HTMLElement | undefined;
        if (row) this.source.scrollTop = row.offsetTop - this.source.clientHeight / 3;
        const isBeside = this.source.getBoundingClientRect().top < innerHeight * 0.8;
        if (!isBeside) this.source.scrollIntoView({ block: 'center' });
        this.back.hidden = isBeside;
        this.app.readOut(rows.slice(first - 1, last).map((each) => each.textContent).join(' ')
            .slice(0, 300));
    }

    private facts(): HTMLElement {
        return el('dl', { class: 'facts' }, ...factLabels().map(([name, label]) =>
            this.factRow(name, label)));
    }

    private factRow(name: string, label: string): HTMLElement {
        const fact = this.fact(name);
        const said = valueInWords(name, fact);
        const isCorrected = name in this.draft.corrections;
        const labelId = freshId('fact');
        const change = button(t('Corriger'), 'quiet', () => this.edit(row, name, label));
        change.setAttribute('aria-describedby', labelId);
        const row = el('div', { class: `fact ${fact.status}` },
            el('dt', { id: labelId }, label),
            el('dd', {}, said === '' ? el('span', { class: 'soft' }, t('non indiqué'))
                : el('b', {}, said),
                fact.status === 'derived' && el('span', { class: 'tag' }, t('déduit')),
                isCorrected && el('span', { class: 'tag' }, t('corrigé')),
                el('span', { class: 'proofs' },
                    isCorrected ? '' : this.prover(fact.lines, t('La phrase')), change)));
        return row;
    }

    private edit(row: HTMLElement, name: string, label: string): void {
        const isList = listFields.has(name);
        const control = isList ? el('textarea', { attributes: { rows: '4' } }) : input('text');
        control.value = valuesOf(this.fact(name)).join('\n');
        const each = field(label, control, isList
            ? t('Une valeur par ligne. Vide : l’annonce ne le dit pas.')
            : t('Vide : l’annonce ne le dit pas.'));
        const form = el('form', { class: 'correct', on: { submit: (event) => {
            event.preventDefault();
            const lines = (isList ? control.value.split('\n') : [control.value])
                .map((line) => line.trim()).filter((line) => line !== '');
            void this.correct({ [name]: lines }, each.complain);
        } } }, each.row, el('div', { class: 'actions' },
            el('button', { class: 'button primary', attributes: { type: 'submit' } },
                t('Enregistrer')),
            name in this.draft.corrections && button(t('Rétablir le texte lu'), 'secondary',
                () => this.correct({ [name]: null }, each.complain)),
            button(t('Annuler'), 'secondary', () => this.fill())));
        row.replaceChildren(el('dt', { class: 'covert' }, label), el('dd', {}, form));
        control.focus();
    }

    private async correct(corrections: Record<string, string[] | null>,
                          complain: (sentence: string) => void): Promise<void> {
        try {
            this.draft = await write<Draft>('PATCH', `offers/${encodeURIComponent(this.draft.id)}`,
                { version: this.draft.version, corrections });
            this.fill();
            this.app.announce(t('Correction enregistrée.'));
        } catch (error) {
            if (error instanceof ApiError && error.status === 422)
                return complain(t('Cette valeur ne convient pas ici : {reason}',
                                  { reason: error.message }));
            this.conflict(error);
        }
    }

    private conflict(error: unknown): void {
        if (error instanceof ApiError && error.status === 409) {
            this.draft = error.body as Draft;
            this.fill();
        }
        this.app.refused(error);
    }

    private async act(what: 'publish' | 'recall', body: object, done: string): Promise<void> {
        try {
            this.draft = await write<Draft>('POST',
                `offers/${encodeURIComponent(this.draft.id)}/${what}`,
                { version: this.draft.version, ...body });
            this.fill();
            this.app.announce(done);
        } catch (error) {
            this.conflict(error);
        }
    }

    private async answer(keys: readonly string[], isConfirmed: boolean): Promise<void> {
        try {
            this.draft = await write<Draft>('PATCH', `offers/${encodeURIComponent(this.draft.id)}`,
                { version: this.draft.version,
                  answers: Object.fromEntries(keys.map((key) => [key, isConfirmed])) });
            this.fill();
            this.questions.focus();
            this.app.announce(isConfirmed ? t('Confirmé.')
                : t('La question est posée de nouveau.'));
        } catch (error) {
            this.conflict(error);
        }
    }

    private async publish(): Promise<void> {
        if (this.draft.questions.some(isOpen)) {
            this.questions.focus();
            return this.app.announce(t('Répondez d’abord aux questions : corrigez, ou confirmez.'));
        }
        await this.act('publish', {}, t('Publiée : les bornes la reçoivent dans la minute.'));
    }

    private async recall(): Promise<void> {
        const isSure = await confirmed(t('Retirer cette offre ?'),
            t('Les bornes cessent de la montrer à leur prochaine liaison. Les candidatures ' +
              'reçues restent.'), t('Retirer'), t('Garder'));
        if (isSure) await this.act('recall', { reason: t('retirée par l’employeur') },
                                   t('Retirée des bornes.'));
    }

    private async remove(): Promise<void> {
        const isSure = await confirmed(t('Supprimer ce brouillon ?'),
            t('L’annonce n’a jamais été publiée ; le fichier d’origine reste chez vous.'),
            t('Supprimer'), t('Garder'));
        if (!isSure) return;
        try {
            await write('DELETE', `offers/${encodeURIComponent(this.draft.id)}`);
            this.app.go('/console/offers');
        } catch (error) {
            this.app.refused(error);
        }
    }
}

export async function offerPage(app: App, id: string): Promise<Page> {
    const draft = await read<Draft>(`offers/${encodeURIComponent(id)}`);
    return { title: t('Offre'), content: new OfferView(app, draft).content };
}
