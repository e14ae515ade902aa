// Why: bytes as the hub and our files write them.
import sodium from 'libsodium-wrappers-sumo';

export const ready: Promise<void> = sodium.ready;
export { sodium };

const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

export function utf8(text: string): Uint8Array {
    return encoder.encode(text);
}

// Throws where the bytes are no UTF-8.
export function textOf(bytes: Uint8Array): string {
    return decoder.decode(bytes);
}

// Base64url without padding, RFC 4648 §5; throws for anything else.
export function fromBase64url(text: string): Uint8Array {
    return sodium.from_base64(text, sodium.base64_variants.URLSAFE_NO_PADDING);
}

export function toBase64url(bytes: Uint8Array): string {
    return sodium.to_base64(bytes, sodium.base64_variants.URLSAFE_NO_PADDING);
}

export function toHex(bytes: Uint8Array): string {
    return sodium.to_hex(bytes);
}

export function concatenated(...parts: readonly Uint8Array[]): Uint8Array {
    const all = new Uint8Array(parts.reduce((size, part) => size + part.length, 0));
    let offset = 0;
    for (const part of parts) {
        all.set(part, offset);
        offset += part.length;
    }
    return all;
}

export function areEqual(a: Uint8Array, b: Uint8Array): boolean {
    return a.length === b.length && sodium.memcmp(a, b);
}
