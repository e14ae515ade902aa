// A recruiter's whole way in a real Chromium against a real vitrine-hub: first run, import,
// correction, publication, letters opened, followed up, exported, erased. On each page axe-core
// finds nothing, and nothing is asked of anybody but the hub.
// VITRINE_HUB names the program; VITRINE_SHOTS a folder for pictures of each page.
import assert from 'node:assert/strict';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { type Browser, type BrowserContext, chromium, type Download, type Page }
    from 'playwright-core';
import { ready } from '../../src/console/bytes.ts';
import { findsNothing, fitsItsWidth } from './audit.ts';
import { Kiosk, type RunningHub, startHub } from './hub.ts';

const hubProgram = process.env.VITRINE_HUB ?? '';
const sources = process.env.VITRINE_SOURCE ?? '';
const shots = process.env.VITRINE_SHOTS ?? '';
const passphrase = 'quatre chevaux sur le toit';
const password = 'mot de passe du soir';
const offers = [{ id: 'demo', title: 'Chargé de mission mobilité', reference: 'VAL-2026-104' }];

let hub: RunningHub;
let browser: Browser;
let context: BrowserContext;
let page: Page;
let kiosk: Kiosk;
let keyFile = '';
const folder = mkdtempSync(join(tmpdir(), 'vitrine-recruiter-'));
const foreign: string[] = [];
const complaints: string[] = [];

before(async () => {
    await ready;
    hub = await startHub(hubProgram);
    browser = await chromium.launch({ executablePath: '/usr/bin/chromium',
                                      args: ['--no-sandbox'] });
    context = await browser.newContext({ locale: 'fr-FR', timezoneId: 'Europe/Paris',
        viewport: { width: 1280, height: 800 }, acceptDownloads: true });
    page = await context.newPage();
    page.setDefaultTimeout(20_000);
    page.on('request', (request) => {
        const address = request.url();
        if (!address.startsWith(hub.address) && !address.startsWith('blob:'))
            foreign.push(address);
    });
    page.on('console', (message) => {
        if (message.type() === 'error' && !message.text().includes('status of 40'))
            complaints.push(message.text());
    });
    page.on('pageerror', (error) => complaints.push(String(error)));
});

after(async () => {
    await browser?.close();
    await hub?.stop();
    rmSync(folder, { recursive: true, force: true });
});

// Nothing for axe-core on the page as it is; a picture of it in two sizes where asked for.
async function look(name: string): Promise<void> {
    if (shots !== '') {
        mkdirSync(shots, { recursive: true });
        await page.screenshot({ path: join(shots, `${name}.png`) });
        await page.setViewportSize({ width: 390, height: 844 });
        await page.screenshot({ path: join(shots, `${name}-phone.png`), fullPage: true });
    } else {
        await page.setViewportSize({ width: 390, height: 844 });
    }
    await fitsItsWidth(page, `${name} at 390 px`);
    await page.setViewportSize({ width: 1280, height: 800 });
    await findsNothing(page, name);
}

async function saved(download: Promise<Download>, name: string): Promise<string> {
    const file = await download;
    const path = join(folder, name === '' ? file.suggestedFilename() : name);
    await file.saveAs(path);
    return path;
}

async function takeFile(label: string, name = ''): Promise<string> {
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: label, exact: true }).click();
    return saved(download, name);
}

async function open(section: string): Promise<void> {
    await page.getByRole('navigation').getByRole('link', { name: section }).click();
    await page.getByRole('heading', { level: 1, name: section }).waitFor();
}

test('a wrong password and an unknown login are the same sentence', async () => {
    const response = await page.goto(`${hub.address}/console/`);
    assert.match(response?.headers()['content-security-policy'] ?? '', /default-src 'none'/);
    await page.getByRole('heading', { name: 'Connexion' }).waitFor();
    await page.getByLabel('Identifiant').fill('personne');
    await page.getByLabel('Mot de passe').fill('pas le bon mot de passe');
    await page.getByRole('button', { name: 'Se connecter' }).click();
    await page.getByText('Identifiant ou mot de passe incorrect.').waitFor();
    await look('sign-in');
});

