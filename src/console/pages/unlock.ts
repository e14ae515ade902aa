// Why: the recruiter's key opens letters for as long as this page is open; it is read from its
// file, each time, and never stored. Letters of before a change of keys need the former one, too.
import type { App } from '../context.ts';
import { el, field, input } from '../dom.ts';
import { KeyFileError, type KeyFileFault, openKeyFile } from '../keys.ts';
import { t } from '../words.ts';

function sentenceOf(fault: KeyFileFault): string {
    switch (fault) {
    case 'not_a_key_file':
        return t('Ce fichier n’est pas une clé de Vitrine.');
    case 'damaged':
        return t('Ce fichier de clé est abîmé : prenez la copie de secours.');
    case 'wrong_passphrase':
        return t('La phrase secrète n’ouvre pas cette clé.');
    case 'passphrase_needed':
        return t('Cette clé demande sa phrase secrète.');
    case 'too_costly':
        return t('Ce fichier demande trop de mémoire : ce n’est pas une clé d’ici.');
    }
}

export function unlockPanel(app: App, title: string, sentence: string): HTMLElement {
    const file = field(t('Fichier de la clé'), input('file', { accept: '.txt,text/plain' }));
    const passphrase = field(t('Phrase secrète, ou code de la copie de secours'),
        input('password', { autocomplete: 'off' }));
    const send = el('button', { class: 'button primary', attributes: { type: 'submit' } },
                    t('Ouvrir les candidatures'));

    async function unlock(): Promise<void> {
        const chosen = file.control.files?.[0];
        file.complain(chosen ? '' : t('Choisissez le fichier de la clé.'));
        passphrase.complain('');
        if (!chosen) return file.control.focus();
        send.disabled = true;
        try {
            const bytes = new Uint8Array(await chosen.arrayBuffer());
            await new Promise((resolve) => setTimeout(resolve, 30)); // the button is painted first
            const key = openKeyFile(bytes, passphrase.control.value);
            passphrase.control.value = '';
            app.addKey(key);
            app.reload();
        } catch (error) {
            if (!(error instanceof KeyFileError)) throw error;
            const isPhrase = error.fault === 'wrong_passphrase' ||
                error.fault === 'passphrase_needed';
            const at = isPhrase ? passphrase : file;
            at.complain(sentenceOf(error.fault));
            at.control.focus();
        } finally {
            send.disabled = false;
        }
    }

    return el('section', { class: 'panel unlock' },
        el('h2', {}, title), el('p', {}, sentence),
        el('form', { attributes: { novalidate: '' }, on: { submit: (event) => {
            event.preventDefault();
            void unlock();
        } } }, file.row, passphrase.row, send));
}
