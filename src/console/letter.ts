// Why: a recruiter reads a letter in the browser, with a key the hub never had. Left to others: the
// format, which crypto/envelope.h specifies byte by byte, and the text inside
// (registration/letter.h). Nothing here shows anything.
import { areEqual, concatenated, sodium, textOf, toHex, utf8 } from './bytes.ts';
import { type KeyPair, keyId } from './keys.ts';

export interface OfferNamed {
    id: string;
    title: string;
    reference: string;
}

export interface Letter {
    letter: string;
    employer: string;
    offers: OfferNamed[];
    name: string;
    mail: string;
    phone: string;
    message: string;
    mayContactForOthers: boolean;
    notice: { version: string; language: string };
    kiosk: string;
    savedAt: string;
}

// 'sealed': to another key than this one. 'damaged': not what was sealed. 'forged': its kiosk did
// not sign it. 'strange': opened, but not the text that a letter has.
export type LetterFault = 'sealed' | 'damaged' | 'forged' | 'strange';
export type OpenedLetter = { letter: Letter } | { fault: LetterFault };

const headBytes = 198;
const associatedBytes = 102;
const signedBytes = 134;
const keyBoxBytes = 80;
const buckets = [4096, 16384, 65536];
const overheadBytes = 2 * keyBoxBytes + 24 + 16;

function isWellFormed(envelope: Uint8Array): boolean {
    const bucket = buckets[(envelope[5] ?? 0) - 1];
    return envelope.length > headBytes && textOf(envelope.slice(0, 4)) === 'VLET' &&
        envelope[4] === 1 && bucket !== undefined &&
        envelope.length === headBytes + overheadBytes + bucket &&
        areEqual(sodium.crypto_hash_sha256(envelope.slice(headBytes)), envelope.slice(102, 134));
}

function isSigned(envelope: Uint8Array, device: Uint8Array): boolean {
    if (!areEqual(keyId('device', device), envelope.slice(54, 70))) return false;
    const message = concatenated(utf8('vitrine letter v1'), Uint8Array.of(0),
                                 envelope.slice(0, signedBytes));
    return sodium.crypto_sign_verify_detached(envelope.slice(134, 198), message, device);
}

function uuidOf(bytes: Uint8Array): string {
    const hex = toHex(bytes);
    return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)]
        .join('-');
}

// The inner text without its padding (ISO/IEC 7816-4).
function innerText(envelope: Uint8Array, key: KeyPair): string {
    const sealed = envelope.slice(headBytes);
    const boxAt = key.role === 'employer' ? 0 : keyBoxBytes;
    const contentKey = sodium.crypto_box_seal_open(sealed.slice(boxAt, boxAt + keyBoxBytes),
                                                   key.publicKey, key.secretKey);
    const nonceAt = 2 * keyBoxBytes;
    const padded = sodium.crypto_aead_xchacha20poly1305_ietf_decrypt(
        null, sealed.slice(nonceAt + 24), envelope.slice(0, associatedBytes),
        sealed.slice(nonceAt, nonceAt + 24), contentKey);
    sodium.memzero(contentKey);
    let end = padded.length;
    while (end > 0 && padded[end - 1] === 0) --end;
    if (end === 0 || padded[end - 1] !== 0x80) throw new Error('padding');
    const text = textOf(padded.slice(0, end - 1));
    sodium.memzero(padded);
    return text;
}

type Members = Record<string, unknown>;

function members(value: unknown): Members {
    if (typeof value !== 'object' || value === null || Array.isArray(value))
        throw new Error('not an object');
    return value as Members;
}

function text(object: Members, name: string): string {
    const value = object[name];
    if (typeof value !== 'string') throw new Error(name);
    return value;
}

// Throws for anything that registration/letter.h does not allow.
export function letterFrom(json: string): Letter & { employerKey: string } {
    const object = members(JSON.parse(json));
    if (object.schema !== 1 || !Array.isArray(object.offers)) throw new Error('schema');
    const notice = members(object.notice);
    if (typeof object.may_contact_for_others !== 'boolean') throw new Error('consent');
    return {
        letter: text(object, 'letter'),
        employer: text(object, 'employer'),
        employerKey: text(object, 'employer_key'),
        offers: object.offers.map((each) => {
            const offer = members(each);
            return { id: text(offer, 'id'), title: text(offer, 'title'),
                     reference: text(offer, 'reference') };
        }),
        name: text(object, 'name'),
        mail: text(object, 'mail'),
        phone: text(object, 'phone'),
        message: text(object, 'message'),
        mayContactForOthers: object.may_contact_for_others,
        notice: { version: text(notice, 'version'), language: text(notice, 'language') },
        kiosk: text(object, 'kiosk'),
        savedAt: text(object, 'saved_at'),
    };
}

// `device`: the public key of the kiosk that the hub says sent it.
export function openLetter(envelope: Uint8Array, device: Uint8Array, key: KeyPair): OpenedLetter {
    if (!isWellFormed(envelope)) return { fault: 'damaged' };
    const named = key.role === 'employer' ? envelope.slice(22, 38) : envelope.slice(38, 54);
    if (!areEqual(keyId(key.role, key.publicKey), named)) return { fault: 'sealed' };
    if (!isSigned(envelope, device)) return { fault: 'forged' };
    let inner: string;
    try {
        inner = innerText(envelope, key);
    } catch {
        return { fault: 'damaged' };
    }
    try {
        const { employerKey, ...letter } = letterFrom(inner);
        const isThis = letter.letter === uuidOf(envelope.slice(6, 22)) &&
            employerKey === toHex(envelope.slice(22, 38));
        return isThis ? { letter } : { fault: 'strange' };
    } catch {
        return { fault: 'strange' };
    }
}

// A note is sealed to the employer's key: the hub keeps what it cannot read.
export function sealNote(note: string, employerKey: Uint8Array): Uint8Array {
    return sodium.crypto_box_seal(utf8(note), employerKey);
}

// Null where this key does not open it.
export function openNote(sealed: Uint8Array, key: KeyPair): string | null {
    try {
        return textOf(sodium.crypto_box_seal_open(sealed, key.publicKey, key.secretKey));
    } catch {
        return null;
    }
}
