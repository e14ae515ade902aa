// Why: the employer's key pair and its escrow copy are made in the browser, and the secret halves
// leave it only as files that a passphrase seals. Left to others: opening letters (letter.ts).
//
// A sealed key file is UTF-8, six lines, each ended by one line feed:
//     Vitrine employer SECRET key 1, sealed with a passphrase
//     owner: Métropole du Grand Paris
//     id: <32 hexadecimal digits, crypto/keys.h>
//     public: <base64url: 32 bytes>
//     argon2id: <operations> <memory in bytes> <salt, base64url: 16 bytes>
//     sealed: <base64url: nonce [24], then XChaCha20-Poly1305 (IETF) of the 32 bytes of the key>
// "employer" may be "escrow". The associated data are the first five lines with their line feeds;
// the sealing key is Argon2id version 1.3 of the passphrase (UTF-8, NFC), 32 bytes. A file that
// `vitrine` wrote (crypto/key_files.h) is read, too: it has no passphrase.
import { areEqual, concatenated, fromBase64url, sodium, textOf, toBase64url, toHex, utf8 }
    from './bytes.ts';

export type Role = 'employer' | 'escrow';
const roleBytes: Record<Role | 'device', number> = { employer: 1, escrow: 2, device: 3 };

export interface KeyPair {
    role: Role;
    publicKey: Uint8Array;
    secretKey: Uint8Array;
}

export interface OpenedKey extends KeyPair {
    owner: string;
    id: string;
}

// As libsodium's "interactive" limits and twice the memory: about a second on an office machine.
const argon2 = { operations: 3, memoryBytes: 128 * 1024 * 1024 };
const maximumFileBytes = 4096;
const maximumMemoryBytes = 1024 * 1024 * 1024;
const maximumOperations = 20;
export const minimumPassphrase = 12;

export type KeyFileFault =
    'not_a_key_file' | 'damaged' | 'wrong_passphrase' | 'passphrase_needed' | 'too_costly';

export class KeyFileError extends Error {
    constructor(readonly fault: KeyFileFault) {
        super(fault);
    }
}

export function keyId(role: Role | 'device', publicKey: Uint8Array): Uint8Array {
    const domain = concatenated(utf8('vitrine key v1'), Uint8Array.of(0, roleBytes[role]));
    return sodium.crypto_hash_sha256(concatenated(domain, publicKey)).slice(0, 16);
}

export function makeKeyPair(role: Role): KeyPair {
    const pair = sodium.crypto_box_keypair();
    return { role, publicKey: pair.publicKey, secretKey: pair.privateKey };
}

// What protects the escrow copy: 125 random bits in five groups of Crockford's base 32.
export function makeRecoveryCode(): string {
    const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
    const letters = Array.from(sodium.randombytes_buf(25), (byte) => alphabet[byte % 32]);
    return [0, 5, 10, 15, 20].map((at) => letters.slice(at, at + 5).join('')).join('-');
}

function sealingKey(passphrase: string, salt: Uint8Array, operations: number,
                    memoryBytes: number): Uint8Array {
    return sodium.crypto_pwhash(32, utf8(passphrase.normalize('NFC')), salt, operations,
                                memoryBytes, sodium.crypto_pwhash_ALG_ARGON2ID13);
}

function oneLine(owner: string): string {
    return owner.replace(/[\u0000-\u001f\u007f\u0085\u2028\u2029]+/g, ' ').trim();
}

export function sealKeyFile(pair: KeyPair, owner: string, passphrase: string): string {
    const salt = sodium.randombytes_buf(sodium.crypto_pwhash_SALTBYTES);
    const head = [
        `Vitrine ${pair.role} SECRET key 1, sealed with a passphrase`,
        `owner: ${oneLine(owner)}`,
        `id: ${toHex(keyId(pair.role, pair.publicKey))}`,
        `public: ${toBase64url(pair.publicKey)}`,
        `argon2id: ${argon2.operations} ${argon2.memoryBytes} ${toBase64url(salt)}`,
        '',
    ].join('\n');
    const key = sealingKey(passphrase, salt, argon2.operations, argon2.memoryBytes);
    const nonce = sodium.randombytes_buf(sodium.crypto_aead_xchacha20poly1305_ietf_NPUBBYTES);
    const sealed = sodium.crypto_aead_xchacha20poly1305_ietf_encrypt(
        pair.secretKey, utf8(head), null, nonce, key);
    sodium.memzero(key);
    return `${head}sealed: ${toBase64url(concatenated(nonce, sealed))}\n`;
}

