// Why: who may come in, how long letters are kept, and what was erased.
import { ApiError, type Purge, read, type Recruiter, write } from '../api.ts';
import type { App, Page } from '../context.ts';
import { dayAndTime, longDay } from '../dates.ts';
import { button, el, field, input } from '../dom.ts';
import { minimumPassphrase } from '../keys.ts';
import { number, t } from '../words.ts';

interface KeyMade {
    key_id: string;
    escrow_key_id: string;
    made: string;
    current: boolean;
}

function section(title: string, ...parts: (Node | string)[]): HTMLElement {
    return el('section', { class: 'block' }, el('h2', { class: 'rule' }, title), ...parts);
}

function form(submit: string, send: () => Promise<void>, ...rows: HTMLElement[]): HTMLElement {
    return el('form', { class: 'narrow', attributes: { novalidate: '' }, on: { submit: (event) => {
        event.preventDefault();
        void send();
    } } }, ...rows, el('button', { class: 'button secondary', attributes: { type: 'submit' } },
                       submit));
}

function passwordSection(app: App): HTMLElement {
    const old = field(t('Mot de passe actuel'),
                      input('password', { autocomplete: 'current-password' }));
    const fresh = field(t('Nouveau mot de passe'),
        input('password', { autocomplete: 'new-password' }), t('Douze caractères au moins.'));
    return section(t('Mot de passe'), form(t('Changer'), async () => {
        fresh.complain(fresh.control.value.length < minimumPassphrase
            ? t('Il faut douze caractères au moins.') : '');
        old.complain('');
        if (fresh.control.value.length < minimumPassphrase) return fresh.control.focus();
        try {
            await write('POST', 'password', { old: old.control.value, new: fresh.control.value });
            old.control.value = fresh.control.value = '';
            app.announce(t('Mot de passe changé ; vos autres sessions sont fermées.'));
        } catch (error) {
            if (!(error instanceof ApiError && error.status === 403)) return app.refused(error);
            old.complain(t('Ce n’est pas le mot de passe actuel.'));
            old.control.focus();
        }
    }, old.row, fresh.row));
}

function colleaguesSection(app: App, recruiters: readonly Recruiter[]): HTMLElement {
    const code = el('p', { class: 'recovery', attributes: { 'aria-live': 'polite' } });
    code.hidden = true;
    const rows = recruiters.map((each) => {
        const state = el('span', { class: 'tag' }, t('bloqué'));
        state.hidden = !each.blocked;
        const isMe = each.login === app.session?.login;
        const toggle = button(each.blocked ? t('Débloquer') : t('Bloquer'), 'quiet', async () => {
            try {
                await write('PATCH', `recruiters/${encodeURIComponent(each.id)}`,
                            { blocked: !each.blocked });
                each.blocked = !each.blocked;
                state.hidden = !each.blocked;
                toggle.textContent = each.blocked ? t('Débloquer') : t('Bloquer');
            } catch (error) {
                app.refused(error);
            }
        });
        return el('li', {}, el('b', {}, each.name), ` · ${each.login} · `,
            each.last_seen === null ? t('jamais venu')
                : t('vu le {when}', { when: dayAndTime(each.last_seen) }), ' ', state,
            isMe ? null : toggle);
    });
    return section(t('Collègues'), el('ul', { class: 'plain' }, ...rows),
        button(t('Inviter un collègue'), 'secondary', async () => {
            try {
                const made = await write<{ code: string; expires: string }>(
                    'POST', 'invitations', { note: '' });
                code.textContent = made.code;
                code.hidden = false;
                app.announce(t('Donnez-lui ce code ; il sert une fois, jusqu’au {day}.',
                               { day: longDay(made.expires) }));
            } catch (error) {
                app.refused(error);
            }
        }), code);
}

function retentionSection(app: App, purges: readonly Purge[]): HTMLElement {
    const days = field(t('Jours de conservation'),
        input('number', { min: '30', max: '730', inputmode: 'numeric' }),
        t('De 30 à 730. Un délai plus court vaut aussi pour les candidatures déjà reçues.'));
    days.control.value = String(app.session?.employer.retention_days ?? '');
    const reasons: Record<Purge['reason'], string> = {
        retention: t('fin du délai'), visitor: t('demande de la personne'),
        recruiter: t('effacée par un recruteur'), retention_changed: t('délai raccourci'),
    };
    const erased = purges.slice(0, 50).map((purge) => el('li', {},
        `${dayAndTime(purge.at)} · ${number(purge.letters)} · ${reasons[purge.reason]}`));
    return section(t('Conservation'), form(t('Enregistrer'), async () => {
        const asked = Number(days.control.value);
        const isGood = Number.isInteger(asked) && asked >= 30 && asked <= 730;
        days.complain(isGood ? '' : t('Un nombre de 30 à 730.'));
        if (!isGood) return days.control.focus();
        try {
            await write('PATCH', 'employer', { retention_days: asked });
            if (app.session) app.session.employer.retention_days = asked;
            app.announce(t('Délai enregistré.'));
        } catch (error) {
            app.refused(error);
        }
    }, days.row), el('h3', {}, t('Ce qui a été effacé')),
        erased.length === 0 ? el('p', { class: 'soft' }, t('Rien pour l’instant.'))
            : el('ul', { class: 'plain' }, ...erased));
}

export async function accountPage(app: App): Promise<Page> {
    const [people, keys, purges] = await Promise.all([
        read<{ recruiters: Recruiter[] }>('recruiters'), read<{ keys: KeyMade[] }>('keys'),
        read<{ purges: Purge[] }>('purges')]);
    const made = keys.keys.map((each) => el('li', {},
        el('code', {}, each.key_id.replace(/(.{8})(?=.)/g, '$1 ')), ' · ',
        t('créée le {day}', { day: longDay(each.made) }), ' ',
        each.current ? el('span', { class: 'tag published' }, t('en service'))
            : el('span', { class: 'tag' }, t('ancienne'))));
    return { title: t('Compte'), content: el('div', {},
        el('div', { class: 'head' }, el('h1', {}, t('Compte')),
            el('p', { class: 'count' }, app.session?.employer.name ?? '')),
        el('div', { class: 'columns' },
            section(t('Clés de l’employeur'), el('ul', { class: 'plain' }, ...made),
                el('p', { class: 'soft' }, t('Le serveur ne connaît que leur moitié publique.')),
                button(t('Remplacer la clé'), 'secondary', () => app.go('/console/account/key'))),
            colleaguesSection(app, people.recruiters),
            retentionSection(app, purges.purges), passwordSection(app))) };
}
