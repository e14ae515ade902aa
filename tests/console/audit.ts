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
