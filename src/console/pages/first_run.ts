// Why: whoever comes first makes the employer's keys, in the browser: the hub gets the public
// halves alone. A colleague who comes later only makes an account. Left to others: making
// the keys (key_making.ts), their files (keys.ts).
import { ApiError, type Invitation, read, type Session, write } from '../api.ts';
import { toBase64url, toHex } from '../bytes.ts';
import { type App, type Page, sentenceOf } from '../context.ts';
import { el, field, input, select } from '../dom.ts';
import { keyId, minimumPassphrase } from '../keys.ts';
import { language, type Language, speak, t } from '../words.ts';
import { complainFirst, type Keys, makeKeys, progress, showStep, stepForm } from './key_making.ts';

interface Person {
    name: string;
    login: string;
    password: string;
    language: Language;
    employer: string;
}

class FirstRun {
    readonly content = el('div', { class: 'sheet wide' });
    private code = '';
    private invitation: Invitation | null = null;
    private made: Keys | null = null; // once their files are saved

    constructor(private readonly app: App) {
        this.askCode();
    }

    private step(here: number, title: string, ...parts: HTMLElement[]): void {
        const labels = [t('Code'), t('Vous'), t('Clé'), t('Copies')];
        const shown = this.invitation?.makes_employer === false ? labels.slice(0, 2) : labels;
        showStep(this.content, progress(shown, here), title, parts);
    }

    private makeKeys(person: Person): void {
        makeKeys({
            app: this.app, owner: person.employer, password: person.password,
            show: (step, title, ...parts) =>
                this.step(step === 'passphrase' ? 2 : 3, title, ...parts),
            done: async (keys) => {
                this.made = keys;
                await this.join(person, keys);
            },
        });
    }

    private askCode(): void {
        const code = field(t('Code d’invitation'),
            input('text', { autocomplete: 'off', spellcheck: 'false', class: 'code' }),
            t('Huit lettres et chiffres, par exemple K7QM-42NX. ' +
              'Il s’affiche là où le serveur a démarré, ou un collègue vous l’a donné.'));
        this.step(0, t('Première connexion'), stepForm(t('Continuer'), async () => {
            const typed = code.control.value.trim();
            try {
                this.invitation =
                    await read<Invitation>(`first-run?code=${encodeURIComponent(typed)}`);
                this.code = typed;
                this.askPerson();
            } catch (error) {
                const isWrong = error instanceof ApiError && error.status === 403;
                code.complain(isWrong ? t('Ce code n’existe pas, a servi ou n’est plus valable.')
                                      : sentenceOf(error));
                code.control.focus();
            }
        }, code.row));
    }

    private askPerson(): void {
        const founds = this.invitation?.makes_employer ?? false;
        const employer = field(t('Employeur'), input('text', { autocomplete: 'organization' }),
            t('Exactement comme dans vos annonces : les bornes s’en servent pour trouver la clé.'));
        const name = field(t('Votre nom'), input('text', { autocomplete: 'name' }));
        const login = field(t('Identifiant'), input('text', { autocomplete: 'username' }),
            t('Trois caractères au moins : lettres, chiffres et . @ _ + -'));
        const password = field(t('Mot de passe'),
            input('password', { autocomplete: 'new-password' }), t('Douze caractères au moins.'));
        const tongue = field(t('Langue'), select([{ value: 'fr', text: 'Français' },
                                                  { value: 'en', text: 'English' }], language()));
        const rows = [name.row, login.row, password.row, tongue.row];
        this.step(1, founds ? t('Vous et votre employeur') : t('Votre compte'),
            ...(founds ? [] : [el('p', {}, t('Vous rejoignez {employer}.',
                { employer: this.invitation?.employer ?? '' }))]),
            stepForm(t('Continuer'), async () => {
                const person: Person = {
                    name: name.control.value.trim(), login: login.control.value.trim(),
                    password: password.control.value,
                    language: tongue.control.value === 'en' ? 'en' : 'fr',
                    employer: employer.control.value.trim(),
                };
                const isLogin = /^[A-Za-z0-9.@_+-]{3,100}$/.test(person.login);
                if (complainFirst([
                    [employer, founds && person.employer === ''
                        ? t('Entrez le nom de l’employeur.') : ''],
                    [name, person.name === '' ? t('Entrez votre nom.') : ''],
                    [login, isLogin ? '' : t('Cet identifiant ne convient pas.')],
                    [password, person.password.length < minimumPassphrase
                        ? t('Il faut douze caractères au moins.') : ''],
                ])) return;
                speak(person.language);
                if (founds && !this.made) this.makeKeys(person);
                else await this.join(person, this.made);
            }, ...(founds ? [employer.row] : []), ...rows));
    }

    private async join(person: Person,
                       keys: Keys | null): Promise<void> {
        const { employer, ...account } = person;
        const founded = keys && {
            employer: { name: employer, key: toBase64url(keys.employer.publicKey),
                        escrow: toBase64url(keys.escrow.publicKey) },
        };
        try {
            const session = await write<Session>('POST', 'first-run',
                { code: this.code, ...account, ...founded });
            if (keys)
                this.app.addKey({ ...keys.employer, owner: employer,
                                  id: toHex(keyId('employer', keys.employer.publicKey)) });
            this.app.signedIn(session);
        } catch (error) {
            const isTaken = error instanceof ApiError && error.status === 409;
            this.app.announce(isTaken
                ? t('Cet identifiant ou cet employeur existe déjà : choisissez-en un autre.')
                : sentenceOf(error));
            if (isTaken && keys) this.askPerson();
        }
    }
}

export function firstRunPage(app: App): Page {
    return { title: t('Première connexion'), content: new FirstRun(app).content };
}
