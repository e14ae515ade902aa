// Why: what the hub answers, as hub/README.md has it. Left to others: what pages make of it.
export interface Session {
    login: string;
    name: string;
    employer: {
        id: string;
        name: string;
        key_id: string;
        escrow_key_id: string;
        retention_days: number;
    };
    language: 'fr' | 'en';
    expires: string;
}

export interface Invitation {
    employer: string | null;
    makes_employer: boolean;
    expires: string;
}

export const marks = ['new', 'seen', 'contacted', 'kept', 'refused', 'hired'] as const;
export type Mark = (typeof marks)[number];

export interface Interest {
    seq: number;
    id: string;
    received: string;
    kiosk: { id: string; name: string; place: string };
    key_id: string;
    escrow_key_id: string;
    digest: string;
    envelope: string;
    device_key: string;
    mark: Mark;
    note: string | null;
    delete_after: string;
    version: number;
}

export type InterestState = Pick<Interest, 'version' | 'mark' | 'note' | 'delete_after'>;

export interface Fact {
    value: string | string[] | null;
    status: 'stated' | 'derived' | 'not_stated';
    quote: string | null;
    lines: [number, number] | null;
    path?: string;
}

export interface Offer {
    id: string;
    source: { name: string; kind: string };
    state: { name: string; reason: string };
    facts: Record<string, Fact>;
    account: { characters: number; shown: number; dropped_characters: number };
}

// What the linter asks; `answered` where a recruiter confirmed it as it stands.
export interface Question {
    key: string;
    rule: string;
    weight: 'answer' | 'note';
    lines: [number, number] | null;
    quote: string;
    message: string;
    advice: string;
    answered: { by: string; at: string } | null;
}

export type DraftState = 'draft' | 'published' | 'changed' | 'recalled';

export interface Draft {
    id: string;
    version: number;
    state: DraftState;
    imported: string;
    published: string | null;
    by: string;
    reason: string;
    offer: Offer;
    lines: string[];
    corrections: Record<string, string[]>;
    questions: Question[];
}

export interface DraftRow {
    id: string;
    version: number;
    state: DraftState;
    title: string | null;
    reference: string | null;
    deadline: string | null;
    offer_state: 'open' | 'undated' | 'expired' | 'ended' | 'withdrawn';
    questions: number; // not answered yet
    imported: string;
    published: string | null;
}

export interface Release {
    number: number;
    issued: string | null;
    offers: number;
    pending: number;
}

export interface Kiosk {
    id: string;
    name: string;
    place: string;
    enrolled: string;
    revoked: string | null;
    last_seen: string | null;
    version: string | null;
    release: number | null;
    issued: string | null;
    queue: number | null;
    oldest_unsent: string | null;
    free_bytes: number | null;
    clock_offset_seconds: number | null;
    clock_verified: boolean | null;
    closed: string;
    alarms: string[];
}

export interface Counts {
    letters: { hour: string; kiosk: string; letters: number }[];
    offers: { hour: string; kiosk: string; offer: string; views: number;
              registrations: number }[];
}

export interface Recruiter {
    id: string;
    login: string;
    name: string;
    last_seen: string | null;
    blocked: boolean;
}

export interface Purge {
    at: string;
    reason: 'retention' | 'visitor' | 'recruiter' | 'retention_changed';
    letters: number;
    oldest: string | null;
    newest: string | null;
}

export class ApiError extends Error {
    constructor(readonly status: number, readonly code: string, message: string,
                readonly field: string, readonly retrySeconds: number,
                readonly body: unknown) {
        super(message);
    }
}

async function answerOf<Answer>(request: Promise<Response>): Promise<Answer> {
    let response: Response;
    try {
        response = await request;
    } catch {
        throw new ApiError(0, 'unreachable', '', '', 0, null);
    }
    if (response.status === 204) return undefined as Answer;
    const body: unknown = await response.json().catch(() => null);
    if (response.ok) return body as Answer;
    const told = (body ?? {}) as { error?: string; message?: string; field?: string };
    throw new ApiError(response.status, told.error ?? '', told.message ?? '', told.field ?? '',
                       Number(response.headers.get('Retry-After') ?? 0), body);
}

const root = '/console/api/';

export function read<Answer>(path: string): Promise<Answer> {
    return answerOf(fetch(root + path, { headers: { Accept: 'application/json' } }));
}

export function write<Answer>(method: 'POST' | 'PATCH' | 'DELETE', path: string,
                              body: unknown = {}): Promise<Answer> {
    return answerOf(fetch(root + path, {
        method,
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify(body),
    }));
}

export function importDocument(file: File): Promise<{ offers: Draft[]; refused: string }> {
    const known: Record<string, string> = {
        txt: 'text/plain', html: 'text/html', htm: 'text/html', json: 'application/json',
    };
    const ending = file.name.split('.').pop()?.toLowerCase() ?? '';
    return answerOf(fetch(`${root}offers/import?name=${encodeURIComponent(file.name)}`, {
        method: 'POST',
        headers: { 'Content-Type': known[ending] ?? 'application/octet-stream' },
        body: file,
    }));
}

// All of them, newest first.
export async function allInterests(): Promise<Interest[]> {
    const all: Interest[] = [];
    let before: number | null = null;
    do {
        const from: string = before === null ? '' : `&before=${before}`;
        const page: { interests: Interest[]; next: number | null } =
            await read(`interests?limit=500${from}`);
        all.push(...page.interests);
        before = page.next;
    } while (before !== null);
    return all;
}
