// Names that were never meant to be names: markup, formulas, control characters, directions.
const seeds = [
    '<img src=x onerror=alert(1)>', '<script>alert(1)</script>', '"><svg/onload=alert(1)>',
    '\' onmouseover=\'alert(1)', '" autofocus onfocus="alert(1)', 'javascript:alert(1)',
    '<iframe srcdoc="<script>parent.alert(1)</script>">', '</textarea><b>', '{{7*7}}', '${7*7}',
    '<a href="javascript:alert(1)">x</a>', '<style>*{display:none}</style>', '&lt;b&gt;', '&#x3c;b',
    '=1+1', '=HYPERLINK("http://exemple.test";"x")', '=cmd|\' /C calc\'!A0', '+1+1', '-1+1',
    '@SUM(1,1)', '\t=1+1', '\r=1+1', '\n=1+1', ' =1+1', '"=1+1', '\'=1+1', '＝1+1', '＋1', '－1', '＠x',
    '\u200b=1+1', '\ufeff=1+1', ';=1+1', ',=1+1', '";=1+1;"', '","=1+1","', '\r\n"=1+1"', '|calc',
    '%0A=1+1', 'a\u202egpj.exe', '\u2066=1+1\u2069', 'Zoë\u0301', '\u0000nul', '\u001b[31mred',
    'BEGIN:VCARD\r\nFN:x', 'x\r\nEND:VCARD\r\nBEGIN:VCARD', '=DDE("cmd";"/C calc";"x")',
    '=WEBSERVICE("http://exemple.test")', '=IMPORTXML("http://exemple.test","//a")', '١٢٣=١',
    '🤖'.repeat(20), 'constructor', '__proto__', 'toString', 'null', 'undefined', '[object Object]',
    '<math><mtext></mtext><mglyph><style><!--</style>' +
        '<img title="--&gt;&lt;img src=1 onerror=alert(1)&gt;">',
];

// That many, all different; the same each time.
export function hostileNames(count: number): string[] {
    return Array.from({ length: count }, (_, index) => {
        const seed = seeds[index % seeds.length] ?? '';
        const turn = Math.floor(index / seeds.length);
        return turn === 0 ? seed : turn % 2 === 1 ? `${seed}${turn}`
            : `${seed}${seeds[(index * 7 + turn) % seeds.length] ?? ''}${turn}`;
    });
}
