// Why: an employer's two key pairs are made in the browser, in the same two steps at the first run
// and when they are replaced: a passphrase, then two files and a code on paper.
// Left to others: what becomes of the public halves (first_run.ts, new_key.ts), the files
// (keys.ts).
import type { App } from '../context.ts';
import { button, download, el, type Field, field, input } from '../dom.ts';
import { type KeyPair, makeKeyPair, makeRecoveryCode, minimumPassphrase, sealKeyFile }
    from '../keys.ts';
import { t } from '../words.ts';

export type Keys = Record<'employer' | 'escrow', KeyPair>;

export function progress(labels: readonly string[], here: number): HTMLElement {
    return el('ol', { class: 'progress' }, ...labels.map((label, index) => {
        const attributes: Record<string, string> = index === here ? { 'aria-current': 'step' } : {};
        const state = index < here ? 'past' : index === here ? 'here' : 'future';
        return el('li', { class: state, attributes }, el('span', { class: 'dot' }), label);
    }));
}

export function showStep(content: HTMLElement, steps: HTMLElement, title: string,
                         parts: readonly HTMLElement[]): void {
    const heading = el('h1', { attributes: { tabindex: '-1' } }, title);
    content.replaceChildren(steps, heading, ...parts);
    heading.focus({ preventScroll: true });
}

export function stepForm(submit: string, send: () => Promise<void>,
                         ...rows: HTMLElement[]): HTMLElement {
    const control = el('button', { class: 'button primary', attributes: { type: 'submit' } },
                       submit);
    return el('form', { attributes: { novalidate: '' }, on: { submit: (event) => {
        event.preventDefault();
        control.disabled = true;
        void send().finally(() => { control.disabled = false; });
    } } }, ...rows, control);
}

// True, with the focus on the first field that is wrong.
export function complainFirst(checks: readonly [Field<HTMLElement>, string][]): boolean {
    for (const [each, sentence] of checks) each.complain(sentence);
    const wrong = checks.find(([, sentence]) => sentence !== '');
    wrong?.[0].control.focus();
    return wrong !== undefined;
}

export interface KeyMaking {
    app: App;
    owner: string;
    password: string; // which the passphrase must not be; '' where it is not known
    show(step: 'passphrase' | 'copies', title: string, ...parts: HTMLElement[]): void;
    done(keys: Keys): Promise<void>; // once both files are saved
}

export function makeKeys(making: KeyMaking): void {
    const passphrase = field(t('Phrase secrète de la clé'),
        input('password', { autocomplete: 'new-password' }),
        t('Douze caractères au moins, autre que le mot de passe. Elle ne quitte jamais ce ' +
          'navigateur : personne ne pourra vous la redonner.'));
    const again = field(t('La même, une seconde fois'),
        input('password', { autocomplete: 'new-password' }));
    making.show('passphrase', t('La clé qui ouvre les candidatures'),
        el('p', {}, t('Les candidatures sont chiffrées sur la borne. Seule la clé que vous ' +
            'créez maintenant les ouvre. Le serveur n’en reçoit que la moitié publique.')),
        stepForm(t('Créer la clé'), async () => {
            const chosen = passphrase.control.value;
            if (complainFirst([
                [passphrase, chosen.length < minimumPassphrase
                    ? t('Il faut douze caractères au moins.')
                    : chosen === making.password
                        ? t('Choisissez une autre phrase que le mot de passe.') : ''],
                [again, again.control.value === chosen ? '' : t('Les deux phrases diffèrent.')],
            ])) return;
            await seal(making, chosen);
        }, passphrase.row, again.row));
}

async function seal(making: KeyMaking, passphrase: string): Promise<void> {
    making.app.announce(t('La clé se crée…'));
    await new Promise((resolve) => setTimeout(resolve, 30)); // the sentence is painted first
    const keys = { employer: makeKeyPair('employer'), escrow: makeKeyPair('escrow') };
    const recovery = makeRecoveryCode();
    const files = {
        employer: sealKeyFile(keys.employer, making.owner, passphrase),
        escrow: sealKeyFile(keys.escrow, making.owner, recovery),
    };
    making.app.announce('');
    handOver(making, keys, files, recovery);
}

function handOver(making: KeyMaking, keys: Keys, files: { employer: string; escrow: string },
                  recovery: string): void {
    const taken = new Set<string>();
    const kept = input('checkbox');
    const keep = field(t('Les deux fichiers sont enregistrés, le code est noté à part.'), kept);
    keep.row.classList.add('tick');
    const take = (role: 'employer' | 'escrow', name: string, label: string) =>
        button(label, 'secondary', () => {
            download(name, 'text/plain;charset=utf-8', files[role]);
            taken.add(role);
        });
    making.show('copies', t('Enregistrez la clé et sa copie'),
        el('section', { class: 'copy' }, el('h2', {}, t('Votre clé')),
            el('p', {}, t('Pour tous les jours. Gardez-la sur votre poste ou sur une clé USB.')),
            take('employer', 'vitrine-cle.txt', t('Enregistrer la clé'))),
        el('section', { class: 'copy' }, el('h2', {}, t('La copie de secours')),
            el('p', {}, t('Si la clé se perd, elle seule ouvre encore les candidatures. ' +
                'Mettez le fichier au coffre, et ce code, sur papier, ailleurs :')),
            el('p', { class: 'recovery' }, recovery),
            take('escrow', 'vitrine-copie-de-secours.txt', t('Enregistrer la copie'))),
        stepForm(t('Terminer'), async () => {
            const isDone = taken.size === 2 && kept.checked;
            keep.complain(isDone ? '' : taken.size < 2
                ? t('Enregistrez d’abord les deux fichiers.') : t('Confirmez en cochant.'));
            if (!isDone) return kept.focus();
            await making.done(keys);
        }, keep.row));
}
