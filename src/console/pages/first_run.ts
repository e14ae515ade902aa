// Why: whoever comes first makes the employer's keys, in the browser: the hub gets the public
// halves alone. A colleague who comes later only makes an account. Left to others: key files
// (keys.ts).
import { ApiError, type Invitation, read, type Session, write } from '../api.ts';
import { toBase64url, toHex } from '../bytes.ts';
import { type App, type Page, sentenceOf } from '../context.ts';
import { button, download, el, type Field, field, input, select } from '../dom.ts';
import { keyId, type KeyPair, makeKeyPair, makeRecoveryCode, minimumPassphrase, sealKeyFile }
    from '../keys.ts';
import { language, type Language, speak, t } from '../words.ts';

type Keys = Record<'employer' | 'escrow', KeyPair>;

interface Person {
    name: string;
    login: string;
    password: string;
    language: Language;
    employer: string;
}

function progress(labels: readonly string[], here: number): HTMLElement {
    return el('ol', { class: 'progress' }, ...labels.map((label, index) => {
        const attributes: Record<string, string> = index === here ? { 'aria-current': 'step' } : {};
        const state = index < here ? 'past' : index === here ? 'here' : 'future';
        return el('li', { class: state, attributes }, el('span', { class: 'dot' }), label);
    }));
}

function complainFirst(checks: readonly [Field<HTMLElement>, string][]): boolean {
    for (const [each, sentence] of checks) each.complain(sentence);
    const wrong = checks.find(([, sentence]) => sentence !== '');
    wrong?.[0].control.focus();
    return wrong !== undefined;
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
        const heading = el('h1', { attributes: { tabindex: '-1' } }, title);
        this.content.replaceChildren(progress(shown, here), heading, ...parts);
        heading.focus({ preventScroll: true });
    }

    private form(submit: string, send: () => Promise<void>, ...rows: HTMLElement[]): HTMLElement {
        const control = el('button', { class: 'button primary', attributes: { type: 'submit' } },
                           submit);
        return el('form', { attributes: { novalidate: '' }, on: { submit: (event) => {
            event.preventDefault();
            control.disabled = true;
            void send().finally(() => { control.disabled = false; });
        } } }, ...rows, control);
    }

    private askCode(): void {
        const code = field(t('Code d’invitation'),
            input('text', { autocomplete: 'off', spellcheck: 'false', class: 'code' }),
            t('Huit lettres et chiffres, par exemple K7QM-42NX. ' +
              'Il s’affiche là où le serveur a démarré, ou un collègue vous l’a donné.'));
        this.step(0, t('Première connexion'), this.form(t('Continuer'), async () => {
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
            this.form(t('Continuer'), async () => {
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
                if (founds && !this.made) this.askPassphrase(person);
                else await this.join(person, this.made);
            }, ...(founds ? [employer.row] : []), ...rows));
    }

    private askPassphrase(person: Person): void {
        const passphrase = field(t('Phrase secrète de la clé'),
            input('password', { autocomplete: 'new-password' }),
            t('Douze caractères au moins, autre que le mot de passe. Elle ne quitte jamais ce ' +
              'navigateur : personne ne pourra vous la redonner.'));
        const again = field(t('La même, une seconde fois'),
            input('password', { autocomplete: 'new-password' }));
        this.step(2, t('La clé qui ouvre les candidatures'),
            el('p', {}, t('Les candidatures sont chiffrées sur la borne. Seule la clé que vous ' +
                'créez maintenant les ouvre. Le serveur n’en reçoit que la moitié publique.')),
            this.form(t('Créer la clé'), async () => {
                const chosen = passphrase.control.value;
                if (complainFirst([
                    [passphrase, chosen.length < minimumPassphrase
                        ? t('Il faut douze caractères au moins.')
                        : chosen === person.password
                            ? t('Choisissez une autre phrase que le mot de passe.') : ''],
                    [again, again.control.value === chosen ? ''
                        : t('Les deux phrases diffèrent.')],
                ])) return;
                await this.makeKeys(person, chosen);
            }, passphrase.row, again.row));
    }

    private async makeKeys(person: Person, passphrase: string): Promise<void> {
        this.app.announce(t('La clé se crée…'));
        await new Promise((resolve) => setTimeout(resolve, 30)); // the sentence is painted first
        const keys = { employer: makeKeyPair('employer'), escrow: makeKeyPair('escrow') };
        const recovery = makeRecoveryCode();
        const files = {
            employer: sealKeyFile(keys.employer, person.employer, passphrase),
            escrow: sealKeyFile(keys.escrow, person.employer, recovery),
        };
        this.app.announce('');
        this.handOver(person, keys, files, recovery);
    }

    private handOver(person: Person, keys: Keys,
                     files: { employer: string; escrow: string }, recovery: string): void {
        const taken = new Set<string>();
        const kept = input('checkbox');
        const keep = field(t('Les deux fichiers sont enregistrés, le code est noté à part.'), kept);
        keep.row.classList.add('tick');
        const take = (role: 'employer' | 'escrow', name: string, label: string) =>
            button(label, 'secondary', () => {
                download(name, 'text/plain;charset=utf-8', files[role]);
                taken.add(role);
            });
        this.step(3, t('Enregistrez la clé et sa copie'),
            el('section', { class: 'copy' }, el('h2', {}, t('Votre clé')),
                el('p', {},
                    t('Pour tous les jours. Gardez-la sur votre poste ou sur une clé USB.')),
                take('employer', 'vitrine-cle.txt', t('Enregistrer la clé'))),
            el('section', { class: 'copy' }, el('h2', {}, t('La copie de secours')),
                el('p', {}, t('Si la clé se perd, elle seule ouvre encore les candidatures. ' +
                    'Mettez le fichier au coffre, et ce code, sur papier, ailleurs :')),
                el('p', { class: 'recovery' }, recovery),
                take('escrow', 'vitrine-copie-de-secours.txt', t('Enregistrer la copie'))),
            this.form(t('Terminer'), async () => {
                const isDone = taken.size === 2 && kept.checked;
                keep.complain(isDone ? '' : taken.size < 2
                    ? t('Enregistrez d’abord les deux fichiers.') : t('Confirmez en cochant.'));
                if (!isDone) return kept.focus();
                this.made = keys;
                await this.join(person, keys);
            }, keep.row));
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
                this.app.key = { ...keys.employer, owner: employer,
                                 id: toHex(keyId('employer', keys.employer.publicKey)) };
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
