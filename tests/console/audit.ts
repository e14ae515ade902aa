// What every page of the console must hold, whatever is on it.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';

const axe = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
let axeSource = '';

interface Violation {
    id: string;
    nodes: { html: string; failureSummary?: string }[];
}

export async function findsNothing(page: Page, name: string): Promise<void> {
    axeSource ||= readFileSync(axe, 'utf8');
    await page.evaluate(axeSource); // not by a <script>: the policy refuses those
    const violations = await page.evaluate(async () => {
        const found = await (window as unknown as { axe: { run(): Promise<{
            violations: Violation[] }> } }).axe.run();
        return found.violations.map((each) => ({ id: each.id,
            nodes: each.nodes.map((node) => ({ html: node.html,
                failureSummary: node.failureSummary ?? '' })) }));
    });
    assert.deepEqual(violations, [], name);
}

export async function fitsItsWidth(page: Page, name: string): Promise<void> {
    const beside = await page.evaluate(() =>
        document.documentElement.scrollWidth - document.documentElement.clientWidth);
    assert.ok(beside <= 0, `${name}: ${beside} px beside the page`);
}

// No word is cut: neither by the window's edge, nor by a box that hides what goes over it, nor in a
// list that shows one choice.
export async function cutsNothing(page: Page, name: string): Promise<void> {
    const cut = await page.evaluate(() => {
        const found: string[] = [];
        const hides = (style: CSSStyleDeclaration) => ['hidden', 'clip'].includes(style.overflowX);
        const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
        for (let node = walker.nextNode(); node; node = walker.nextNode()) {
            const parent = node.parentElement;
            if (!parent?.checkVisibility({ visibilityProperty: true }) ||
                (node.textContent ?? '').trim() === '' ||
                parent.closest('.covert,.skip,option,title,svg')) continue;
            const range = document.createRange();
            range.selectNodeContents(node);
            const box = range.getBoundingClientRect();
            let left = 0;
            let right = document.documentElement.clientWidth;
            for (let at: Element | null = parent; at && at !== document.body;
                 at = at.parentElement) {
                if (!hides(getComputedStyle(at))) continue;
                left = Math.max(left, at.getBoundingClientRect().left);
                right = Math.min(right, at.getBoundingClientRect().right);
            }
            if (box.left < left - 1 || box.right > right + 1)
                found.push(`"${(node.textContent ?? '').trim().slice(0, 60)}"`);
        }
        const pen = document.createElement('canvas').getContext('2d');
        for (const list of document.querySelectorAll('select')) {
            if (!list.checkVisibility() || !pen) continue;
            const style = getComputedStyle(list);
            pen.font = style.font;
            const words = list.selectedOptions[0]?.textContent ?? '';
            const room = list.clientWidth - parseFloat(style.paddingLeft) -
                parseFloat(style.paddingRight);
            if (pen.measureText(words).width > room) found.push(`the choice "${words}"`);
        }
        return found;
    });
    assert.deepEqual(cut, [], `${name}: cut`);
}

interface Stop {
    isNew: boolean;
    what: string;
    isInView: boolean;
    hasRing: boolean;
    isCovered: boolean;
}

const mostInnerStops = 40; // of dates, each with its day, month, year and calendar; of the browser

// What has the focus, once it has: marked as met.
function lookAtFocus(): Stop | 'outside' {
    const at = document.activeElement as HTMLElement | null;
    const isInner = at?.dataset.last === 'yes'; // a date has several stops
    for (const each of document.querySelectorAll<HTMLElement>('[data-last]'))
        delete each.dataset.last;
    if (!at || at === document.body) return 'outside'; // the browser's own controls
    at.dataset.last = 'yes';
    const isNew = at.dataset.met !== 'yes' || isInner;
    at.dataset.met = 'yes';
    // A file is chosen by a button that stands for its field.
    const shown = at.matches('.covert') ? at.nextElementSibling ?? at : at;
    const box = shown.getBoundingClientRect();
    const style = getComputedStyle(shown);
    const within = (value: number, most: number) => Math.min(Math.max(value, 0), most - 1);
    const top = document.elementFromPoint(within(box.left + box.width / 2, innerWidth),
                                          within(box.top + box.height / 2, innerHeight));
    return {
        isNew,
        what: `${at.localName} ${at.getAttribute('aria-label') ?? at.textContent ?? ''}`
            .trim().slice(0, 60),
        isInView: box.bottom > 0 && box.top < innerHeight && box.right > 0 &&
            box.left < innerWidth && box.width > 1,
        hasRing: style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2,
        isCovered: top !== null && !shown.contains(top) && !top.contains(shown),
    };
}

// Walks the page with Tab alone, from its beginning until it comes round (WCAG 2.1.1, 2.1.2, 2.4.3,
// 2.4.7, 2.4.11): every control is met, each is in view and shows the focus, nothing holds it.
export async function walksByKeyboard(page: Page, name: string): Promise<void> {
    const controls = await page.evaluate(() => {
        (document.activeElement as HTMLElement | null)?.blur();
        scrollTo(0, 0);
        for (const each of document.querySelectorAll<HTMLElement>('[data-met],[data-last]')) {
            delete each.dataset.met;
            delete each.dataset.last;
        }
        // Behind a dialogue nothing can be reached, and nothing should.
        const root = document.querySelector('dialog[open]') ?? document;
        const all = [...root.querySelectorAll<HTMLElement>(
            'a[href],button,input,select,textarea,summary,[tabindex="0"]')]
            .filter((each) => each.checkVisibility() && !each.matches(':disabled'));
        for (const each of all) each.dataset.met = 'no';
        return all.length;
    });
    for (let stops = 0; ; ++stops) {
        assert.ok(stops <= controls + mostInnerStops, `${name}: the focus does not come round`);
        await page.keyboard.press('Tab');
        const stop = await page.evaluate(lookAtFocus);
        if (stop === 'outside') continue;
        if (!stop.isNew) break;
        assert.ok(stop.isInView, `${name}: "${stop.what}" has the focus out of view`);
        assert.ok(stop.hasRing, `${name}: "${stop.what}" does not show the focus`);
        assert.ok(!stop.isCovered, `${name}: "${stop.what}" has the focus under something`);
    }
    const missed = await page.evaluate(() =>
        [...document.querySelectorAll<HTMLElement>('[data-met="no"]')].map((each) =>
            each.outerHTML.slice(0, 80)));
    assert.deepEqual(missed, [], `${name}: never met by Tab`);
}

// Target size (WCAG 2.5.8): 24 CSS px, but for links within a sentence.
export async function isLargeEnough(page: Page, name: string): Promise<void> {
    const small = await page.evaluate(() =>
        [...document.querySelectorAll<HTMLElement>('button,select,summary,input,textarea,nav a')]
            .filter((each) => each.checkVisibility() && !each.matches('.covert'))
            .map((each) => ({ html: each.outerHTML.slice(0, 80),
                              box: each.getBoundingClientRect() }))
            .filter(({ box }) => box.width < 24 || box.height < 24)
            .map(({ html, box }) => `${html} ${box.width}x${box.height}`));
    assert.deepEqual(small, [], `${name}: too small`);
}
