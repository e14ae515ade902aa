// Key files as the browser writes them, and as people damage, mistype and mistake them.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { before, test } from 'node:test';
import { ready, toHex, utf8 } from '../../src/console/bytes.ts';
import { KeyFileError, keyId, type KeyPair, makeKeyPair, makeRecoveryCode, openKeyFile,
         recoveryCodeFrom, sealKeyFile } from '../../src/console/keys.ts';

const passphrase = 'quatre chevaux sur le toit é';
let pair: KeyPair;
let file: string;

before(async () => {
    await ready;
    pair = makeKeyPair('employer');
    file = sealKeyFile(pair, 'Ville de Valrive\nid: faux', passphrase);
});

function faultOf(text: string | Uint8Array, typed: string): string {
    try {
        openKeyFile(typeof text === 'string' ? utf8(text) : text, typed);
    } catch (error) {
        assert.ok(error instanceof KeyFileError, String(error));
        return error.fault;
    }
    return 'opened';
}

test('the passphrase opens the file, however its accents were typed', () => {
    for (const typed of [passphrase, passphrase.normalize('NFD')]) {
        const opened = openKeyFile(utf8(file), typed);
        assert.deepEqual(opened.secretKey, pair.secretKey);
        assert.deepEqual(opened.publicKey, pair.publicKey);
        assert.equal(opened.id, toHex(keyId('employer', pair.publicKey)));
        assert.equal(opened.owner, 'Ville de Valrive id: faux');
    }
    assert.equal(faultOf(file.replaceAll('\n', '\r\n'), passphrase), 'opened'); // by mail
});

test('the file is six lines and shows no key', () => {
    const lines = file.split('\n');
    assert.equal(lines.length, 7);
    assert.match(lines[4] ?? '', /^argon2id: 3 134217728 [\w-]{22}$/);
    assert.ok(!file.includes(Buffer.from(pair.secretKey).toString('base64url')));
});

test('what is wrong with a file is said', () => {
    const cases: [string | Uint8Array, string, string][] = [
        [file, 'une autre phrase', 'wrong_passphrase'],
        [file, '', 'passphrase_needed'],
        ['bonjour', passphrase, 'not_a_key_file'],
        ['', passphrase, 'not_a_key_file'],
        [Uint8Array.of(0xff, 0xfe), passphrase, 'not_a_key_file'],
        ['x'.repeat(5000), passphrase, 'not_a_key_file'],
        [file.replace('employer SECRET', 'device SECRET'), passphrase, 'not_a_key_file'],
        [file.replace('employer SECRET', 'escrow SECRET'), passphrase, 'wrong_passphrase'],
        [file.replace('owner: Ville', 'owner: Autre'), passphrase, 'wrong_passphrase'],
        [file.replace(/id: ./, (found) => found === 'id: 0' ? 'id: 1' : 'id: 0'), passphrase,
         'wrong_passphrase'],
        [file.slice(0, -1), passphrase, 'damaged'],
        [file + 'x', passphrase, 'damaged'],
        [file.replace(/sealed: .*/, 'sealed: AAAA'), passphrase, 'damaged'],
        [file.replace(/sealed: ./, 'sealed: *'), passphrase, 'damaged'],
        [file.replace('argon2id: 3', 'argon2id: x'), passphrase, 'damaged'],
        [file.replace('134217728', '9934217728'), passphrase, 'too_costly'],
        [file.replace('argon2id: 3', 'argon2id: 3000'), passphrase, 'too_costly'],
    ];
    for (const [text, typed, fault] of cases)
        assert.equal(faultOf(text, typed), fault, String(text).slice(0, 200));
});

test('a file that `vitrine` wrote is read without a passphrase', () => {
    const vector = JSON.parse(readFileSync('tests/console/letter.json', 'utf8')) as {
        employer_key_file: string };
    assert.equal(openKeyFile(utf8(vector.employer_key_file), '').role, 'employer');
    assert.equal(faultOf(vector.employer_key_file.replace(/key: ./, 'key: *'), ''), 'damaged');
    const mistaken = vector.employer_key_file.replace(/id: .{32}/, 'id: ' + '0'.repeat(32));
    assert.equal(faultOf(mistaken, ''), 'damaged');
});

test('a recovery code is read from paper as people type it', () => {
    const code = makeRecoveryCode();
    assert.match(code, /^([0-9A-HJKMNP-TV-Z]{5}-){4}[0-9A-HJKMNP-TV-Z]{5}$/);
    assert.notEqual(makeRecoveryCode(), code);
    const typed = code.toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o').replaceAll('1', 'l');
    assert.equal(recoveryCodeFrom(typed), code);
    assert.equal(recoveryCodeFrom(code.slice(1)), null);
    const escrow = makeKeyPair('escrow');
    assert.equal(faultOf(sealKeyFile(escrow, 'Ville de Valrive', code), typed), 'opened');
});
