// 2,000 letters whose every word is hostile, sent to a real hub and opened in a real Chromium: no
// element, no attribute and no formula comes from them. VITRINE_HUB names the program.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { type Browser, chromium, type Page } from 'playwright-core';
import { ready, toBase64url } from '../../src/console/bytes.ts';
import { makeKeyPair, sealKeyFile } from '../../src/console/keys.ts';
import { hostileNames } from './hostile.ts';
import { Kiosk, type RunningHub, startHub } from './hub.ts';

const letters = 2000;
const perPage = 100;
const atOnce = 16; // letters that arrive together share one commit
const sentinel = 'zqx7'; // stands in every hostile text
const password = 'mot de passe du soir';
const passphrase = 'quatre chevaux sur le toit';
const names = hostileNames(letters - 1).map((name) => `${name}${sentinel}`);

let hub: RunningHub;
let browser: Browser;
let page: Page;
const folder = mkdtempSync(join(tmpdir(), 'vitrine-hostile-'));
const happened: string[] = [];
let csv = '';

// As the console would, without its pages: an employer, a kiosk with a hostile name.
async function found(): Promise<Kiosk> {
    const keys = { employer: makeKeyPair('employer'), escrow: makeKeyPair('escrow') };
    writeFileSync(join(folder, 'key.txt'), sealKeyFile(keys.employer, 'Ville', passphrase));
    let cookie = '';
    const post = async (path: string, body: object): Promise<{ code: string }> => {
        const response = await fetch(`${hub.address}/console/api/${path}`, {
            method: 'POST', headers: { 'Content-Type': 'application/json', Cookie: cookie },
            body: JSON.stringify(body) });
        assert.equal(response.status, 201, path);
        cookie = response.headers.get('set-cookie')?.split(';')[0] ?? cookie;
        return await response.json() as { code: string };
    };
    await post('first-run', { code: hub.code, login: 'recruteur', password, name: names[0] ?? '',
        language: 'fr', employer: { name: 'Ville', key: toBase64url(keys.employer.publicKey),
                                    escrow: toBase64url(keys.escrow.publicKey) } });
    const made = await post('kiosks/codes', { name: names[2], place: names[5] });
    const kiosk = new Kiosk(hub.address);
    await kiosk.enrol(made.code);
    return kiosk;
}

before(async () => {
    await ready;
    hub = await startHub(process.env.VITRINE_HUB ?? '');
    const kiosk = await found();
    for (let first = 0; first < names.length; first += atOnce)
        await Promise.all(names.slice(first, first + atOnce).map((name, index) => kiosk.send({
            name, mail: name, message: name,
            offers: [{ id: `${sentinel}${(first + index) % 40}`, title: name,
                       reference: name }] })));
    await kiosk.send({ name: 'Awa Exemple', mail: 'awa@exemple.test', message: 'Bonjour.',
                       offers: [{ id: 'a', title: 'Jardin', reference: 'J1' }] });
    browser = await chromium.launch({ executablePath: '/usr/bin/chromium',
                                      args: ['--no-sandbox'] });
    page = await browser.newPage({ locale: 'fr-FR', viewport: { width: 1280, height: 800 } });
    page.on('dialog', (dialog) => {
        happened.push(`dialog: ${dialog.message()}`);
        void dialog.dismiss();
    });
    page.on('request', (request) => {
        if (!request.url().startsWith(hub.address) && !request.url().startsWith('blob:'))
            happened.push(`request: ${request.url()}`);
    });
    page.on('pageerror', (error) => happened.push(`error: ${error.message}`));
});

after(async () => {
    await browser?.close();
    await hub?.stop();
    rmSync(folder, { recursive: true, force: true });
});

interface Rows {
    shapes: string[]; // of each letter: its elements' names in order
    fromData: string[]; // attributes that hold the sentinel
    harmless: string; // the shape of the one harmless letter, where it is here
}

