// What is exported, with words that were meant to do harm.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { csvForAts, csvForExcel, guarded, type Headings, json, type Row, vcards }
    from '../../src/console/exports.ts';
import { hostileNames } from './hostile.ts';

function row(name: string): Row {
    return {
        id: '019329f0-0000-7000-8000-000000000000', received: '2026-11-22T09:30:00Z', mark: 'Vue',
        note: name, deleteAfter: '2027-02-20T09:30:00Z',
        letter: {
            letter: '', employer: 'Ville de Valrive', name, mail: name, phone: name, message: name,
            offers: [{ id: 'a', title: name, reference: name }], mayContactForOthers: false,
            notice: { version: '1', language: 'fr' }, kiosk: name, savedAt: '2026-11-22T09:29:00Z',
        },
    };
}

const headings: Headings = {
    cells: ['Reçue le', 'Nom', 'Courriel', 'Téléphone', 'Offres', 'Références', 'Message',
            'Autres', 'Suivi', 'Note', 'Borne', 'À effacer après le', 'Numéro'],
    yes: 'oui', no: 'non', deleteAfter: 'À effacer après le',
};

// RFC 4180, strictly: what a reader of the file gets.
function cells(text: string, separator: string): string[][] {
    const lines: string[][] = [[]];
    let at = 0;
    while (at < text.length) {
        assert.equal(text[at], '"', `a cell begins at ${at}`);
        let value = '';
        for (++at; ; ++at) {
            assert.ok(at < text.length, 'a cell ends');
            if (text[at] !== '"') value += text[at];
            else if (text[at + 1] === '"') value += text[at++];
            else break;
        }
        lines.at(-1)?.push(value);
        ++at;
        if (text.startsWith('\r\n', at)) {
            at += 2;
            if (at < text.length) lines.push([]);
        } else {
            assert.equal(text[at++], separator);
        }
    }
    return lines;
}

test('a cell that could start a formula is told to be text', () => {
    const cases: [string, string][] = [
        ['Awa Exemple', 'Awa Exemple'],
        ['=1+1', '\'=1+1'],
        ['+33 6 00 00 00 00', '\'+33 6 00 00 00 00'],
        ['-1', '\'-1'],
        ['@SUM(A1)', '\'@SUM(A1)'],
        ['  =1', '\'  =1'],
        ['"=1', '\'"=1'],
        ['\t=1', '\' =1'],
        ['\r\n=1', '\' =1'],
        ['\u200b=1', '\' =1'],
        ['＝1', '\'＝1'],
        ['|calc', '\'|calc'],
        ['1-2', '1-2'],
        ['a\u202eb', 'a b'],
        ['O\'Neill', 'O\'Neill'],
        ['', ''],
    ];
    for (const [given, expected] of cases) assert.equal(guarded(given), expected);
});

test('2,000 hostile names are 2,000 rows of as many cells, none of which begins a formula', () => {
    const names = hostileNames(2000);
    assert.equal(new Set(names).size, 2000);
    const rows = names.map(row);
    const excel = csvForExcel(rows, headings);
    assert.ok(excel.startsWith('\ufeff'));
    for (const [text, separator] of [[excel.slice(1), ';'], [csvForAts(rows), ',']] as const) {
        const lines = cells(text, separator);
        assert.equal(lines.length, 2001);
        for (const line of lines) {
            assert.equal(line.length, headings.cells.length);
            for (const cell of line) {
                assert.doesNotMatch(cell, /^[\s"]*[=+\-@|%＝＋－＠−]/);
                assert.doesNotMatch(cell, /[\u0000-\u001f\u007f-\u009f\u202a-\u202e]/);
            }
        }
    }
});

test('JSON keeps the exact words and says until when they may be kept', () => {
    const rows = hostileNames(200).map(row);
    const read = JSON.parse(json(rows)) as { interests: { name: string; delete_after: string }[] };
    assert.deepEqual(read.interests.map((each) => each.name), rows.map((each) => each.letter.name));
    assert.ok(read.interests.every((each) => each.delete_after === '2027-02-20T09:30:00Z'));
});

test('a card stays one card, in lines of 75 octets at most', () => {
    const names = hostileNames(500);
    const text = vcards(names.map(row), headings);
    const lines = text.split('\r\n');
    assert.equal(lines.pop(), '');
    assert.equal(lines.filter((line) => line === 'BEGIN:VCARD').length, 500);
    assert.equal(lines.filter((line) => line === 'END:VCARD').length, 500);
    const known = /^(BEGIN|VERSION|UID|FN|EMAIL|TEL|NOTE|X-VITRINE-DELETE-AFTER|END):| /;
    for (const line of lines) {
        assert.ok(new TextEncoder().encode(line).length <= 75, line);
        assert.match(line, known);
        assert.doesNotMatch(line, /[\r\n]/);
    }
    assert.match(vcards([row('Exemple; Awa, \\n')], headings), /FN:Exemple\\; Awa\\, \\\\n\r\n/);
});
