// Why: the linter's questions beside the offer: each is answered by a correction, which makes it go
// away, or by confirming that the text is meant so. Left to others: finding them (check/), the
// facts (offer.ts).
import type { Question } from '../api.ts';
import { dayAndTime } from '../dates.ts';
import { button, el } from '../dom.ts';
import { inWords, isOpen, mentionInWords } from '../findings.ts';
import { t } from '../words.ts';

type Prover = (lines: [number, number] | null) => HTMLElement | string;
type Answer = (keys: readonly string[], isConfirmed: boolean) => void;

export class Questions {
    readonly element: HTMLElement;
    private readonly heading = el('h2', { attributes: { tabindex: '-1' } });

    constructor(questions: readonly Question[], private readonly prover: Prover,
                private readonly answer: Answer) {
        const open = questions.filter(isOpen);
        const notes = questions.filter((each) => each.weight === 'note');
        const answered = questions.filter((each) => each.answered !== null);
        this.heading.textContent = open.length === 0
            ? t('Rien ne retient la publication.')
            : open.length === 1 ? t('Une question avant de publier')
                : t('{count} questions avant de publier', { count: open.length });
        this.element = el('section', { class: open.length === 0 ? 'questions well'
            : 'panel questions' }, this.heading, this.openList(open),
            this.folded(t('À savoir'), notes.map((each) => el('li', {}, ...this.words(each)))),
            this.folded(t('Déjà confirmé'), answered.map((each) => this.answeredRow(each))));
    }

    focus(): void {
        this.heading.focus();
    }

    private words(question: Question): (Node | string)[] {
        return [el('b', {}, inWords(question)),
                question.quote === '' ? '' : el('q', {}, question.quote),
                this.prover(question.lines)];
    }

    // What is missing from the whole offer is confirmed in one go: it is one decision.
    private openList(open: readonly Question[]): HTMLElement | null {
        if (open.length === 0) return null;
        const missing = open.filter((each) => each.rule === 'missing_mention');
        const rows = open.filter((each) => each.rule !== 'missing_mention').map((each) =>
            el('li', {}, ...this.words(each), this.confirm([each])));
        if (missing.length > 0)
            rows.push(el('li', {},
                el('b', {}, t('Ce que l’article 3 du décret 2018-1351 demande, et qui manque :')),
                el('ul', {}, ...missing.map((each) => el('li', {}, mentionInWords(each)))),
                this.confirm(missing)));
        return el('ul', { class: 'open' }, ...rows);
    }

    private confirm(questions: readonly Question[]): HTMLButtonElement {
        const control = button(t('Confirmer : c’est voulu'), 'secondary', () =>
            this.answer(questions.map((each) => each.key), true));
        control.setAttribute('aria-label',
            `${t('Confirmer : c’est voulu')} (${questions.map(inWords).join(' ')})`);
        return control;
    }

    private answeredRow(question: Question): HTMLElement {
        const by = question.answered;
        return el('li', {}, ...this.words(question), el('span', { class: 'soft' },
            by === null ? '' : t('confirmé par {name}, {when}', {
                name: by.by, when: dayAndTime(by.at) })),
            button(t('Reprendre'), 'quiet', () => this.answer([question.key], false)));
    }

    private folded(title: string, rows: readonly HTMLElement[]): HTMLElement | null {
        return rows.length === 0 ? null : el('details', {},
            el('summary', {}, `${title} (${rows.length})`), el('ul', {}, ...rows));
    }
}
