import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';
import { checkBothColorSchemes } from './color-schemes.ts';

const AXE_SCRIPT = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

type AxeViolation = { id: string; nodes: { html: string; failureSummary?: string }[] };
type Axe = { run: (options: object) => Promise<{ violations: AxeViolation[] }> };

const ALL_RULES = {};
// Only these rules depend on the colour scheme.
const COLOR_RULES = { runOnly: { type: 'rule', values: ['color-contrast', 'link-in-text-block'] } };

/**
 * Waits for the end of all animations, and returns the violations that axe-core finds in the light and the dark colour scheme, each with
 * its element.
 */
export async function findAccessibilityViolations(page: Page): Promise<string[]> {
  await page.evaluate(AXE_SCRIPT);
  const violations: string[] = [];
  await checkBothColorSchemes(page, async (colorScheme) => {
    const options = colorScheme === 'light' ? ALL_RULES : COLOR_RULES;
    const found = await page.evaluate(async (axeOptions) => {
      const { axe } = globalThis as unknown as { axe: Axe };
      return (await axe.run(axeOptions)).violations;
    }, options);
    for (const { id, nodes } of found)
      for (const { html, failureSummary } of nodes)
        violations.push(`${id} (${colorScheme}): ${html}\n${failureSummary}`);
  });
  return violations;
}
