// Checks a page by axe, and that nothing makes it scroll sideways.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

import { expect } from '@playwright/test';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/**
 * No violations. The title comes first, because an error page passes most of axe:
 * `title` is part of it, or a pattern; every page has one of its own.
 */
export async function axe(page, title) {
  await expect(page, 'the page has the title that was expected').toHaveTitle(title instanceof RegExp ? title : new RegExp(escaped(title)));
  if (scriptless.has(page.context())) await page.evaluate(timersFromPromises);
  // Evaluated by the browser's debugger, so CSP does not stand in the way.
  await page.evaluate(AXE);
  const { violations } = await page.evaluate(
    // Nothing is fetched again to be looked at: all our styles come from our own host.
    (tags) => globalThis.axe.run(document, { runOnly: tags, resultTypes: ['violations'], preload: false }),
    TAGS,
  );
  const found = violations.flatMap(({ id, help, nodes }) =>
    nodes.map((node) => `${id} (${help}) at ${node.target.join(' ')}: ${node.html.slice(0, 160)}`),
  );
  expect(found, `axe at ${page.url()}`).toEqual([]);
}

const escaped = (text) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

const scriptless = new WeakSet();

/** Remembers that a context has JavaScript off. */
export function markScriptless(context) {
  scriptless.add(context);
}

/**
 * With JavaScript off the browser fires no timer, and axe waits for ever on the ones it sets to catch its breath.
 * Promises of the language itself still run, so those carry axe on. No script of the page is there to notice.
 */
function timersFromPromises() {
  globalThis.setTimeout = (next, delay, ...words) => {
    if (!delay) Promise.resolve().then(() => next(...words));
    return 0;
  };
}

/** Nothing sticks out to the right at a width; the viewport is put back afterwards. */
export async function noSidewaysScroll(page, width = 320) {
  const before = page.viewportSize();
  await page.setViewportSize({ width, height: before?.height ?? 800 });
  const { wide, widest } = await page.evaluate(() => {
    const room = document.documentElement.clientWidth;
    const beyond = [...document.body.querySelectorAll('*')].filter(
      (element) => element.getBoundingClientRect().right > room + 1,
    );
    const name = (element) => `${element.tagName.toLowerCase()}.${[...element.classList].join('.')}`;
    return { wide: document.documentElement.scrollWidth - room, widest: beyond.slice(0, 5).map(name) };
  });
  if (before) await page.setViewportSize(before);
  expect(wide, `${page.url()} sticks out by ${wide} px at ${width} px: ${widest.join(', ')}`).toBeLessThanOrEqual(0);
}
