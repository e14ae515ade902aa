// Why: counts as bars, drawn with plain SVG; the same numbers stand in a table for those who do not
// see the drawing. No personal data comes here.
import { el, freshId, svg } from '../dom.ts';
import { number, t } from '../words.ts';

export interface Bar {
    label: string;
    count: number;
}

const height = 160;
const widest = 640;
const foot = 24;

// The next of 1, 2, 5, 10, 20, 50 … that is not below.
function roundedUp(count: number): number {
    const power = 10 ** Math.floor(Math.log10(Math.max(1, count)));
    return [1, 2, 5, 10].map((step) => step * power).find((step) => step >= count) ?? count;
}

function tableOf(caption: string, heading: string, bars: readonly Bar[]): HTMLElement {
    return el('details', { class: 'numbers' }, el('summary', {}, t('Les nombres')),
        el('table', {}, el('caption', { class: 'covert' }, caption),
            el('thead', {}, el('tr', {}, el('th', { attributes: { scope: 'col' } }, heading),
                el('th', { attributes: { scope: 'col' } }, t('Nombre')))),
            el('tbody', {}, ...bars.map((bar) => el('tr', {},
                el('th', { attributes: { scope: 'row' } }, bar.label),
                el('td', {}, number(bar.count)))))));
}

// Columns over time: every `labelEvery`th has its label below.
export function columnChart(caption: string, heading: string, bars: readonly Bar[],
                            labelEvery: number): HTMLElement {
    const top = roundedUp(Math.max(1, ...bars.map((bar) => bar.count)));
    // Drawn at the size at which it is seen, so that its words stay readable on a phone.
    const width = Math.min(widest, innerWidth - 40);
    const every = width < 500 ? 2 * labelEvery : labelEvery;
    const step = width / Math.max(1, bars.length);
    const titleId = freshId('chart');
    const drawing = svg('svg', { viewBox: `0 0 ${width} ${height + foot}`, role: 'img',
                                 'aria-labelledby': titleId, class: 'chart' });
    for (const part of top % 2 === 0 ? [0.5, 1] : [1]) {
        const y = height - part * (height - 20);
        drawing.append(svg('line', { x1: 0, x2: width, y1: y, y2: y, class: 'grid' }),
            svg('text', { x: 0, y: y - 4, class: 'scale' },
                document.createTextNode(number(top * part))));
    }
    bars.forEach((bar, index) => {
        const size = bar.count / top * (height - 20);
        drawing.append(svg('rect', { x: index * step + step * 0.15, y: height - size,
                                     width: step * 0.7, height: size, class: 'bar' }));
        if (index % every === 0)
            drawing.append(svg('text', { x: index * step + step / 2, y: height + 17,
                                         class: 'label' }, document.createTextNode(bar.label)));
    });
    drawing.append(svg('line', { x1: 0, x2: width, y1: height, y2: height, class: 'base' }));
    return el('figure', {}, el('figcaption', { id: titleId }, caption), drawing,
              tableOf(caption, heading, bars));
}

// Named bars, the longest first.
export function barChart(caption: string, bars: readonly Bar[]): HTMLElement {
    const top = Math.max(1, ...bars.map((bar) => bar.count));
    return el('figure', { class: 'bars' }, el('figcaption', {}, caption),
        el('dl', {}, ...bars.flatMap((bar) => {
            const drawing = svg('svg', { viewBox: '0 0 100 10', preserveAspectRatio: 'none',
                                         'aria-hidden': 'true' },
                svg('rect', { x: 0, y: 0, width: bar.count / top * 100, height: 10,
                              class: 'bar' }));
            return [el('dt', {}, bar.label),
                    el('dd', {}, el('b', {}, number(bar.count)), drawing)];
        })));
}
