// Why: the frame of the console: who is signed in, which page is open, and what is announced.
// Left to others: the pages (pages/).
import { ApiError, read, type Session, write } from './api.ts';
import { ready, sodium } from './bytes.ts';
import { type App, type Page, sentenceOf } from './context.ts';
import { button, el, svg } from './dom.ts';
import type { OpenedKey } from './keys.ts';
import { accountPage } from './pages/account.ts';
import { firstRunPage } from './pages/first_run.ts';
import { fleetPage } from './pages/fleet.ts';
import { interestsPage } from './pages/interests.ts';
import { newKeyPage } from './pages/new_key.ts';
import { offerPage } from './pages/offer.ts';
import { offersPage } from './pages/offers.ts';
import { signInPage } from './pages/sign_in.ts';
import { speak, t } from './words.ts';

const root = '/console/';

interface Station {
    path: string;
    label: string;
}

function stations(): Station[] {
    return [
        { path: 'interests', label: t('Candidatures') },
        { path: 'offers', label: t('Offres') },
        { path: 'fleet', label: t('Bornes') },
        { path: 'account', label: t('Compte') },
    ];
}

function logo(): HTMLElement {
    return el('p', { class: 'logo' },
        svg('svg', { viewBox: '0 0 32 32', width: 32, height: 32, 'aria-hidden': 'true' },
            svg('rect', { x: 2, y: 2, width: 28, height: 28, fill: 'none', stroke: '#fff',
                          'stroke-width': 4 }),
            svg('circle', { cx: 19, cy: 19, r: 6, fill: '#FFC02E' })),
        'Vitrine');
}

class Console implements App {
    session: Session | null = null;
    keys: OpenedKey[] = [];
    private readonly status = el('div', { class: 'status', attributes: { role: 'status' } });
    private readonly spoken = el('div', { class: 'covert', attributes: { role: 'status' } });
    private opening = 0; // counts, so that an answer that comes late opens nothing
    private fading = 0;

    async start(): Promise<void> {
        speak(navigator.language.startsWith('fr') ? 'fr' : 'en');
        addEventListener('popstate', () => void this.show());
        document.body.append(this.status, this.spoken);
        try {
            this.session = await read<Session>('session');
            speak(this.session.language);
        } catch (error) {
            if (!(error instanceof ApiError && error.status === 401)) this.refused(error);
        }
        await this.show();
    }

    go(path: string): void {
        this.announce('');
        history.pushState(null, '', path);
        void this.show();
    }

    signedIn(session: Session): void {
        this.session = session;
        speak(session.language);
        this.go(root + 'interests');
    }

    addKey(key: OpenedKey): void {
        this.keys = [...this.keys.filter((each) => each.id !== key.id), key];
    }

    private lock(): void {
        for (const key of this.keys) sodium.memzero(key.secretKey);
        this.keys = [];
    }

    reload(): void {
        void this.show();
    }

    announce(sentence: string): void {
        clearTimeout(this.fading);
        this.status.textContent = sentence;
        this.status.classList.toggle('shown', sentence !== '');
        this.fading = window.setTimeout(() => this.announce(''), 12_000);
        if (sentence === '') clearTimeout(this.fading);
    }

    readOut(sentence: string): void {
        this.spoken.textContent = sentence;
    }

    refused(error: unknown): void {
        if (error instanceof ApiError && error.code === 'signed_out') this.forget();
        this.announce(sentenceOf(error));
    }

    private forget(): void {
        this.session = null;
        this.lock();
        this.go(root);
    }

    private async page(path: string): Promise<Page> {
        const [first = '', second = ''] = path.slice(root.length).split('/');
        if (first === 'first-run') return firstRunPage(this);
        if (!this.session) return signInPage(this);
        switch (first) {
        case 'offers':
            return second === '' ? offersPage(this) : offerPage(this, decodeURIComponent(second));
        case 'fleet':
            return fleetPage(this);
        case 'account':
            return second === 'key' ? newKeyPage(this) : accountPage(this);
        default:
            return interestsPage(this);
        }
    }

    private async show(): Promise<void> {
        const mine = ++this.opening;
        const path = location.pathname;
        let page: Page;
        try {
            page = await this.page(path);
        } catch (error) {
            if (mine !== this.opening) return;
            this.refused(error);
            if (error instanceof ApiError && error.code === 'signed_out') return;
            page = { title: t('Page indisponible'), content: el('div', {},
                el('h1', {}, t('Page indisponible')), el('p', {}, sentenceOf(error)),
                button(t('Réessayer'), 'secondary', () => void this.show())) };
        }
        if (mine !== this.opening) return;
        document.title = `${page.title} · Vitrine`;
        const main = el('main', { id: 'main', attributes: { tabindex: '-1' } }, page.content);
        const isInside = this.session !== null && !path.startsWith(root + 'first-run');
        const frame = isInside ? this.frame(path, main) : [this.front(), main];
        document.body.className = isInside ? 'inside' : 'outside';
        document.body.replaceChildren(this.skip(), ...frame, this.status, this.spoken);
        const heading = main.querySelector('h1');
        heading?.setAttribute('tabindex', '-1');
        heading?.focus({ preventScroll: true });
        scrollTo(0, 0);
    }

    private skip(): HTMLElement {
        return el('a', { class: 'skip', attributes: { href: '#main' } }, t('Aller au contenu'));
    }

    private front(): HTMLElement {
        return el('header', { class: 'front' }, logo(),
            el('p', { class: 'claim' },
                t('Chaque candidature arrive une fois, et vous seul la lisez.')),
            this.languages());
    }

    private languages(): HTMLElement {
        const other = t('English');
        const chosen = document.documentElement.lang === 'fr' ? 'en' : 'fr';
        const control = button(other, 'quiet', () => {
            speak(chosen);
            void this.show();
        });
        control.lang = chosen;
        return control;
    }

    private link(station: Station, path: string): HTMLElement {
        const isHere = path.startsWith(root + station.path) ||
            (station.path === 'interests' && path === root);
        const attributes: Record<string, string> = { href: root + station.path };
        if (isHere) attributes['aria-current'] = 'page';
        return el('li', {}, el('a', {
            attributes,
            on: { click: (event) => {
                const mouse = event as MouseEvent;
                if (mouse.ctrlKey || mouse.metaKey || mouse.shiftKey) return;
                event.preventDefault();
                this.go(root + station.path);
            } },
        }, el('span', { class: 'station' }), station.label));
    }

    private frame(path: string, main: HTMLElement): HTMLElement[] {
        const session = this.session;
        const isOpen = this.keys.length > 0;
        const lock = isOpen ? button(t('Verrouiller la clé'), 'quiet', () => {
            this.lock();
            this.reload();
        }) : null;
        const leave = button(t('Se déconnecter'), 'quiet', async () => {
            try {
                await write('DELETE', 'session');
            } catch (error) {
                this.refused(error);
                return;
            }
            this.forget();
            this.announce(t('Vous êtes déconnecté.'));
        });
        return [
            el('header', { class: 'rail' }, logo(),
                el('nav', { attributes: { 'aria-label': t('Rubriques') } },
                    el('ul', {}, ...stations().map((each) => this.link(each, path)))),
                el('div', { class: 'who' },
                    el('p', { class: 'employer' }, session?.employer.name ?? ''),
                    el('p', {}, session?.name ?? ''),
                    el('p', { class: isOpen ? 'key open' : 'key' },
                        isOpen ? t('Clé ouverte') : t('Clé verrouillée')),
                    el('div', { class: 'quiets' }, lock, this.languages(), leave))),
            main,
        ];
    }
}

void ready.then(() => new Console().start());
