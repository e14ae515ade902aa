// Why: a recruiter signs in with login and password.
import { ApiError, type Session, write } from '../api.ts';
import { type App, type Page, sentenceOf } from '../context.ts';
import { button, el, field, input } from '../dom.ts';
import { t } from '../words.ts';

export function signInPage(app: App): Page {
    const login = field(t('Identifiant'),
        input('text', { autocomplete: 'username', required: '' }));
    const password = field(t('Mot de passe'),
        input('password', { autocomplete: 'current-password', required: '' }));
    const send = el('button', { class: 'button primary', attributes: { type: 'submit' } },
                    t('Se connecter'));
    const form = el('form', {
        class: 'narrow',
        attributes: { novalidate: '' },
        on: { submit: (event) => {
            event.preventDefault();
            void signIn();
        } },
    }, login.row, password.row, send);

    async function signIn(): Promise<void> {
        login.complain(login.control.value.trim() === '' ? t('Entrez votre identifiant.') : '');
        password.complain(password.control.value === '' ? t('Entrez votre mot de passe.') : '');
        const wrong = form.querySelector<HTMLElement>('[aria-invalid]');
        if (wrong) return wrong.focus();
        send.disabled = true;
        try {
            app.signedIn(await write<Session>('POST', 'session', {
                login: login.control.value.trim(), password: password.control.value,
            }));
        } catch (error) {
            const isWrong = error instanceof ApiError && error.status === 401;
            password.complain(isWrong ? t('Identifiant ou mot de passe incorrect.')
                                      : sentenceOf(error));
            password.control.value = '';
            password.control.focus();
        }
        send.disabled = false;
    }

    return {
        title: t('Connexion'),
        content: el('div', { class: 'sheet' },
            el('h1', {}, t('Connexion')), form,
            el('p', { class: 'aside' }, t('Vous avez reçu un code d’invitation ?'), ' ',
                button(t('Première connexion'), 'quiet', () => app.go('/console/first-run')))),
    };
}
