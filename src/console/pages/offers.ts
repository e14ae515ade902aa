// Why: documents come in here and become offers; each is a station on the way to the kiosks.
// Left to others: one offer beside its source (offer.ts).
import { ApiError, type DraftRow, importDocument, read, type Release } from '../api.ts';
import { type App, type Page, sentenceOf } from '../context.ts';
import { dayAndTime, dayNumber, monthShort } from '../dates.ts';
import { el, freshId, input } from '../dom.ts';
import { number, t } from '../words.ts';
import { draftStateInWords, offerStateInWords } from './offer_words.ts';

const maximumDocumentBytes = 10 * 1024 * 1024;

function deadlineOf(row: DraftRow): HTMLElement {
    if (row.deadline === null || !/^\d{4}-\d\d-\d\d$/.test(row.deadline))
        return el('p', { class: 'when none' }, t('date non indiquée'));
    const at = `${row.deadline}T12:00:00Z`;
    return el('p', { class: 'when' }, el('b', {}, dayNumber(at)), ' ',
        el('span', {}, monthShort(at)), el('small', {}, row.deadline.slice(0, 4)));
}

function rowOf(app: App, row: DraftRow): HTMLElement {
    const path = `/console/offers/${encodeURIComponent(row.id)}`; // hub/README.md: an id of ours
    const title = el('a', {
        attributes: { href: path },
        on: { click: (event) => {
            const mouse = event as MouseEvent;
            if (mouse.ctrlKey || mouse.metaKey || mouse.shiftKey) return;
            event.preventDefault();
            app.go(path);
        } },
    }, row.title ?? t('Sans intitulé'));
    const questions = row.questions === 0 ? null
        : el('span', { class: 'tag warn' }, row.questions === 1 ? t('1 question')
            : t('{count} questions', { count: row.questions }));
    return el('li', { class: `offer ${row.state}` }, deadlineOf(row),
        el('span', { class: 'axis', attributes: { 'aria-hidden': 'true' } }, el('i', {})),
        el('div', { class: 'words' }, el('h2', {}, title),
            el('p', { class: 'soft' }, [row.reference, offerStateInWords(row.offer_state)]
                .filter((part) => part !== null).join(' · '))),
        el('p', { class: 'tags' }, questions,
            el('span', { class: `tag ${row.state}` }, draftStateInWords(row.state))));
}

function releaseInWords(release: Release): string {
    if (release.number === 0) return t('Rien n’est encore publié.');
    const issued = release.issued === null ? '' : dayAndTime(release.issued);
    const offers = release.offers === 1 ? t('une offre')
        : t('{count} offres', { count: number(release.offers) });
    const said = t('Publication n° {number} du {issued} : {offers}.',
        { number: release.number, issued, offers });
    return release.pending === 0 ? said
        : `${said} ${t('La suivante part dans quelques secondes.')}`;
}

// Where documents are dropped, or chosen.
function drop(app: App, done: () => void): HTMLElement {
    const results = el('ul', { class: 'results', attributes: { 'aria-live': 'polite' } });
    const file = input('file', {
        multiple: '', id: freshId('documents'), class: 'covert',
        accept: '.txt,.html,.htm,.json,.pdf,.docx',
    });

    async function take(files: readonly File[]): Promise<void> {
        results.replaceChildren();
        let count = 0;
        for (const each of files) {
            let said: string;
            try {
                if (each.size > maximumDocumentBytes)
                    throw new ApiError(413, 'too_large', '', '', 0, null);
                const imported = await importDocument(each);
                count += imported.offers.length;
                said = imported.offers.length === 1 ? t('1 offre lue')
                    : t('{count} offres lues', { count: imported.offers.length });
                if (imported.refused !== '') said += ` · ${imported.refused}`;
            } catch (error) {
                said = sentenceOf(error);
                if (error instanceof ApiError && error.code === 'signed_out')
                    return app.refused(error);
            }
            results.append(el('li', {}, el('b', {}, each.name), ` : ${said}`));
        }
        if (count > 0) done();
    }

    file.addEventListener('change', () => {
        void take([...file.files ?? []]).then(() => { file.value = ''; });
    });
    const zone = el('div', { class: 'drop', on: {
        dragover: (event) => {
            event.preventDefault();
            zone.classList.add('over');
        },
        dragleave: () => zone.classList.remove('over'),
        drop: (event) => {
            event.preventDefault();
            zone.classList.remove('over');
            void take([...(event as DragEvent).dataTransfer?.files ?? []]);
        },
    } }, el('p', {}, t('Déposez vos annonces ici : PDF, DOCX, texte, HTML ou JSON.')), file,
        el('label', { class: 'button primary', attributes: { for: file.id } },
            t('Choisir des fichiers')));
    return el('section', { class: 'import' }, zone, results);
}

export async function offersPage(app: App): Promise<Page> {
    const list = el('ol', { class: 'board offers' });
    const count = el('p', { class: 'count' });
    const release = el('p', { class: 'release soft' });

    async function load(): Promise<void> {
        const [rows, state] = await Promise.all([
            read<{ offers: DraftRow[] }>('offers'), read<Release>('release')]);
        count.textContent = rows.offers.length === 0 ? ''
            : t('{count} en tout', { count: number(rows.offers.length) });
        release.textContent = releaseInWords(state);
        list.replaceChildren(...rows.offers.map((row) => rowOf(app, row)));
        if (rows.offers.length === 0)
            list.replaceChildren(el('li', { class: 'empty' },
                t('Aucune offre. Déposez une annonce : vous verrez ce qui en est lu, phrase par ' +
                  'phrase, avant de la publier.')));
    }

    await load();
    return { title: t('Offres'), content: el('div', {},
        el('div', { class: 'head' }, el('h1', {}, t('Offres')), count),
        drop(app, () => void load().catch((error) => app.refused(error))), release, list) };
}
