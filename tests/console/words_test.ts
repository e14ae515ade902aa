// The source of the console, read as text: nothing makes markup from strings, and each French
// message has its English.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { english } from '../../src/console/words_en.ts';

const folder = 'src/console';
const testFolder = 'tests/console';
const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => ({ name, text: readFileSync(join(folder, name), 'utf8') }));

// What stands in t('…') and t('…' + '…').
function messages(text: string): string[] {
    return [...text.matchAll(/\bt\(((?:\s*'(?:[^'\\]|\\.)*'\s*\+?)+)/g)].map((call) =>
        [...(call[1] ?? '').matchAll(/'((?:[^'\\]|\\.)*)'/g)].map((part) => part[1]).join(''));
}

const said = new Set(files.flatMap((file) => messages(file.text)));

test('each message has an English one, with the same blanks, and none is left over', () => {
    assert.ok(said.size > 250);
    assert.deepEqual([...said].filter((message) => !(message in english)), []);
    assert.deepEqual(Object.keys(english).filter((message) => !said.has(message)), []);
    const blanks = (text: string) => (text.match(/\{\w+\}/g) ?? []).sort();
    for (const [french, translated] of Object.entries(english))
        assert.deepEqual(blanks(translated), blanks(french), french);
});

test('t() is only ever given a message that can be read here', () => {
    for (const { name, text } of files.filter((file) => !file.name.startsWith('words')))
        assert.equal([...text.matchAll(/[^\w.]t\((?!\s*')/g)].length, 0, name);
});

test('no markup from strings, no code from strings', () => {
    const forbidden = new RegExp(['innerHTML', 'outerHTML', 'insertAdjacentHTML', 'DOMParser',
        'document\\.write', 'createContextualFragment', '\\beval\\(', 'new Function',
        'setHTML', 'srcdoc', 'localStorage', 'sessionStorage', 'indexedDB'].join('|'));
    for (const { name, text } of files) assert.doesNotMatch(text, forbidden, name);
});

test('files have at most 400 lines of 100 columns', () => {
    const tests = readdirSync(testFolder).filter((name) => name.endsWith('.ts'))
        .map((name) => ({ name, text: readFileSync(join(testFolder, name), 'utf8') }));
    for (const { name, text } of [...files, ...tests]) {
        const lines = text.split('\n');
        assert.ok(lines.length <= 400, `${name}: ${lines.length} lines`);
        for (const [index, line] of lines.entries())
            assert.ok(line.length <= 100, `${name}:${index + 1}`);
    }
});

test('the lock names no host, and every package has its digest', () => {
    const lock = readFileSync('package-lock.json', 'utf8');
    assert.doesNotMatch(lock, /"resolved"/);
    const { packages } = JSON.parse(lock) as {
        packages: Record<string, { integrity?: string }> };
    for (const [name, entry] of Object.entries(packages))
        if (name !== '') assert.match(entry.integrity ?? '', /^sha512-/, name);
});