test('the first run makes both keys in the browser and sends the public halves alone', async () => {
    const sent: string[] = [];
    page.on('request', (request) => sent.push(request.postData() ?? ''));
    await page.getByRole('button', { name: 'Première connexion' }).click();
    await page.getByLabel('Code d’invitation').fill('0000-0000');
    await page.getByRole('button', { name: 'Continuer' }).click();
    await page.getByText('Ce code n’existe pas').waitFor();
    await look('first-run-code');
    await page.getByLabel('Code d’invitation').fill(hub.code);
    await page.getByRole('button', { name: 'Continuer' }).click();
    await page.getByLabel('Employeur').fill('Ville de Valrive');
    await page.getByLabel('Votre nom').fill('Recrutement');
    await page.getByLabel('Identifiant').fill('recrutement@valrive');
    await page.getByLabel('Mot de passe').fill(password);
    await look('first-run-person');
    await page.getByRole('button', { name: 'Continuer' }).click();
    await page.getByLabel('Phrase secrète de la clé').fill(passphrase);
    await page.getByLabel('La même, une seconde fois').fill(passphrase);
    await look('first-run-key');
    await page.getByRole('button', { name: 'Créer la clé' }).click();
    await page.getByRole('heading', { name: 'Enregistrez la clé et sa copie' }).waitFor();
    const recovery = await page.locator('.recovery').textContent() ?? '';
    assert.match(recovery, /^([0-9A-HJKMNP-TV-Z]{5}-){4}[0-9A-HJKMNP-TV-Z]{5}$/);
    keyFile = await takeFile('Enregistrer la clé');
    await page.getByRole('button', { name: 'Terminer' }).click();
    await page.getByText('Enregistrez d’abord les deux fichiers.').waitFor();
    const escrowFile = await takeFile('Enregistrer la copie');
    await look('first-run-copies');
    await page.getByLabel('Les deux fichiers sont enregistrés').check();
    await page.getByRole('button', { name: 'Terminer' }).click();
    await page.getByRole('heading', { name: 'Candidatures' }).waitFor();
    assert.match(readFileSync(escrowFile, 'utf8'), /^Vitrine escrow SECRET key 1, sealed/);
    for (const body of sent) {
        assert.ok(!body.includes(passphrase) && !body.includes(recovery));
        assert.ok(!body.includes('SECRET'));
    }
    await look('interests-none');
});

test('documents come in, a fact is proved and corrected, the offer is published', async () => {
    await open('Offres');
    await look('offers-none');
    const documents = join(sources, 'assets/offers');
    const files = readdirSync(documents).filter((name) => name.endsWith('.txt')).sort().slice(0, 8)
        .map((name) => join(documents, name));
    await page.getByLabel('Choisir des fichiers').setInputFiles(files);
    await page.locator('.offers > li.offer').nth(files.length - 1).waitFor();
    await look('offers-drafts');
    await page.locator('.offers a').first().click();
    await page.getByRole('heading', { name: 'Ce qui en est lu' }).waitFor();
    await page.getByRole('button', { name: /^La phrase, ligne/ }).nth(1).click();
    assert.ok(await page.locator('.source .proof').count() > 0);
    await look('offer');
    await page.locator('.fact', { hasText: 'Intitulé' })
        .getByRole('button', { name: 'Corriger' }).click();
    await page.getByRole('textbox', { name: 'Intitulé' }).fill(offers[0]?.title ?? '');
    await look('offer-correction');
    await page.getByRole('button', { name: 'Enregistrer' }).click();
    await page.getByRole('heading', { level: 1, name: offers[0]?.title ?? '' }).waitFor();
    await page.getByRole('button', { name: 'Publier', exact: true }).click();
    await page.getByText('Répondez d’abord aux questions : corrigez, ou confirmez.').waitFor();
    await look('offer-questions');
    const questions = page.locator('.questions .open > li');
    for (let left = await questions.count(); left > 0; left = await questions.count()) {
        await questions.first().getByRole('button', { name: /^Confirmer/ }).click();
        await questions.nth(left - 1).waitFor({ state: 'detached' });
    }
    await page.getByText('Rien ne retient la publication.').waitFor();
    await page.getByText(/^Déjà confirmé/).click();
    await page.getByRole('button', { name: 'Reprendre' }).first().click();
    await page.getByText('La question est posée de nouveau.').waitFor();
    await questions.first().getByRole('button', { name: /^Confirmer/ }).click();
    await page.getByText('Rien ne retient la publication.').waitFor();
    await page.getByRole('button', { name: 'Publier', exact: true }).click();
    await page.locator('.way .tag.published').waitFor();
    await open('Offres');
    await page.getByText('Publiée', { exact: true }).waitFor();
    const head = await fetch(`${hub.address}/releases/head.json`);
    assert.ok(head.status === 200 || head.status === 404); // issued within ten seconds
    await look('offers');
});

