// Where a journey may begin: somebody has been referred, or is on a caseload already. Nothing here is counted.
import { expect } from '@playwright/test';

import { someone } from './someone.mjs';

/** The saved link of Dr Okafor's practice, as the demonstration's start page offers it. */
export const PRACTICE_LINK = '/refer/try-harbour-road-surgery';

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
  await expect(page.getByRole('status')).toContainText('on your caseload now');
  person.record = new URL(await page.getByRole('link', { name: 'Open the record' }).or(page.getByRole('button', { name: 'Open the record' })).first().evaluate((it) => it.href)).pathname;
}
