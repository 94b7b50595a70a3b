// What every check and journey imports: the product, a watched page, signing in, axe, and counting hands.
import { expect, test as plain } from '@playwright/test';

import * as accessibility from './accessibility.mjs';
import { watch } from './guards.mjs';
import { Hands } from './hands.mjs';
import { startDemo } from './product.mjs';

export { expect };

export const test = plain.extend({
  /** The running product, one for each worker: `{ url, said() }`. */
  product: [
    async ({}, use) => {
      const product = await startDemo();
      await use(product);
      await product.stop();
    },
    { scope: 'worker', timeout: 120_000 },
  ],

  baseURL: async ({ product }, use) => use(product.url),

  /** Every page is watched; what it did wrong fails the test at its end. */
  watched: [
    async ({ context, javaScriptEnabled }, use) => {
      if (javaScriptEnabled === false) accessibility.markScriptless(context);
      const watched = await watch(context);
      await use(watched);
      expect(watched.problems(), 'no page asked another host or complained').toEqual([]);
    },
    { auto: true },
  ],

  /** `await signInAs('Amira')`: the demonstration's page of people, one button each. */
  signInAs: async ({ page }, use) => {
    await use(async (name) => {
      await page.goto('/demo/sign-in');
      await page.getByRole('button', { name: new RegExp(escaped(name), 'i') }).first().click();
      await expect(page, `signed in as ${name}`).not.toHaveURL(/\/demo\/sign-in/);
    });
  },

  /** `await axe('Today')`: the title, then zero violations. */
  axe: async ({ page }, use) => use((title) => accessibility.axe(page, title)),

  /** `await noSidewaysScroll()` at 320 px, or at the width given. */
  noSidewaysScroll: async ({ page }, use) => use((width) => accessibility.noSidewaysScroll(page, width)),

  /** Hands that count: `hands.press(…)`, `hands.fill(…)`, `hands.interactions`. */
  hands: async ({ page }, use) => use(new Hands(page)),

  /** The same hands without a mouse. */
  keyboard: async ({ page }, use) => use(new Hands(page, { keyboard: true })),

  /** `await mailbox('Quay Gardeners')`: the newest message with these words, on the demonstration's mailbox page. */
  mailbox: async ({ page }, use) => {
    await use(async (words, about = words) => {
      await page.goto(`/demo/mailbox?q=${encodeURIComponent(words)}`);
      const message = page.getByRole('article').filter({ hasText: about }).first();
      await expect(message, `a message about ${about}`).toBeVisible();
      return message;
    });
  },

});

const escaped = (text) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** Steps that read as sentences in the report. */
export const given = (words, body) => test.step(`given ${words}`, body);
export const when = (words, body) => test.step(`when ${words}`, body);
export const then = (words, body) => test.step(`then ${words}`, body);
