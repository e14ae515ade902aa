// A recruiter's every day in a real Chromium against a real vitrine-hub: a kiosk enrols, letters
// are opened, followed up, exported and erased, the key is replaced. On each page axe-core finds
// nothing, and nothing is asked of anybody but the hub.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import type { Page } from 'playwright-core';
import { Desk, demonstration, passphrase, password } from './desk.ts';
import { Kiosk } from './hub.ts';

const offers = [{ id: '', title: 'Chargé de mission mobilité', reference: 'VAL-2026-104' }];
let desk: Desk;
let page: Page;
let kiosk: Kiosk;
let keyFile = '';

before(async () => {
    desk = await Desk.take();
    page = desk.page;
    keyFile = await desk.found();
    for (const name of ['101-educateur-jeunes-enfants', '102-charge-mission-plan-mobilite',
                        '118-aide-domicile', '120-elagueur-espaces-verts'])
        await desk.post(`offers/import?name=${name}.txt`,
                        readFileSync(join(demonstration, `${name}.txt`), 'utf8'), 'text/plain');
    await page.goto(`${desk.hub.address}/console/`);
});

after(async () => { await desk?.leave(); });

test('a kiosk enrols with a code and its health is told', async () => {
    await desk.open('Bornes');
    await desk.look('fleet-none');
    await page.getByText('Inscrire une borne').click();
    await page.getByLabel('Nom de la borne').fill('Borne 12');
    await page.getByLabel('Lieu').fill('Forum de l’emploi public');
    await page.getByRole('button', { name: 'Obtenir un code' }).click();
    await page.getByText(/^[0-9A-Z]{4}-[0-9A-Z]{4}$/).waitFor();
    const code = await page.locator('.recovery').textContent() ?? '';
    kiosk = new Kiosk(desk.hub.address);
    await kiosk.enrol(code);
    const hour = new Date().toISOString().slice(0, 13) + ':00:00Z';
    const listed = await desk.context.request.get(`${desk.hub.address}/console/api/offers`);
    const shown = await listed.json() as { offers: { id: string }[] };
    await kiosk.heartbeat({ queue: 3, oldest_unsent: new Date(Date.now() - 9e5).toISOString()
        .replace(/\.\d+Z/, 'Z'), counts: shown.offers.slice(0, 4).map((each, index) =>
        ({ hour, offer: each.id, views: 40 - 9 * index, registrations: 5 - index })) });
    offers[0]!.id = shown.offers[0]?.id ?? '';
});

test('letters are opened with the key file, filtered, marked, noted and exported', async () => {
    await kiosk.send({ name: '=HYPERLINK("http://exemple.test")', mail: 'x@exemple.test', offers });
    await kiosk.send({ name: 'Awa Exemple', mail: 'awa@exemple.test', offers,
                       message: 'Disponible dès janvier.', mayContactForOthers: true });
    await kiosk.send({ name: 'Noé Modèle', phone: '06 00 00 00 00', offers });
    await desk.open('Candidatures');
    await page.getByText('3 candidatures, fermées.').waitFor();
    await desk.look('interests-locked');
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
    await desk.look('interests-note');
    await page.reload();
    await page.getByText('3 candidatures, fermées.').waitFor(); // the key was nowhere kept
    await page.getByLabel('Fichier de la clé').setInputFiles(keyFile);
    await page.getByLabel('Phrase secrète').fill(passphrase);
    await page.getByRole('button', { name: 'Ouvrir les candidatures' }).click();
    await page.getByRole('heading', { name: 'Awa Exemple' }).waitFor();
    await desk.look('interests');
    await page.getByLabel('Chercher').fill('awa');
    await page.getByText('1 sur 3').waitFor();
    await page.getByLabel('Chercher').fill('');
    await page.getByText('Exporter').click();
    await desk.look('interests-export');
    await page.getByText('Exporter').click(); // it closes when the focus leaves it
    const excel = readFileSync(await desk.takeFile('CSV pour Excel'), 'utf8');
    assert.ok(excel.startsWith('\ufeff"Reçue le";"Nom";'));
    assert.ok(excel.includes('"Rappeler lundi"') && excel.includes('"Contactée"'));
    assert.ok(excel.includes('"\'=HYPERLINK(""http://exemple.test"")"'));
    const kept = JSON.parse(readFileSync(await desk.takeFile('JSON'), 'utf8')) as {
        interests: { name: string; delete_after: string }[] };
    assert.equal(kept.interests.length, 3);
    assert.ok(kept.interests.every((each) => Date.parse(each.delete_after) > Date.now()));
    assert.match(readFileSync(await desk.takeFile('Contacts vCard'), 'utf8'), /FN:Awa Exemple\r\n/);
    assert.match(readFileSync(await desk.takeFile('CSV pour un logiciel'), 'utf8'),
                 /^"received","name","email"/);
});

test('a recruiter erases a letter, and it is counted', async () => {
    const noe = page.locator('.interest', { hasText: 'Noé Modèle' });
    await noe.getByText('Note et conservation').click();
    await noe.getByRole('button', { name: 'Effacer maintenant' }).click();
    await desk.look('interests-erase');
    await page.getByRole('dialog').getByRole('button', { name: 'Effacer', exact: true }).click();
    await page.getByText('2 en tout').waitFor();
    await desk.open('Bornes');
    await page.getByRole('heading', { name: 'Borne 12' }).waitFor();
    await desk.look('fleet');
    await desk.open('Compte');
    await page.getByText('effacée par un recruteur').waitFor();
    await desk.look('account');
});

test('the key is replaced, and what was sealed to the former one opens with it', async () => {
    await desk.open('Compte');
    await page.getByRole('button', { name: 'Remplacer la clé' }).click();
    await page.getByRole('heading', { name: 'Remplacer la clé' }).waitFor();
    await desk.look('new-key');
    await page.getByRole('button', { name: 'Continuer' }).click();
    await page.getByLabel('Phrase secrète de la clé').fill('cinq chevaux dans la cour');
    await page.getByLabel('La même, une seconde fois').fill('cinq chevaux dans la cour');
    await page.getByRole('button', { name: 'Créer la clé' }).click();
    await page.getByRole('heading', { name: 'Enregistrez la clé et sa copie' }).waitFor();
    await desk.takeFile('Enregistrer la clé', 'new-key.txt');
    await desk.takeFile('Enregistrer la copie', 'new-copy.txt');
    await page.getByLabel('Les deux fichiers sont enregistrés').check();
    await page.getByRole('button', { name: 'Terminer' }).click();
    await page.getByLabel('Votre mot de passe').fill('pas le bon mot de passe');
    await page.getByRole('button', { name: 'Remplacer la clé' }).click();
    await page.getByText('Ce n’est pas le mot de passe actuel.').waitFor();
    await desk.look('new-key-confirm');
    await page.getByLabel('Votre mot de passe').fill(password);
    await page.getByRole('button', { name: 'Remplacer la clé' }).click();
    await page.getByText('ancienne', { exact: true }).waitFor();
    await desk.open('Candidatures');
    await page.getByRole('heading', { name: 'Awa Exemple' }).waitFor(); // both keys are open
});

test('the same in English', async () => {
    await desk.lookInEnglish(['Registrations', 'Kiosks']);
});

test('nobody but the hub was asked for anything, and the browser complained of nothing', () => {
    desk.wasAlone();
});
