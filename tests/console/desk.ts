// A recruiter's desk: a real Chromium with one page, on a real hub, and what every walk through the
// console does there. VITRINE_HUB names the program, VITRINE_SOURCE the repository; VITRINE_SHOTS a
// folder for pictures of each page.
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { ready, toBase64url } from '../../src/console/bytes.ts';
import { makeKeyPair, sealKeyFile } from '../../src/console/keys.ts';
import { cutsNothing, findsNothing, fitsItsWidth, isLargeEnough, walksByKeyboard }
    from './audit.ts';
import { type RunningHub, startHub } from './hub.ts';

export const passphrase = 'quatre chevaux sur le toit';
export const password = 'mot de passe du soir';
export const demonstration = join(process.env.VITRINE_SOURCE ?? '', 'assets/offers');
const shots = process.env.VITRINE_SHOTS ?? '';
const desktop = { width: 1280, height: 800 };
const windows = [
    { suffix: '', viewport: desktop },
    { suffix: '-200', viewport: { width: 640, height: 400 } }, // the same window at 200 %
    { suffix: '-phone', viewport: { width: 390, height: 844 } },
];

export class Desk {
    readonly folder = mkdtempSync(join(tmpdir(), 'vitrine-desk-'));
    private readonly foreign: string[] = []; // addresses that are not the hub's
    private readonly complaints: string[] = []; // of the browser

    private constructor(readonly hub: RunningHub, private readonly browser: Browser,
                        readonly context: BrowserContext, readonly page: Page) {
        page.setDefaultTimeout(20_000);
        page.on('request', (request) => {
            const address = request.url();
            if (!address.startsWith(hub.address) && !address.startsWith('blob:'))
                this.foreign.push(address);
        });
        page.on('console', (message) => {
            if (message.type() === 'error' && !message.text().includes('status of 40'))
                this.complaints.push(message.text());
        });
        page.on('pageerror', (error) => this.complaints.push(String(error)));
    }

    static async take(): Promise<Desk> {
        await ready;
        const hub = await startHub(process.env.VITRINE_HUB ?? '');
        const browser = await chromium.launch({ executablePath: '/usr/bin/chromium',
                                                args: ['--no-sandbox'] });
        const context = await browser.newContext({ locale: 'fr-FR', timezoneId: 'Europe/Paris',
            viewport: desktop, acceptDownloads: true });
        return new Desk(hub, browser, context, await context.newPage());
    }

    async leave(): Promise<void> {
        await this.browser.close();
        await this.hub.stop();
        rmSync(this.folder, { recursive: true, force: true });
    }

    // What holds of every page: nothing for axe-core, all of it by the keyboard alone, nothing cut
    // and nothing beside it, as it is, at 200 % and on a telephone.
    async look(name: string): Promise<void> {
        const { page } = this;
        await findsNothing(page, name);
        for (const { suffix, viewport } of windows) {
            await page.setViewportSize(viewport);
            await this.picture(name + suffix);
            await fitsItsWidth(page, name + suffix);
            await cutsNothing(page, name + suffix);
            await isLargeEnough(page, name + suffix);
            if (suffix === '-200') await walksByKeyboard(page, name + suffix);
        }
        await page.setViewportSize(desktop);
    }

    async lookInEnglish(sections: string[]): Promise<void> {
        await this.page.getByRole('button', { name: 'English' }).click();
        for (const section of sections) {
            await this.open(section);
            assert.equal(await this.page.evaluate(() => document.documentElement.lang), 'en');
            await this.look(`english-${section.toLowerCase()}`);
        }
    }

    async picture(name: string): Promise<void> {
        if (shots === '') return;
        mkdirSync(shots, { recursive: true });
        await this.page.screenshot({ path: join(shots, `${name}.png`),
                                     fullPage: /-(phone|200)$/.test(name) });
    }

    async takeFile(label: string, name = ''): Promise<string> {
        const download = this.page.waitForEvent('download');
        await this.page.getByRole('button', { name: label, exact: true }).click();
        const file = await download;
        const path = join(this.folder, name === '' ? file.suggestedFilename() : name);
        await file.saveAs(path);
        return path;
    }

    async open(section: string): Promise<void> {
        await this.page.getByRole('navigation').getByRole('link', { name: section }).click();
        await this.page.getByRole('heading', { level: 1, name: section }).waitFor();
    }

    async openKey(file: string, phrase = passphrase): Promise<void> {
        await this.page.locator('input[type=file]').setInputFiles(file);
        await this.page.locator('input[type=password]').fill(phrase);
        await this.page.locator('main button[type=submit]').click();
    }

    async post(path: string, data: string, type = 'application/json'): Promise<unknown> {
        const response = await this.context.request.post(
            `${this.hub.address}/console/api/${path}`, { headers: { 'Content-Type': type }, data });
        assert.equal(response.status(), 201, path);
        return response.json();
    }

    // What the first run does, without its pages; returns the key file.
    async found(): Promise<string> {
        const keys = { employer: makeKeyPair('employer'), escrow: makeKeyPair('escrow') };
        await this.post('first-run', JSON.stringify({ code: this.hub.code, login: 'recrutement',
            password, name: 'Recrutement', language: 'fr', employer: { name: 'Ville de Valrive',
                key: toBase64url(keys.employer.publicKey),
                escrow: toBase64url(keys.escrow.publicKey) } }));
        const file = join(this.folder, 'key.txt');
        writeFileSync(file, sealKeyFile(keys.employer, 'Ville de Valrive', passphrase));
        return file;
    }

    wasAlone(): void {
        assert.deepEqual(this.foreign, [], 'asked of somebody else than the hub');
        assert.deepEqual(this.complaints, [], 'the browser complains');
    }
}
