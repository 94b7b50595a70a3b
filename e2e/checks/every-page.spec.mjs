// Every page a person can reach by following links: axe finds nothing, nothing scrolls sideways.
//
// It runs at both widths, with JavaScript on and off. On the desktop with JavaScript each person's own pages
// are all checked; elsewhere a kind of page is checked once, for the first person who reaches it.
import { axe, noSidewaysScroll } from '../harness/accessibility.mjs';
import { crawl } from '../harness/crawl.mjs';
import { expect, test } from '../harness/test.mjs';

const TITLE = /\S.*Footbridge/;
const ERROR_TITLE = /not found|problem|error/i;

/** What is wrong with a page, in sentences; every check is made, so that one fault does not hide the next. */
async function faults(page, address) {
  const { width } = page.viewportSize();
  const widths = width < 1000 ? [320, width] : [width];
  const checks = [
    () => expect(page.title(), `${address} is a page, not an apology`).resolves.not.toMatch(ERROR_TITLE),
    () => axe(page, TITLE),
    ...widths.map((narrow) => () => noSidewaysScroll(page, narrow)),
  ];
  const found = [];
  for (const check of checks) {
    await check().catch((error) => found.push(error.message.split('\n').filter((line) => line.trim()).join('\n  ')));
  }
  return found;
}

test('every page is in order', async ({ page, product }, info) => {
  test.setTimeout(15 * 60_000);
  const thorough = info.project.name === 'desktop';
  const seen = new Set();
  const skip = (shape) => !thorough && seen.has(shape);
  const found = [];
  const look = async (who, start) => {
    const check = async (_, address) => {
      for (const fault of await faults(page, address)) found.push(`as ${who}, ${new URL(address).pathname}: ${fault}`);
    };
    const kinds = await test.step(who, () => crawl(page, product.url + start, { check, skip }));
    kinds.forEach((shape) => seen.add(shape));
  };

  await look('somebody who is not signed in', '/');
  await look('the page of people', '/demo/sign-in');
  await look('the mailbox', '/demo/mailbox');

  await page.goto('/demo/sign-in');
  const names = await page.locator('main form button').allInnerTexts();
  expect(names.length, 'there are people to sign in as').toBeGreaterThan(0);
  for (const [index, name] of names.entries()) {
    await page.context().clearCookies();
    await page.goto('/demo/sign-in');
    await page.locator('main form button').nth(index).click();
    await expect(page, `signed in: ${name}`).not.toHaveURL(/\/demo\/sign-in/);
    await look(name, new URL(page.url()).pathname);
  }
  info.annotations.push({ type: 'kinds of pages', description: `${seen.size}` });
  expect([...new Set(found)].join('\n\n'), `${found.length} faults`).toBe('');
  console.log(`${info.project.name}: ${seen.size} kinds of pages, as ${names.length} people and the public`);
});
