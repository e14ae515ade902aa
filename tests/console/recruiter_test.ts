// A recruiter's first day in a real Chromium against a real vitrine-hub: sign-in, first run,
// import, correction, publication, recall. On each page axe-core finds nothing, and nothing is
// asked of anybody but the hub.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import type { Page } from 'playwright-core';
import { Desk, demonstration, passphrase, password } from './desk.ts';

const title = 'Chargé de mission mobilité'; // as corrected
let desk: Desk;
let page: Page;

before(async () => {
    desk = await Desk.take();
    page = desk.page;
});

after(async () => { await desk?.leave(); });

test('a wrong password and an unknown login are the same sentence', async () => {
    const response = await page.goto(`${desk.hub.address}/console/`);
    assert.match(response?.headers()['content-security-policy'] ?? '', /default-src 'none'/);
    await page.getByRole('heading', { name: 'Connexion' }).waitFor();
    await page.getByLabel('Identifiant').fill('personne');
    await page.getByLabel('Mot de passe').fill('pas le bon mot de passe');
    await page.getByRole('button', { name: 'Se connecter' }).click();
    await page.getByText('Identifiant ou mot de passe incorrect.').waitFor();
    await desk.look('sign-in');
});

test('the first run makes both keys in the browser and sends the public halves alone', async () => {
    const sent: string[] = [];
    page.on('request', (request) => sent.push(request.postData() ?? ''));
    await page.getByRole('button', { name: 'Première connexion' }).click();
    await page.getByLabel('Code d’invitation').fill('0000-0000');
    await page.getByRole('button', { name: 'Continuer' }).click();
    await page.getByText('Ce code n’existe pas').waitFor();
    await desk.look('first-run-code');
    await page.getByLabel('Code d’invitation').fill(desk.hub.code);
    await page.getByRole('button', { name: 'Continuer' }).click();
    await page.getByLabel('Employeur').fill('Ville de Valrive');
    await page.getByLabel('Votre nom').fill('Recrutement');
    await page.getByLabel('Identifiant').fill('recrutement@valrive');
    await page.getByLabel('Mot de passe').fill(password);
    await desk.look('first-run-person');
    await page.getByRole('button', { name: 'Continuer' }).click();
    await page.getByLabel('Phrase secrète de la clé').fill(passphrase);
    await page.getByLabel('La même, une seconde fois').fill(passphrase);
    await desk.look('first-run-key');
    await page.getByRole('button', { name: 'Créer la clé' }).click();
    await page.getByRole('heading', { name: 'Enregistrez la clé et sa copie' }).waitFor();
    const recovery = await page.locator('.recovery').textContent() ?? '';
    assert.match(recovery, /^([0-9A-HJKMNP-TV-Z]{5}-){4}[0-9A-HJKMNP-TV-Z]{5}$/);
    await desk.takeFile('Enregistrer la clé');
    await page.getByRole('button', { name: 'Terminer' }).click();
    await page.getByText('Enregistrez d’abord les deux fichiers.').waitFor();
    const escrowFile = await desk.takeFile('Enregistrer la copie');
    await desk.look('first-run-copies');
    await page.getByLabel('Les deux fichiers sont enregistrés').check();
    await page.getByRole('button', { name: 'Terminer' }).click();
    await page.getByRole('heading', { name: 'Candidatures' }).waitFor();
    assert.match(readFileSync(escrowFile, 'utf8'), /^Vitrine escrow SECRET key 1, sealed/);
    for (const body of sent) {
        assert.ok(!body.includes(passphrase) && !body.includes(recovery));
        assert.ok(!body.includes('SECRET'));
    }
    await desk.look('interests-none');
});

test('documents come in, a fact is proved and corrected, the offer is published', async () => {
    await desk.open('Offres');
    await desk.look('offers-none');
    const files = readdirSync(demonstration).filter((name) => name.endsWith('.txt')).sort()
        .slice(0, 8).map((name) => join(demonstration, name));
    await page.getByLabel('Choisir des fichiers').setInputFiles(files);
    await page.locator('.offers > li.offer').nth(files.length - 1).waitFor();
    await desk.look('offers-drafts');
    await page.locator('.offers a').first().click();
    await page.getByRole('heading', { name: 'Ce qui en est lu' }).waitFor();
    await page.getByRole('button', { name: /^La phrase, ligne/ }).nth(1).click();
    assert.ok(await page.locator('.source .proof').count() > 0);
    await desk.look('offer');
    await page.locator('.fact', { hasText: 'Intitulé' })
        .getByRole('button', { name: 'Corriger' }).click();
    await page.getByRole('textbox', { name: 'Intitulé' }).fill(title);
    await desk.look('offer-correction');
    await page.getByRole('button', { name: 'Enregistrer' }).click();
    await page.getByRole('heading', { level: 1, name: title }).waitFor();
    await page.getByRole('button', { name: 'Publier', exact: true }).click();
    await page.getByText('Répondez d’abord aux questions : corrigez, ou confirmez.').waitFor();
    await desk.look('offer-questions');
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
    await desk.open('Offres');
    await page.getByText('Publiée', { exact: true }).waitFor();
    const head = await fetch(`${desk.hub.address}/releases/head.json`);
    assert.ok(head.status === 200 || head.status === 404); // issued within ten seconds
    await desk.look('offers');
});

test('an offer is recalled', async () => {
    await desk.open('Offres');
    await page.getByRole('link', { name: title }).click();
    await page.getByRole('button', { name: 'Retirer' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Retirer' }).click();
    await page.locator('.way .tag.recalled').waitFor();
});

test('the same in English', async () => {
    await desk.lookInEnglish(['Offers', 'Account']);
});

test('nobody but the hub was asked for anything, and the browser complained of nothing', () => {
    desk.wasAlone();
});
