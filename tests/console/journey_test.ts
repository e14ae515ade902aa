// The whole way with the real programs: a console is founded, documents come in, a title is
// corrected, offers are published, a kiosk shows them, a visitor registers, the recruiter opens and
// exports it, and the visitor erases it by the receipt's code. VITRINE_BIN names the programs'
// folder, VITRINE_SOURCE the repository; without the five documents beside it those of
// assets/offers take their place.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { after, before, test } from 'node:test';
import { type Browser, chromium, type Page } from 'playwright-core';
import { ready } from '../../src/console/bytes.ts';
import { findsNothing } from './audit.ts';
import { type RunningHub, startHub } from './hub.ts';

const programs = process.env.VITRINE_BIN ?? '';
const sources = process.env.VITRINE_SOURCE ?? '';
const shared = join(sources, '../shared/offers');
const hasShared = existsSync(shared);
const documents = hasShared ? shared : join(sources, 'assets/offers');
const files = readdirSync(documents).filter((name) => name.endsWith('.txt')).sort().slice(0, 5)
    .map((name) => join(documents, name));
const correctedTitle = 'Chef.fe de projet, tel que corrigé';
const password = 'mot de passe du soir';

interface Read {
    id: string;
    state: { name: string };
    source: { name: string };
    facts: Record<string, { value: string | null } | undefined>;
}

let hub: RunningHub;
let browser: Browser;
let page: Page;
let offer: Read; // what the visitor registers for
let code = '';
const folder = mkdtempSync(join(tmpdir(), 'vitrine-journey-'));

function run(program: string, parameters: string[], input = ''): string {
    const done = spawnSync(join(programs, program), parameters, { input, encoding: 'utf8',
                                                                  timeout: 40_000 });
    assert.equal(done.status, 0, `${program}: ${done.stderr}${done.stdout}`);
    return done.stdout;
}

// The kiosk as it stands in the hall: its catalog and its letters stay in one folder.
function kiosk(script: string[]): string {
    return run('vitrine-drive', ['--data', join(folder, 'kiosk'), '--language', 'fr',
        '--release-url', `${hub.address}/releases/`,
        '--release-key', join(hub.data, 'publisher/release.pub')], script.join('\n') + '\n');
}

before(async () => {
    await ready;
    const all = JSON.parse(run('vitrine', ['import', '--json', ...files])) as { offers: Read[] };
    const found = all.offers.find((each) => ['open', 'undated'].includes(each.state.name) &&
        each.facts.employer?.value);
    assert.ok(found);
    offer = found;
    hub = await startHub(join(programs, 'vitrine-hub'));
    browser = await chromium.launch({ executablePath: '/usr/bin/chromium',
                                      args: ['--no-sandbox'] });
    page = await browser.newPage({ locale: 'fr-FR', timezoneId: 'Europe/Paris',
        viewport: { width: 1280, height: 800 }, acceptDownloads: true });
    page.setDefaultTimeout(20_000);
});

after(async () => {
    await browser?.close();
    await hub?.stop();
    rmSync(folder, { recursive: true, force: true });
});

async function open(section: string): Promise<void> {
    await page.getByRole('navigation').getByRole('link', { name: section }).click();
    await page.getByRole('heading', { level: 1, name: section }).waitFor();
}

async function save(label: string, name: string): Promise<string> {
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: label, exact: true }).click();
    await (await download).saveAs(join(folder, name));
    return join(folder, name);
}

test('first run of the console', async () => {
    await page.goto(`${hub.address}/console/`);
    await page.getByRole('button', { name: 'Première connexion' }).click();
    await page.getByLabel('Code d’invitation').fill(hub.code);
    await page.getByRole('button', { name: 'Continuer' }).click();
    await page.getByLabel('Employeur').fill(offer.facts.employer?.value ?? '');
    await page.getByLabel('Votre nom').fill('Recrutement');
    await page.getByLabel('Identifiant').fill('recrutement');
    await page.getByLabel('Mot de passe').fill(password);
    await page.getByRole('button', { name: 'Continuer' }).click();
    await page.getByLabel('Phrase secrète de la clé').fill('quatre chevaux sur le toit');
    await page.getByLabel('La même, une seconde fois').fill('quatre chevaux sur le toit');
    await page.getByRole('button', { name: 'Créer la clé' }).click();
    await save('Enregistrer la clé', 'key.txt');
    await save('Enregistrer la copie', 'copy.txt');
    await page.getByLabel('Les deux fichiers sont enregistrés').check();
    await page.getByRole('button', { name: 'Terminer' }).click();
    await page.getByRole('heading', { name: 'Candidatures' }).waitFor();
});

async function answerAndPublish(): Promise<void> {
    const questions = page.locator('.questions .open > li');
    for (let left = await questions.count(); left > 0; left = await questions.count()) {
        await questions.first().getByRole('button', { name: /^Confirmer/ }).click();
        await questions.nth(left - 1).waitFor({ state: 'detached' });
    }
    await page.getByRole('button', { name: 'Publier', exact: true }).click();
    await page.locator('.way .tag.published').waitFor();
}