test('a kiosk enrols with a code and its health is told', async () => {
    await open('Bornes');
    await look('fleet-none');
    await page.getByText('Inscrire une borne').click();
    await page.getByLabel('Nom de la borne').fill('Borne 12');
    await page.getByLabel('Lieu').fill('Forum de l’emploi public');
    await page.getByRole('button', { name: 'Obtenir un code' }).click();
    await page.getByText(/^[0-9A-Z]{4}-[0-9A-Z]{4}$/).waitFor();
    const code = await page.locator('.recovery').textContent() ?? '';
    kiosk = new Kiosk(hub.address);
    await kiosk.enrol(code);
    const hour = new Date().toISOString().slice(0, 13) + ':00:00Z';
    const shown = await (await context.request.get(`${hub.address}/console/api/offers`)).json() as {
        offers: { id: string }[] };
    await kiosk.heartbeat({ queue: 3, oldest_unsent: new Date(Date.now() - 9e5).toISOString()
        .replace(/\.\d+Z/, 'Z'), counts: shown.offers.slice(0, 4).map((each, index) =>
        ({ hour, offer: each.id, views: 40 - 9 * index, registrations: 5 - index })) });
    offers[0]!.id = shown.offers[0]?.id ?? 'demo';
});

test('letters are opened with the key file, filtered, marked, noted and exported', async () => {
    await kiosk.send({ name: '=HYPERLINK("http://exemple.test")', mail: 'x@exemple.test', offers });
    await kiosk.send({ name: 'Awa Exemple', mail: 'awa@exemple.test', offers,
                       message: 'Disponible dès janvier.', mayContactForOthers: true });
    await kiosk.send({ name: 'Noé Modèle', phone: '06 00 00 00 00', offers });
    await page.getByRole('button', { name: 'Verrouiller la clé' }).click();
    await open('Candidatures');
    await page.getByText('3 candidatures, fermées.').waitFor();
    await look('interests-locked');
    await page.getByLabel('Fichier de la clé').setInputFiles(keyFile);
    await page.getByLabel('Phrase secrète').fill('une autre phrase');
    await page.getByRole('button', { name: 'Ouvrir les candidatures' }).click();
    await page.getByText('La phrase secrète n’ouvre pas cette clé.').waitFor();
    await page.getByLabel('Phrase secrète').fill(passphrase);
    await page.getByRole('button', { name: 'Ouvrir les candidatures' }).click();
    await page.getByRole('heading', { name: 'Awa Exemple' }).waitFor();
    const awa = page.locator('.interest', { hasText: 'Awa Exemple' });
    await awa.getByLabel('Suivi').selectOption({ label: 'Contactée' });
    await page.getByText('Suivi enregistré.').waitFor();
    await awa.getByText('Note et conservation').click();
    await awa.getByLabel('Note').fill('Rappeler lundi');
    await awa.getByRole('button', { name: 'Enregistrer la note' }).click();
    await page.getByText('Note enregistrée.').waitFor();
    await look('interests-note');
    await page.reload();
    await page.getByText('3 candidatures, fermées.').waitFor(); // the key was nowhere kept
    await page.getByLabel('Fichier de la clé').setInputFiles(keyFile);
    await page.getByLabel('Phrase secrète').fill(passphrase);
    await page.getByRole('button', { name: 'Ouvrir les candidatures' }).click();
    await page.getByRole('heading', { name: 'Awa Exemple' }).waitFor();
    await look('interests');
    await page.getByLabel('Chercher').fill('awa');
    await page.getByText('1 sur 3').waitFor();
    await page.getByLabel('Chercher').fill('');
    await page.getByText('Exporter').click();
    await look('interests-export');
    const excel = readFileSync(await takeFile('CSV pour Excel'), 'utf8');
    assert.ok(excel.startsWith('\ufeff"Reçue le";"Nom";'));
    assert.ok(excel.includes('"Rappeler lundi"') && excel.includes('"Contactée"'));
    assert.ok(excel.includes('"\'=HYPERLINK(""http://exemple.test"")"'));
    const kept = JSON.parse(readFileSync(await takeFile('JSON'), 'utf8')) as {
        interests: { name: string; delete_after: string }[] };
    assert.equal(kept.interests.length, 3);
    assert.ok(kept.interests.every((each) => Date.parse(each.delete_after) > Date.now()));
    assert.match(readFileSync(await takeFile('Contacts vCard'), 'utf8'), /FN:Awa Exemple\r\n/);
    assert.match(readFileSync(await takeFile('CSV pour un logiciel'), 'utf8'),
                 /^"received","name","email"/);
});