function look(): Promise<Rows> {
    return page.evaluate((mark) => {
        const rows = [...document.querySelectorAll('.interests > li')];
        const shape = (row: Element) =>
            [...row.querySelectorAll('*')].map((each) => each.localName).join(' ');
        const fromData = [...document.querySelectorAll('*')].flatMap((each) =>
            [...each.attributes].filter((attribute) =>
                (attribute.name + attribute.value).includes(mark))
                .map((attribute) => `${each.localName} ${attribute.name}`));
        const harmless = rows.find((row) => row.querySelector('h2')?.textContent === 'Awa Exemple');
        return { shapes: rows.map(shape), fromData, harmless: harmless ? shape(harmless) : '' };
    }, sentinel);
}

test('every letter has the shape of a harmless one, and no attribute its words', async () => {
    await page.goto(`${hub.address}/console/`);
    await page.getByLabel('Identifiant').fill('recruteur');
    await page.getByLabel('Mot de passe').fill(password);
    await page.getByRole('button', { name: 'Se connecter' }).click();
    await page.getByLabel('Fichier de la clé').setInputFiles(join(folder, 'key.txt'));
    await page.getByLabel('Phrase secrète').fill(passphrase);
    await page.getByRole('button', { name: 'Ouvrir les candidatures' }).click();
    await page.locator('.interests').waitFor();
    let harmless = '';
    let seen = 0;
    for (let first = 0; first < letters; first += perPage) {
        const rows = await look();
        harmless ||= rows.harmless;
        assert.notEqual(harmless, ''); // the newest stands on the first page
        for (const shape of rows.shapes) assert.equal(shape, harmless);
        assert.deepEqual(rows.fromData, []);
        seen += rows.shapes.length;
        if (first + perPage < letters)
            await page.locator('.pager .primary').evaluate((next: HTMLElement) => next.click());
    }
    assert.equal(seen, letters);
});

test('the other pages make no attribute of them, either', async () => {
    for (const [section, place] of [['Bornes', '.kiosk'], ['Compte', '.block']] as const) {
        await page.getByRole('navigation').getByRole('link', { name: section }).click();
        await page.locator(place).first().waitFor();
        assert.deepEqual((await look()).fromData, []);
    }
});

test('nothing ran, nothing was asked of anybody else', () => {
    assert.deepEqual(happened, []);
});

test('the file for Excel holds each of them', async () => {
    await page.getByRole('navigation').getByRole('link', { name: 'Candidatures' }).click();
    await page.getByText('Exporter').click();
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'CSV pour Excel' }).click();
    csv = join(folder, 'export.csv');
    await (await download).saveAs(csv);
    assert.equal(readFileSync(csv, 'utf8').split('\r\n').length, letters + 2); // heading, end
});

test('LibreOffice sees no formula in it', (context) => {
    const office = ['/usr/bin/soffice', '/usr/bin/localc'].find((each) => existsSync(each));
    if (!office) return context.skip('LibreOffice is not here (Debian: libreoffice-calc-nogui)');
    // Semicolons, quotation marks, UTF-8, formulas evaluated: the most dangerous way to open it.
    const run = spawnSync(office, ['--headless', `-env:UserInstallation=file://${folder}/office`,
        '--infilter=CSV:59,34,76,1,,0,false,true,false,false,false,-1,true',
        '--convert-to', 'fods', '--outdir', folder, csv], { encoding: 'utf8', timeout: 100_000 });
    assert.equal(run.status, 0, run.stderr);
    const sheet = ['export.fods', 'export-Sheet1.fods'].map((name) => join(folder, name))
        .find((each) => existsSync(each));
    assert.ok(sheet, run.stdout + run.stderr);
    const text = readFileSync(sheet, 'utf8');
    assert.ok((text.match(new RegExp(sentinel, 'g')) ?? []).length >= letters);
    assert.equal((text.match(/table:formula=/g) ?? []).length, 0);
    return undefined;
});
