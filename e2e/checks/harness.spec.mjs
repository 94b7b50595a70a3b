// The harness itself: each of its checks passes on a page in order and fails on a page made to break it.
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import { axe, noSidewaysScroll } from '../harness/accessibility.mjs';
import { crawl, kind } from '../harness/crawl.mjs';
import { watch } from '../harness/guards.mjs';
import { start } from '../harness/product.mjs';
import { expect, test as product } from '../harness/test.mjs';

const SAMPLE = fileURLToPath(new URL('../sample/server.mjs', import.meta.url));

// The stand-in is started by the same code as the product.
const test = product.extend({
  product: [
    async ({}, use) => {
      const sample = await start(process.execPath, [SAMPLE]);
      await use(sample);
      await sample.stop();
      expect(existsSync(sample.folder), 'its folder is gone').toBe(false);
    },
    { scope: 'worker' },
  ],
});

test('a person is signed in by name', async ({ page, signInAs, axe }) => {
  await signInAs('Ben');
  await axe('Today');
});

test('a message is found in the mailbox', async ({ mailbox, axe }) => {
  const message = await mailbox('Quay Gardeners');
  await message.getByRole('link', { name: 'Open' }).click();
  await axe(/A new referral/);
});

test('axe finds an image without words, and the wrong page', async ({ page }) => {
  await page.goto('/bad/no-alt');
  await expect(axe(page, 'No alternative')).rejects.toThrow(/image-alt/);
  await expect(axe(page, 'Today')).rejects.toThrow(/title/);
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });
  test('axe still finds it', async ({ page }) => {
    await page.goto('/bad/no-alt');
    await expect(axe(page, 'No alternative')).rejects.toThrow(/image-alt/);
    await page.goto('/people');
    await axe(page, 'People');
  });

  test('the page itself stays without scripts, also after axe', async ({ page }) => {
    await page.goto('/scripted');
    await axe(page, 'Scripted');
    await expect(page.locator('#without')).toBeVisible();
    await page.getByRole('button', { name: 'Change' }).click();
    await page.goto('/scripted');
    await expect(page.locator('#with')).toBeEmpty();
  });
});

test('a page that is too wide is found at 320 px only', async ({ page, noSidewaysScroll: narrow }) => {
  await page.goto('/bad/wide');
  await expect(noSidewaysScroll(page, 320)).rejects.toThrow(/sticks out by/);
  await narrow(1366);
  await page.goto('/people');
  await narrow();
});

test.describe('watching', () => {
  for (const [address, complaint] of [
    ['/bad/console', /console: broken/],
    ['/bad/script', /script: fell over/],
    ['/bad/elsewhere', /asked another host: https:\/\/images\.example\.org/],
    ['/bad/missing-image', /console: Failed to load resource/],
  ]) {
    test(`${address} is noticed`, async ({ browser, product }) => {
      const context = await browser.newContext();
      const watched = await watch(context);
      await (await context.newPage()).goto(product.url + address, { waitUntil: 'networkidle' });
      expect(watched.problems().join('\n')).toMatch(complaint);
      await context.close();
    });
  }

  test('a form that is refused is an answer, not a complaint', async ({ page, hands }) => {
    await page.goto('/form');
    await hands.press(page.getByRole('button', { name: 'Save' }));
    await expect(page).toHaveTitle(/There is a problem/);
  });
});

test('hands count what they do', async ({ page, hands }) => {
  await page.goto('/form');
  hands.reset();
  await hands.choose(page.getByLabel('Visit'));
  await hands.fill(page.getByLabel('Note'), 'Walked to the allotment');
  await hands.press(page.getByRole('button', { name: 'Save' }));
  expect(hands.interactions).toBe(3);
  expect(hands.fields).toBe(1);
  expect(hands.seconds).toBeGreaterThan(5);
  expect(hands.seconds).toBeLessThan(20);
});

test('the keyboard alone can do the same', async ({ page, keyboard }) => {
  await page.goto('/form');
  await keyboard.choose(page.getByLabel('Visit'));
  await keyboard.fill(page.getByLabel('Note'), 'Walked');
  await keyboard.choose(page.getByLabel('They agree'));
  await expect(page.getByLabel('Note')).toHaveValue('Walked');
  await expect(page.getByLabel('Visit')).toBeChecked();
  await keyboard.press(page.getByRole('button', { name: 'Save' }));
  await expect(page).toHaveTitle(/There is a problem/);
  expect(keyboard.interactions).toBe(4);
});

test('the keyboard says what it cannot reach', async ({ page, keyboard }) => {
  await page.goto('/people');
  await expect(keyboard.reach(page.locator('h1'))).rejects.toThrow(/does not reach/);
});

test('the crawl opens a few pages of each kind, and no feeds', async ({ page, product }) => {
  const opened = [];
  await crawl(page, `${product.url}/`, { check: async (_, address) => opened.push(new URL(address).pathname) });
  expect(opened.sort()).toEqual(['/', '/people', '/people/1', '/people/2']);
});

test('the crawl finds a link that leads nowhere', async ({ page, product }) => {
  const check = async () => {};
  await expect(crawl(page, `${product.url}/bad/dead-link`, { check })).rejects.toThrow(/answers 404/);
});

test('kinds of pages do not depend on whose they are', async () => {
  const same = (path) => kind(`http://127.0.0.1${path}`);
  expect(same('/people/0192f0c1-7a6b-7cde-8f01-23456789abcd/plan')).toBe('/people/:id/plan');
  expect(same('/referrals/SP-7K2D?tab=notes&page=3')).toBe('/referrals/:id?page&tab');
  expect(same('/calendar/2026-11-22')).toBe('/calendar/:id');
  expect(same('/people')).toBe('/people');
});