test('a recruiter erases a letter, and it is counted', async () => {
    const noe = page.locator('.interest', { hasText: 'Noé Modèle' });
    await noe.getByText('Note et conservation').click();
    await noe.getByRole('button', { name: 'Effacer maintenant' }).click();
    await look('interests-erase');
    await page.getByRole('dialog').getByRole('button', { name: 'Effacer', exact: true }).click();
    await page.getByText('2 en tout').waitFor();
    await open('Bornes');
    await page.getByRole('heading', { name: 'Borne 12' }).waitFor();
    await look('fleet');
    await open('Compte');
    await page.getByText('effacée par un recruteur').waitFor();
    await look('account');
});

test('the key is replaced, and what was sealed to the former one opens with it', async () => {
    await open('Compte');
    await page.getByRole('button', { name: 'Remplacer la clé' }).click();
    await page.getByRole('heading', { name: 'Remplacer la clé' }).waitFor();
    await look('new-key');
    await page.getByRole('button', { name: 'Continuer' }).click();
    await page.getByLabel('Phrase secrète de la clé').fill('cinq chevaux dans la cour');
    await page.getByLabel('La même, une seconde fois').fill('cinq chevaux dans la cour');
    await page.getByRole('button', { name: 'Créer la clé' }).click();
    await page.getByRole('heading', { name: 'Enregistrez la clé et sa copie' }).waitFor();
    await takeFile('Enregistrer la clé', 'new-key.txt');
    await takeFile('Enregistrer la copie', 'new-copy.txt');
    await page.getByLabel('Les deux fichiers sont enregistrés').check();
    await page.getByRole('button', { name: 'Terminer' }).click();
    await page.getByLabel('Votre mot de passe').fill('pas le bon mot de passe');
    await page.getByRole('button', { name: 'Remplacer la clé' }).click();
    await page.getByText('Ce n’est pas le mot de passe actuel.').waitFor();
    await look('new-key-confirm');
    await page.getByLabel('Votre mot de passe').fill(password);
    await page.getByRole('button', { name: 'Remplacer la clé' }).click();
    await page.getByText('ancienne', { exact: true }).waitFor();
    await open('Candidatures');
    await page.getByRole('heading', { name: 'Awa Exemple' }).waitFor(); // both keys are open
});

test('an offer is recalled', async () => {
    await open('Offres');
    await page.getByRole('link', { name: offers[0]?.title ?? '' }).click();
    await page.getByRole('button', { name: 'Retirer' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Retirer' }).click();
    await page.locator('.way .tag.recalled').waitFor();
});

test('the whole console speaks English', async () => {
    await page.getByRole('button', { name: 'English' }).click();
    for (const section of ['Registrations', 'Offers', 'Kiosks', 'Account']) {
        await open(section);
        assert.equal(await page.evaluate(() => document.documentElement.lang), 'en');
        await look(`english-${section.toLowerCase()}`);
    }
});

test('nobody but the hub was asked for anything, and the browser complained of nothing', () => {
    assert.deepEqual(foreign, []);
    assert.deepEqual(complaints, []);
    assert.ok(existsSync(keyFile));
});
