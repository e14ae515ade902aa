// Why: an employer's keys are replaced when they are worn out, lost or in wrong hands; what was
// sealed to the former ones still opens with them. Left to others: making keys (key_making.ts).
import { ApiError, write } from '../api.ts';
import { toBase64url, toHex } from '../bytes.ts';
import type { App, Page } from '../context.ts';
import { el, field, input } from '../dom.ts';
import { keyId } from '../keys.ts';
import { t } from '../words.ts';
import { type Keys, makeKeys, progress, showStep, stepForm } from './key_making.ts';

class NewKey {
    readonly content = el('div', { class: 'sheet wide' });

    constructor(private readonly app: App) {
        this.explain();
    }

    private step(here: number, title: string, ...parts: HTMLElement[]): void {
        showStep(this.content, progress([t('Avant'), t('Clé'), t('Copies'), t('Mise en service')],
                                        here), title, parts);
    }

    private explain(): void {
        this.step(0, t('Remplacer la clé'),
            el('ul', { class: 'plain steps' },
                el('li', {}, t('Les bornes scellent avec la nouvelle clé dès qu’elles la ' +
                    'connaissent.')),
                el('li', {}, t('Les candidatures déjà reçues ne s’ouvrent qu’avec l’ancienne : ' +
                    'gardez son fichier jusqu’à leur effacement.')),
                el('li', {}, t('Vos collègues auront besoin du nouveau fichier.'))),
            stepForm(t('Continuer'), async () => this.make()));
    }

    private make(): void {
        makeKeys({
            app: this.app, owner: this.app.session?.employer.name ?? '', password: '',
            show: (step, title, ...parts) =>
                this.step(step === 'passphrase' ? 1 : 2, title, ...parts),
            done: async (keys) => this.confirm(keys),
        });
    }

    private confirm(keys: Keys): void {
        const password = field(t('Votre mot de passe'),
            input('password', { autocomplete: 'current-password' }));
        this.step(3, t('Mettre la nouvelle clé en service'),
            el('p', {}, t('Jusqu’ici rien n’a changé. Votre mot de passe confirme le ' +
                'remplacement.')),
            stepForm(t('Remplacer la clé'), async () => {
                try {
                    const made = await write<{ key_id: string; escrow_key_id: string }>(
                        'POST', 'keys', { key: toBase64url(keys.employer.publicKey),
                                          escrow: toBase64url(keys.escrow.publicKey),
                                          password: password.control.value });
                    this.finish(keys, made);
                } catch (error) {
                    if (!(error instanceof ApiError && error.status === 403))
                        return this.app.refused(error);
                    password.complain(t('Ce n’est pas le mot de passe actuel.'));
                    password.control.focus();
                }
            }, password.row));
    }

    private finish(keys: Keys, made: { key_id: string; escrow_key_id: string }): void {
        const { session } = this.app;
        if (session) Object.assign(session.employer, made);
        this.app.addKey({ ...keys.employer, owner: session?.employer.name ?? '',
                          id: toHex(keyId('employer', keys.employer.publicKey)) });
        this.app.go('/console/account');
        this.app.announce(t('La nouvelle clé est en service ; gardez l’ancienne.'));
    }
}

export function newKeyPage(app: App): Page {
    return { title: t('Remplacer la clé'), content: new NewKey(app).content };
}