function valueOf(line: string | undefined, name: string): string {
    if (!line?.startsWith(`${name}: `)) throw new KeyFileError('damaged');
    return line.slice(name.length + 2);
}

function bytesOf(text: string, size: number): Uint8Array {
    let bytes: Uint8Array;
    try {
        bytes = fromBase64url(text);
    } catch {
        throw new KeyFileError('damaged');
    }
    if (bytes.length !== size) throw new KeyFileError('damaged');
    return bytes;
}

function opened(role: Role, owner: string, id: string, secretKey: Uint8Array): OpenedKey {
    const publicKey = sodium.crypto_scalarmult_base(secretKey);
    if (toHex(keyId(role, publicKey)) !== id) throw new KeyFileError('damaged');
    return { role, owner, id, publicKey, secretKey };
}

function openSealed(role: Role, text: string, passphrase: string): OpenedKey {
    const lines = text.split('\n');
    if (lines.length !== 7 || lines[6] !== '') throw new KeyFileError('damaged');
    const [operations, memory, salt] = valueOf(lines[4], 'argon2id').split(' ');
    const cost = { operations: Number(operations), memoryBytes: Number(memory) };
    if (!Number.isInteger(cost.operations) || !Number.isInteger(cost.memoryBytes) ||
        cost.operations < 1 || cost.memoryBytes < 8192)
        throw new KeyFileError('damaged');
    if (cost.operations > maximumOperations || cost.memoryBytes > maximumMemoryBytes)
        throw new KeyFileError('too_costly');
    const sealed = bytesOf(valueOf(lines[5], 'sealed'), 24 + 32 + 16);
    const saltBytes = bytesOf(salt ?? '', sodium.crypto_pwhash_SALTBYTES);
    const key = sealingKey(passphrase, saltBytes, cost.operations, cost.memoryBytes);
    let secret: Uint8Array;
    try {
        secret = sodium.crypto_aead_xchacha20poly1305_ietf_decrypt(
            null, sealed.slice(24), utf8(lines.slice(0, 5).join('\n') + '\n'),
            sealed.slice(0, 24), key);
    } catch {
        throw new KeyFileError('wrong_passphrase');
    }
    sodium.memzero(key);
    const pair = opened(role, valueOf(lines[1], 'owner'), valueOf(lines[2], 'id'), secret);
    if (!areEqual(pair.publicKey, bytesOf(valueOf(lines[3], 'public'), 32)))
        throw new KeyFileError('damaged');
    return pair;
}

function openPlain(role: Role, text: string): OpenedKey {
    const lines = text.split('\n');
    if (lines.length !== 5 || lines[4] !== '') throw new KeyFileError('damaged');
    return opened(role, valueOf(lines[1], 'owner'), valueOf(lines[2], 'id'),
                  bytesOf(valueOf(lines[3], 'key'), 32));
}

// Throws KeyFileError.
export function openKeyFile(bytes: Uint8Array, passphrase: string): OpenedKey {
    if (bytes.length > maximumFileBytes) throw new KeyFileError('not_a_key_file');
    let text: string;
    try {
        text = textOf(bytes).replaceAll('\r\n', '\n');
    } catch {
        throw new KeyFileError('not_a_key_file');
    }
    const first = /^Vitrine (employer|escrow) SECRET key 1(, sealed with a passphrase|\. .*)$/
        .exec(text.split('\n', 1)[0] ?? '');
    if (!first) throw new KeyFileError('not_a_key_file');
    const role = first[1] as Role;
    if (!first[2]?.startsWith(',')) return openPlain(role, text);
    if (passphrase === '') throw new KeyFileError('passphrase_needed');
    // A recovery code is accepted however it was typed from paper.
    const typed = role === 'escrow' ? recoveryCodeFrom(passphrase) ?? passphrase : passphrase;
    return openSealed(role, text, typed);
}

// The code as made, from what a person typed: any case, O for 0, I and L for 1; null for others.
export function recoveryCodeFrom(typed: string): string | null {
    const letters = typed.toUpperCase().replace(/[\s-]/g, '')
        .replaceAll('O', '0').replace(/[IL]/g, '1');
    if (!/^[0-9A-HJKMNP-TV-Z]{25}$/.test(letters)) return null;
    return [0, 5, 10, 15, 20].map((at) => letters.slice(at, at + 5)).join('-');
}
