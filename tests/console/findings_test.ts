// The linter’s sentences in French: each that `vitrine check` finds in our documents and fixtures
// has one. VITRINE_BIN names the programs’ folder, VITRINE_SOURCE the repository.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { test } from 'node:test';
import { frenchMessage } from '../../src/console/findings.ts';

const importersOwn = new Set(['characters', 'empty_label', 'contradiction', 'title']);

test('what the linter asks can be asked in French', () => {
    const sources = process.env.VITRINE_SOURCE ?? '';
    const done = spawnSync(join(process.env.VITRINE_BIN ?? '', 'vitrine'), ['check', '--json',
        '--as-of', '2026-11-21', join(sources, 'assets/offers'), join(sources, 'tests/fixtures')],
        { encoding: 'utf8', maxBuffer: 64e6 });
    const { offers } = JSON.parse(done.stdout) as { offers: {
        findings: { rule: string; message: string }[] }[] };
    const messages = new Set(offers.flatMap((offer) => offer.findings)
        .filter((finding) => !importersOwn.has(finding.rule)).map((each) => each.message));
    assert.ok(messages.size > 20, `${messages.size} messages`);
    assert.deepEqual([...messages].filter((each) => frenchMessage(each) === null), []);
});

test('dates are set as people read them, and what is named stays', () => {
    assert.equal(frenchMessage('The deadline, 2025-11-14, has passed.'),
                 'La date limite, le 14 novembre 2025, est passée.');
    assert.equal(frenchMessage('"2O26" has the letter O among its digits.'),
                 '« 2O26 » a la lettre O parmi ses chiffres.');
    assert.equal(frenchMessage('Not found: the place.'), 'Mention absente : le lieu.');
    assert.equal(frenchMessage('Something else.'), null);
});
