// Why: what recruiters take into a spreadsheet, an applicant tracking system or an address book, so
// that no word of a visitor can become a formula there. Left to others: which rows (pages), and the
// download (dom.ts).
//
// A cell of a table whose text could start a formula gets an apostrophe before it (OWASP, "CSV
// injection"): = + - @ in either width, a tabulator or line break, also after blanks and quotation
// marks; it is always in quotation marks, with those inside doubled (RFC 4180). Control characters
// and those that turn the direction of writing (CVE-2021-42574) become one blank. JSON and vCard
// are no tables: their words stay exact, but for the escapes of their formats.
import type { Letter } from './letter.ts';

export interface Row {
    id: string;
    received: string;
    mark: string; // in words
    note: string;
    deleteAfter: string;
    letter: Letter;
}

export interface Headings {
    cells: readonly string[]; // as `cellsOf` orders them
    yes: string;
    no: string;
    deleteAfter: string; // "À effacer après le"
}

const invisible =
    /[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]+/g;
const startsFormula = /^[\s'"]*[=+\-@\uff1d\uff0b\uff0d\uff20\u2212|%]/;

export function guarded(text: string): string {
    const visible = text.replace(invisible, ' ');
    return startsFormula.test(visible) ? `'${visible}` : visible;
}

function cell(text: string): string {
    return `"${guarded(text).replaceAll('"', '""')}"`;
}

export function cellsOf(row: Row, headings: Headings): string[] {
    const { letter } = row;
    return [
        row.received,
        letter.name,
        letter.mail,
        letter.phone,
        letter.offers.map((offer) => offer.title).join(' / '),
        letter.offers.map((offer) => offer.reference).filter((text) => text !== '').join(' / '),
        letter.message,
        letter.mayContactForOthers ? headings.yes : headings.no,
        row.mark,
        row.note,
        letter.kiosk,
        row.deleteAfter,
        row.id,
    ];
}

function table(rows: readonly Row[], headings: Headings, separator: string): string {
    const lines = [[...headings.cells], ...rows.map((row) => cellsOf(row, headings))];
    return lines.map((line) => line.map(cell).join(separator) + '\r\n').join('');
}

// For Excel as it is set in France: semicolons, and a byte order mark that says UTF-8.
export function csvForExcel(rows: readonly Row[], headings: Headings): string {
    return '\ufeff' + table(rows, headings, ';');
}

// For programs: RFC 4180 with commas, English headings, no byte order mark.
export function csvForAts(rows: readonly Row[]): string {
    return table(rows, {
        cells: ['received', 'name', 'email', 'phone', 'offers', 'references', 'message',
                'may_contact_for_others', 'mark', 'note', 'kiosk', 'delete_after', 'id'],
        yes: 'true', no: 'false', deleteAfter: '',
    }, ',');
}

export function json(rows: readonly Row[]): string {
    return JSON.stringify({
        interests: rows.map(({ letter, ...row }) => ({
            id: row.id,
            received: row.received,
            delete_after: row.deleteAfter,
            mark: row.mark,
            note: row.note,
            name: letter.name,
            mail: letter.mail,
            phone: letter.phone,
            message: letter.message,
            may_contact_for_others: letter.mayContactForOthers,
            offers: letter.offers,
            kiosk: letter.kiosk,
            notice: letter.notice,
            saved_at: letter.savedAt,
        })),
    }, null, 2) + '\n';
}

function vcardText(text: string): string {
    return text.replaceAll('\\', '\\\\').replace(/([,;])/g, '\\$1')
        .replace(/\r\n|[\r\n\u0085\u2028\u2029]/g, '\\n').replace(invisible, ' ');
}

// Lines of at most 75 octets, never cut inside a character (RFC 6350 §3.2).
function folded(line: string): string {
    let result = '';
    let size = 0;
    for (const character of line) {
        const octets = new TextEncoder().encode(character).length;
        if (size + octets > 75) {
            result += '\r\n ';
            size = 1;
        }
        result += character;
        size += octets;
    }
    return result + '\r\n';
}

// vCard 4.0, RFC 6350: one card a person, with the day until which it may be kept.
export function vcards(rows: readonly Row[], headings: Headings): string {
    return rows.map((row) => {
        const { letter } = row;
        const offers = letter.offers.map((offer) => offer.title).join(' / ');
        const lines = ['BEGIN:VCARD', 'VERSION:4.0', `UID:urn:uuid:${row.id}`,
                       `FN:${vcardText(letter.name)}`];
        if (letter.mail !== '') lines.push(`EMAIL:${vcardText(letter.mail)}`);
        if (letter.phone !== '') lines.push(`TEL:${vcardText(letter.phone)}`);
        const note = `${offers}\n${headings.deleteAfter} ${row.deleteAfter.slice(0, 10)}`;
        lines.push(`NOTE:${vcardText(note)}`,
                   `X-VITRINE-DELETE-AFTER:${vcardText(row.deleteAfter)}`, 'END:VCARD');
        return lines.map(folded).join('');
    }).join('');
}
