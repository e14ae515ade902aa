// A real vitrine-hub for a test, and a kiosk that enrols and sends it letters as the wire wants
// them. The kiosk seals by its own code: the hub's C++ and the console's TypeScript both judge it.
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { concatenated, fromBase64url, sodium, toBase64url, toHex, utf8 }
    from '../../src/console/bytes.ts';
import { keyId } from '../../src/console/keys.ts';

export interface RunningHub {
    address: string; // "http://127.0.0.1:PORT"
    code: string; // of the first run
    data: string; // its folder
    stop(): Promise<void>;
}

function freePort(): Promise<number> {
    return new Promise((resolve) => {
        const server = createServer().listen(0, '127.0.0.1', () => {
            const address = server.address();
            server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
        });
    });
}

export async function startHub(program: string): Promise<RunningHub> {
    const data = mkdtempSync(join(tmpdir(), 'vitrine-console-'));
    const port = await freePort();
    const child: ChildProcess = spawn(program, ['--data', join(data, 'hub'), '--listen',
        `127.0.0.1:${port}`], { stdio: ['ignore', 'pipe', 'pipe'] });
    let said = '';
    child.stderr?.on('data', (bytes: Buffer) => { said += bytes.toString(); });
    const code = await new Promise<string>((resolve, reject) => {
        let out = '';
        child.stdout?.on('data', (bytes: Buffer) => {
            out += bytes.toString();
            const found = /code is (\S+)/.exec(out);
            if (found?.[1]) resolve(found[1]);
        });
        child.on('exit', (status) => reject(new Error(`vitrine-hub ended (${status}): ${said}`)));
    });
    return {
        address: `http://127.0.0.1:${port}`, code, data: join(data, 'hub'),
        async stop() {
            await new Promise((resolve) => {
                child.removeAllListeners('exit').once('exit', resolve);
                child.kill('SIGTERM');
            });
            rmSync(data, { recursive: true, force: true });
        },
    };
}

export interface Visitor {
    name: string;
    mail?: string;
    phone?: string;
    message?: string;
    mayContactForOthers?: boolean;
    offers: { id: string; title: string; reference: string }[];
}

function uuid7(): Uint8Array {
    const id = sodium.randombytes_buf(16);
    const now = Date.now();
    for (let index = 0; index < 6; ++index)
        id[index] = Math.floor(now / 2 ** (8 * (5 - index))) % 256;
    id[6] = 0x70 | ((id[6] ?? 0) & 0x0f);
    id[8] = 0x80 | ((id[8] ?? 0) & 0x3f);
    return id;
}

export class Kiosk {
    private readonly device = sodium.crypto_sign_keypair();
    private employer: { name: string; key: Uint8Array; escrow: Uint8Array } =
        { name: '', key: new Uint8Array(), escrow: new Uint8Array() };

    constructor(private readonly address: string) {}

    private signed(domain: string, message: Uint8Array): Uint8Array {
        return sodium.crypto_sign_detached(
            concatenated(utf8(domain), Uint8Array.of(0), message), this.device.privateKey);
    }

    async enrol(code: string): Promise<void> {
        const letters = code.replace('-', '');
        const response = await fetch(`${this.address}/enrol`, {
            method: 'POST',
            headers: { 'Content-Type': 'application/json' },
            body: JSON.stringify({
                code: letters, device_key: toBase64url(this.device.publicKey), version: '0.1.0',
                signature: toBase64url(this.signed('vitrine enrol v1',
                    concatenated(utf8(letters), this.device.publicKey))),
            }),
        });
        if (response.status !== 200) throw new Error(`enrol: ${await response.text()}`);
        const told = await response.json() as {
            employers: { name: string; key: string; escrow: string }[] };
        const [first] = told.employers;
        if (!first) throw new Error('enrol: no employer');
        this.employer = { name: first.name, key: fromBase64url(first.key),
                          escrow: fromBase64url(first.escrow) };
    }

    seal(visitor: Visitor): Uint8Array {
        const id = uuid7();
        const hex = toHex(id);
        const { employer } = this;
        const employerId = keyId('employer', employer.key);
        const inner = utf8(JSON.stringify({
            schema: 1,
            letter: hex.replace(/(.{8})(.{4})(.{4})(.{4})(.{12})/, '$1-$2-$3-$4-$5'),
            employer: employer.name, employer_key: toHex(employerId), offers: visitor.offers,
            name: visitor.name, mail: visitor.mail ?? '', phone: visitor.phone ?? '',
            message: visitor.message ?? '',
            may_contact_for_others: visitor.mayContactForOthers ?? false,
            notice: { version: 'information-1', language: 'fr', sha256: '0'.repeat(64) },
            kiosk: 'Borne 12 · Forum de l’emploi public',
            saved_at: new Date().toISOString().replace(/\.\d+Z/, 'Z'),
        }));
        const bucket = [4096, 16384, 65536].findIndex((size) => inner.length < size) + 1;
        const padded = new Uint8Array([0, 4096, 16384, 65536][bucket] ?? 0);
        padded.set(inner);
        padded[inner.length] = 0x80;
        const associated = concatenated(utf8('VLET'), Uint8Array.of(1, bucket), id, employerId,
            keyId('escrow', employer.escrow), keyId('device', this.device.publicKey),
            sodium.randombytes_buf(32));
        const key = sodium.randombytes_buf(32);
        const nonce = sodium.randombytes_buf(24);
        const sealed = concatenated(sodium.crypto_box_seal(key, employer.key),
            sodium.crypto_box_seal(key, employer.escrow), nonce,
            sodium.crypto_aead_xchacha20poly1305_ietf_encrypt(padded, associated, null, nonce,
                                                              key));
        const head = concatenated(associated, sodium.crypto_hash_sha256(sealed));
        return concatenated(head, this.signed('vitrine letter v1', head), sealed);
    }

    async send(visitor: Visitor): Promise<void> {
        const response = await fetch(`${this.address}/letters`, {
            method: 'POST', headers: { 'Content-Type': 'application/octet-stream' },
            body: Buffer.from(this.seal(visitor)),
        });
        if (response.status !== 200) throw new Error(`letter: ${await response.text()}`);
        await response.arrayBuffer();
    }

    async heartbeat(told: object): Promise<void> {
        const now = new Date().toISOString().replace(/\.\d+Z/, 'Z');
        const body = utf8(JSON.stringify({
            at: now, clock_verified: true, version: '0.1.0', release: 1, issued: now, queue: 0,
            oldest_unsent: null, free_bytes: 20e9, closed: '', alarms: [], erased: [],
            erasures_after: 0, counts: [], ...told,
        }));
        const response = await fetch(`${this.address}/heartbeat`, {
            method: 'POST', body: Buffer.from(body),
            headers: {
                'Content-Type': 'application/json',
                'Vitrine-Device': toHex(keyId('device', this.device.publicKey)),
                'Vitrine-Signature': toBase64url(this.signed('vitrine heartbeat v1', body)),
            },
        });
        if (response.status !== 200) throw new Error(`heartbeat: ${await response.text()}`);
    }
}
