// Every page a person can reach by following links: axe finds nothing, nothing scrolls sideways, no link is dead.
//
// It runs at both widths, with JavaScript on and off. A page of the same kind is looked at a few times, not for each
// of four hundred people. On the desktop with JavaScript every part (link worker, referrer, lead …) has all its kinds
// checked; elsewhere a kind is checked once, for whoever reaches it first.
import { axe, noSidewaysScroll } from '../harness/accessibility.mjs';
import { crawl } from '../harness/crawl.mjs';
import { expect, test } from '../harness/test.mjs';

const TITLE = /^\S.{2,} – \S.{2,}$/;
const ERROR_TITLE = /cannot find|not found|problem|error|went wrong|may not/i;
/** Slow machines look at less, and say so. */
const PATIENCE_MS = 10 * 60_000;
/** The search and filters make addresses without end. */
const MOST = 90;

/** What is wrong with a page, in sentences; every check is made, so that one fault does not hide the next. */
async function faults(page, address) {
  const { width } = page.viewportSize();
  const widths = width < 1000 ? [320, width] : [width];
  const checks = [
    async () => expect(await page.title(), `${address} is a page, not an apology`).not.toMatch(ERROR_TITLE),
    () => axe(page, TITLE),
    ...widths.map((narrow) => () => noSidewaysScroll(page, narrow)),
  ];
  const found = [];
  for (const check of checks) {
    await check().catch((error) => found.push(error.message.split('\n').filter((line) => line.trim()).join('\n  ')));
  }
  return found;
}

// Hundreds of pages: a film of each would take longer than the look at it. The faults name the pages.
test.use({ trace: 'off', screenshot: 'off' });

/** What somebody may do shows in their navigation: two link workers have the same part. */
const partOf = async (page) => (await page.getByRole('navigation').first().getByRole('link').allInnerTexts()).map((it) => it.replace(/[\d\s]+$/, '')).join(' ');

test('every page is in order', async ({ page, product }, info) => {
  test.setTimeout(15 * 60_000);
  const until = Date.now() + PATIENCE_MS;
  const thorough = info.project.name === 'desktop';
  const seen = new Set();
  const parts = new Set();
  const found = [];
  let looks = 0;
  const look = async (who, start, part = who) => {
    const new_part = !parts.has(part);
    parts.add(part);
    const check = async (_, address) => {
      looks += 1;
      for (const fault of await faults(page, address)) {
        found.push(`as ${who}, ${new URL(address).pathname}: ${fault}`);
        console.log(found.at(-1));
      }
    };
    // Somebody with a part that was seen: only what is new. With a new part: all, or all that is not checked yet.
    const skip = (shape) => seen.has(shape) && !(thorough && new_part);
    const pass = (shape) => !new_part && seen.has(shape);
    const ofEachKind = thorough && new_part ? 2 : 1;
    const dead = (words) => found.push(`as ${who}: ${words}`);
    const kinds = await test.step(who, () => crawl(page, product.url + start, { check, skip, pass, dead, ofEachKind, most: MOST, until }));
    kinds.forEach((shape) => seen.add(shape));
  };

  await look('somebody who is not signed in', '/');
  await look('the page of people', '/demo/sign-in');
  await look('the mailbox', '/demo/mailbox');
  await look('a practice with a saved link', '/refer/try-harbour-road-surgery');

  await page.goto('/demo/sign-in');
  const names = await page.locator('main form button').allInnerTexts();
  expect(names.length, 'there are people to sign in as').toBeGreaterThan(0);
  for (const [index, name] of names.entries()) {
    await page.context().clearCookies();
    await page.goto('/demo/sign-in');
    await page.locator('main form button').nth(index).click();
    await expect(page, `signed in: ${name}`).not.toHaveURL(/\/demo\/sign-in/);
    await look(name.replace(/^Sign in\s+as\s+/, ''), new URL(page.url()).pathname, await partOf(page));
  }
  console.log(`${info.project.name}: ${looks} looks at ${seen.size} kinds of pages, as ${names.length} people and the public`);
  info.annotations.push({ type: 'kinds of pages', description: [...seen].sort().join(' ') });
  expect([...new Set(found)].join('\n\n'), `${found.length} faults`).toBe('');
});