test('five documents are imported, the last one’s title is corrected, all are published',
     async () => {
    await open('Offres');
    await page.getByLabel('Choisir des fichiers').setInputFiles(files);
    await page.locator('.offers > li.offer').nth(files.length - 1).waitFor();
    const { offers } = await (await page.request.get(`${hub.address}/console/api/offers`))
        .json() as { offers: { id: string }[] };
    assert.equal(offers.length, files.length);
    for (const { id } of offers) {
        await page.goto(`${hub.address}/console/offers/${encodeURIComponent(id)}`);
        await page.getByRole('heading', { name: 'Ce qui en est lu' }).waitFor();
        const isLast = await page.getByText(basename(files.at(-1) ?? '')).count() > 0;
        if (isLast) {
            await page.locator('.fact', { hasText: 'Intitulé' })
                .getByRole('button', { name: 'Corriger' }).click();
            await page.getByRole('textbox', { name: 'Intitulé' }).fill(correctedTitle);
            await page.getByRole('button', { name: 'Enregistrer' }).click();
            await page.getByRole('heading', { level: 1, name: correctedTitle }).waitFor();
        }
        await answerAndPublish();
    }
    const issued = await page.evaluate(async () => {
        const response = await fetch('/console/api/release', { method: 'POST',
            headers: { 'Content-Type': 'application/json' }, body: '{}' });
        return await response.json() as { offers: number };
    });
    assert.equal(issued.offers, files.length);
});

test('a kiosk shows them, and a visitor registers', async () => {
    await open('Bornes');
    await page.getByText('Inscrire une borne').click();
    await page.getByLabel('Nom de la borne').fill('Borne 12');
    await page.getByLabel('Lieu').fill('Hall');
    await page.getByRole('button', { name: 'Obtenir un code' }).click();
    await page.getByText(/^[0-9A-Z]{4}-[0-9A-Z]{4}$/).waitFor();
    run('vitrine', ['enrol', '--data', join(folder, 'kiosk'), '--hub', hub.address,
                    '--code', await page.locator('.recovery').textContent() ?? '']);
    const words = (offer.facts.title?.value ?? '').normalize('NFD').replace(/\p{M}/gu, '')
        .toLowerCase().match(/[a-z]{5,}/g) ?? [];
    const longest = [...words].sort((a, b) => b.length - a.length)[0] ?? '';
    const shown = kiosk(['tap attract.wake', 'screen browse', 'tap browse.search',
        `type ${longest}`, `tap browse.offer.${offer.id}`, 'screen offer', 'tap offer.interested',
        'type Camille Martin', 'tap key.continue', 'type camille.martin', 'tap form.domain.2',
        'tap key.continue', 'tap form.send', 'screen receipt', 'network 20s',
        'expect "C’est reçu"', 'within 60s', 'audit', 'tree']);
    code = /\b([0-9A-HJKMNP-TV-Z]{4} ){3}[0-9A-HJKMNP-TV-Z]{4}\b/.exec(shown)?.[0] ?? '';
    assert.notEqual(code, '', shown);
    if (hasShared) // the corrected one is undated, so it is on the list
        kiosk(['tap attract.wake', 'tap browse.search', 'type tel que corrige',
               'expect "tel que corrigé"']);
});

test('the recruiter opens the registration and exports it', async () => {
    await open('Candidatures');
    await page.getByLabel('Fichier de la clé').setInputFiles(join(folder, 'key.txt'));
    await page.getByLabel('Phrase secrète').fill('quatre chevaux sur le toit');
    await page.getByRole('button', { name: 'Ouvrir les candidatures' }).click();
    await page.getByRole('heading', { name: 'Camille Martin' }).waitFor();
    await page.getByText('Exporter').click();
    const excel = readFileSync(await save('CSV pour Excel', 'excel.csv'), 'utf8');
    assert.ok(excel.startsWith('\ufeff') && excel.includes('"Camille Martin"'));
    const kept = JSON.parse(readFileSync(await save('JSON', 'interests.json'), 'utf8')) as {
        interests: { delete_after: string }[] };
    assert.equal(kept.interests.length, 1);
    assert.ok(Date.parse(kept.interests[0]?.delete_after ?? '') > Date.now());
});

test('the visitor follows it by its code, erases it, and it is gone', async () => {
    const typed = code.replaceAll(' ', '');
    kiosk(['tap attract.code', `type ${typed}`, 'tap key.continue', 'network 20s',
           'screen follow', 'expect "Reçue par l’employeur"',
           `expect "${offer.facts.employer?.value ?? ''}"`, 'audit', 'tap follow.erase',
           'expect "Tout effacer"', 'audit', 'tap follow.confirm', 'expect "Effacée"',
           'network 20s', 'expect "Rien ne reste de votre inscription"', 'audit']);
    await page.reload();
    await page.getByText('Aucune candidature n’attend.').waitFor();
    await page.goto(`${hub.address}/r/${code.replaceAll(' ', '-')}`);
    await page.getByRole('heading', { name: 'C’est effacé' }).waitFor();
    await findsNothing(page, 'receipt page, erased');
});
