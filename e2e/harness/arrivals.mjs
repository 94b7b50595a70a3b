// Where a journey may begin: somebody has been referred, or is on a caseload already. Nothing here is counted.
import { expect } from '@playwright/test';

import { someone } from './someone.mjs';

/** The saved link of Dr Okafor's practice, as the demonstration's start page offers it. */
export const PRACTICE_LINK = '/refer/try-harbour-road-surgery';

/** What the page says after an act. A form that keeps drafts has a status of its own beside it. */
export async function said(page, words) {
  await expect(page.getByRole('status').filter({ hasText: words }).first(), `the page says: ${words}`).toBeVisible();
}

/** Opens a `details` by its words, unless it is open. */
export async function unfold(page, words) {
  const summary = page.locator('summary').filter({ hasText: words }).first();
  if (!(await summary.evaluate((it) => it.parentElement.open))) await summary.click();
}

/** Dr Okafor refers somebody, signed in. `fill` may answer more of the form. Gives the person with `reference`. */
export async function referred(page, signInAs, { reason = 'Lonely since her sister moved away.', needs = ['Loneliness'], fill = async () => {} } = {}) {
  const person = someone();
  await signInAs('Dr Ngozi Okafor');
  await page.goto('/referrals/new');
  await page.getByLabel('NHS number').fill(person.nhs);
  await page.getByLabel('Day', { exact: true }).fill(person.born.day);
  await page.getByLabel('Month', { exact: true }).fill(person.born.month);
  await page.getByLabel('Year', { exact: true }).fill(person.born.year);
  await page.getByLabel('First name').fill(person.first);
  await page.getByLabel('Last name').fill(person.last);
  await page.getByLabel('Phone', { exact: true }).fill(person.phone);
  for (const need of needs) await page.getByRole('checkbox', { name: need, exact: true }).check();
  await page.getByLabel('In your words or theirs').fill(reason);
  await page.getByRole('radio', { name: 'No known risks' }).check();
  await page.getByRole('checkbox', { name: 'They agree to be contacted' }).check();
  await fill(person);
  await page.getByRole('button', { name: 'Send referral' }).click();
  await expect(page).toHaveTitle(/Referral sent/);
  person.reference = (await page.getByText(/^Reference/).first().innerText()).replace(/Reference\s*/, '').trim();
  return person;
}

/** Referred, and taken by Amira: `record` and `referral` are addresses. She is signed in afterwards. */
export async function onTheCaseload(page, signInAs, how) {
  const person = await referred(page, signInAs, how);
  await signInAs('Amira Hassan');
  await take(page, person);
  return person;
}

/** Whoever is signed in finds the referral in the queue and takes it. */
export async function take(page, person) {
  await page.goto('/referrals');
  await page.getByRole('link', { name: person.name, exact: true }).first().click();
  person.referral = new URL(page.url()).pathname;
  await page.getByRole('button', { name: 'Take it myself' }).click();
  await said(page, 'on your caseload now');
  person.record = new URL(await page.getByRole('link', { name: 'Open the record' }).or(page.getByRole('button', { name: 'Open the record' })).first().evaluate((it) => it.href)).pathname;
}

/**
 * From the person's matches to the page of a group that answers by email and has room this month.
 * Ends on "Refer to …"; gives the group's name.
 */
export async function chooseGroup(page, person, hands = { press: (it) => it.click() }) {
  await page.goto(`${person.record}/matches`);
  const groups = page.getByRole('button', { name: /^Refer to / });
  const many = await groups.count();
  for (let at = 0; at < many; at += 1) {
    const name = (await groups.nth(at).innerText()).replace(/\s+/g, ' ').replace(/^Refer to /, '');
    hands.reset?.();
    await hands.press(groups.nth(at));
    await expect(page).toHaveTitle(/^Refer to /);
    const byMail = await page.getByText('They get an email with a link').isVisible();
    const full = await page.getByRole('heading', { name: 'They are at their limit this month' }).isVisible();
    if (byMail && !full) return name;
    await page.goto(`${person.record}/matches`);
  }
  throw new Error('No group among the matches answers by email and has room this month');
}

/** Sent to a group: gives its name, the page of the referral, and the address of the group's own link. */
export async function sentToGroup(page, person) {
  const group = await chooseGroup(page, person);
  await page.getByRole('radio', { name: 'In person' }).check();
  await page.getByRole('button', { name: 'Send', exact: true }).click();
  await said(page, 'Sent.');
  const sent = new URL(page.url()).pathname;
  return { group, sent, link: await linkOf(page, group, person) };
}

/** The newest link that was mailed to a group about somebody. */
export async function linkOf(page, group, person) {
  await page.goto(`/demo/mailbox?q=${encodeURIComponent(group.slice(0, 30))}`);
  const mail = page.getByRole('article').filter({ hasText: 'You have a new referral for' }).first();
  expect(await mail.innerText(), 'the email holds initials, no name').not.toContain(person.last);
  return new URL(await mail.getByRole('link').first().evaluate((it) => it.href)).pathname;
}
