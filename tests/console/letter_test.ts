// A letter that the kiosk's own program sealed is opened here; letter.json says how it was made.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { before, test } from 'node:test';
import { fromBase64url, ready, sodium, toBase64url, utf8 } from '../../src/console/bytes.ts';
import { makeKeyPair, openKeyFile, type OpenedKey } from '../../src/console/keys.ts';
import { letterFrom, openLetter, openNote, sealNote } from '../../src/console/letter.ts';

const vector = JSON.parse(readFileSync('tests/console/letter.json', 'utf8')) as {
    device_key: string; employer_key_file: string; escrow_key_file: string; envelope: string;
    inner: { letter: string; name: string; mail: string; offers: { title: string }[];
             saved_at: string } };
let envelope: Uint8Array;
let device: Uint8Array;
let keys: { employer: OpenedKey; escrow: OpenedKey };

before(async () => {
    await ready;
    envelope = fromBase64url(vector.envelope);
    device = fromBase64url(vector.device_key);
    keys = { employer: openKeyFile(utf8(vector.employer_key_file), ''),
             escrow: openKeyFile(utf8(vector.escrow_key_file), '') };
});

test('the employer and the escrow open what the kiosk sealed', () => {
    for (const key of [keys.employer, keys.escrow]) {
        const opened = openLetter(envelope, device, key);
        assert.ok('letter' in opened);
        assert.equal(opened.letter.letter, vector.inner.letter);
        assert.equal(opened.letter.name, vector.inner.name);
        assert.equal(opened.letter.mail, vector.inner.mail);
        assert.deepEqual(opened.letter.offers, vector.inner.offers);
        assert.equal(opened.letter.savedAt, vector.inner.saved_at);
        assert.equal(opened.letter.mayContactForOthers, true);
    }
});

test('another key opens nothing', () => {
    assert.deepEqual(openLetter(envelope, device, makeKeyPair('employer')), { fault: 'sealed' });
    const asEscrow = { ...keys.employer, role: 'escrow' as const };
    assert.deepEqual(openLetter(envelope, device, asEscrow), { fault: 'sealed' });
});

test('a letter that another kiosk signed is forged', () => {
    const other = sodium.crypto_sign_keypair().publicKey;
    assert.deepEqual(openLetter(envelope, other, keys.employer), { fault: 'forged' });
});

test('one changed bit anywhere is seen', () => {
    const places = [...Array.from({ length: 198 }, (_, at) => at), 198, 277, 278, 357, 358, 381,
                    382, 2000, envelope.length - 1];
    for (const at of places) {
        const changed = envelope.slice();
        changed[at] = (changed[at] ?? 0) ^ 1;
        assert.ok('fault' in openLetter(changed, device, keys.employer), `byte ${at}`);
    }
    for (const length of [0, 5, 197, 198, envelope.length - 1])
        assert.deepEqual(openLetter(envelope.slice(0, length), device, keys.employer),
                         { fault: 'damaged' });
});

test('an inner text that is no letter is refused, whatever is wrong with it', () => {
    const good = vector.inner as unknown as Record<string, unknown>;
    assert.equal(letterFrom(JSON.stringify(good)).name, vector.inner.name);
    for (const name of Object.keys(good)) {
        const without = { ...good };
        delete without[name];
        assert.throws(() => letterFrom(JSON.stringify(without)), Error, name);
        assert.throws(() => letterFrom(JSON.stringify({ ...good, [name]: [null] })), Error, name);
    }
    for (const text of ['', '[]', 'null', '1', '{"schema":1}'])
        assert.throws(() => letterFrom(text));
});

test('a note is sealed to the employer, and opened by no other key', () => {
    const sealed = sealNote('Rappeler « lundi »', keys.employer.publicKey);
    assert.ok(!toBase64url(sealed).includes(toBase64url(utf8('lundi'))));
    assert.equal(openNote(sealed, keys.employer), 'Rappeler « lundi »');
    assert.equal(openNote(sealed, makeKeyPair('employer')), null);
});
