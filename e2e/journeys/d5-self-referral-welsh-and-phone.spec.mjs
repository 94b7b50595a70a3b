// D5. Mrs Evans speaks Welsh and has no smartphone: by phone, or by a page that works without scripts.
import { onTheCaseload, said } from '../harness/arrivals.mjs';
import { expect, given, test, then, when } from '../harness/test.mjs';
import { someone } from '../harness/someone.mjs';

/** More than one scheme is open to all: where she lives says which. */
async function begin(page) {
  await page.getByRole('radio', { name: /Marram Bay/ }).check();
  await page.getByRole('button', { name: 'Dechrau nawr' }).click();
}

const WORRYING = 'Ers i’r gŵr farw dwi’n unig iawn. Weithiau dwi eisiau lladd fy hun.';

test('Mrs Evans rings: name, number, one line, Welsh, letters please, in 60 seconds', async ({ page, signInAs, hands, axe, noSidewaysScroll, mailbox }) => {
  const person = someone();
  await given('whoever takes the call has the form open', async () => {
    await signInAs('Sioned Pritchard');
    await page.goto('/referrals');
    await page.getByRole('button', { name: 'Somebody rings' }).click();
    await axe('Somebody rings');
    await noSidewaysScroll();
  });
  await when('she writes down what Mrs Evans says', async () => {
    hands.reset();
    await hands.fill(page.getByLabel('First name'), person.first);
    await hands.fill(page.getByLabel('Last name'), person.last);
    await hands.fill(page.getByLabel('Phone', { exact: true }), person.phone);
    await hands.fill(page.getByLabel('What would they like help with?'), 'Lonely since my husband died');
    await hands.select(page.getByLabel('Language to speak'), 'Welsh');
    await hands.choose(page.getByRole('radio', { name: 'Letters please' }));
    await hands.fill(page.getByLabel('Address for letters'), '2 Stryd Fawr, Marram Bay CH48 1AA');
    await hands.press(page.getByRole('button', { name: 'Save referral' }));
  });
  await then('it is saved, in at most 60 seconds by the keystroke model', async () => {
    await said(page, /Saved\. The reference is \S+\./);
    await axe(/Referral /);
    expect(hands.interactions).toBeLessThanOrEqual(8);
    expect(hands.seconds).toBeLessThanOrEqual(60);
    await expect(page.getByText('Prefers Welsh').first()).toBeVisible();
  });
  await then('a letter in Welsh waits to be printed, and no text message is sent', async () => {
    const letter = await mailbox(person.last);
    await expect(letter).toContainText('Mae eich cais wedi cyrraedd');
    await expect(letter).toContainText('Letter to print');
    await expect(page.getByRole('article').filter({ hasText: person.last }).filter({ hasText: 'Text message' })).toHaveCount(0);
  });
  await then('the queue says Welsh and letters', async () => {
    await page.goto('/referrals');
    const row = page.getByRole('listitem').filter({ has: page.getByRole('link', { name: person.name, exact: true }) }).first();
    await expect(row).toContainText('Prefers Welsh');
    await expect(row).toContainText('Letters please');
  });
});

test('the same by web, in Welsh, stopped half way and taken up by a spoken code', async ({ page, context, axe, noSidewaysScroll }) => {
  const person = someone();
  const on = (title) => then(`the page “${title}” is Welsh and in order`, async () => {
    await axe(title);
    await noSidewaysScroll();
    expect(await page.locator('html').getAttribute('lang')).toBe('cy');
  });
  const go = () => page.getByRole('button', { name: 'Parhau', exact: true }).click();

  await given('the first page says what this is, what it is not, and a number to ring', async () => {
    await page.goto('/self-referral');
    await axe('Ask for a link worker');
    await page.getByRole('link', { name: 'Cymraeg' }).click();
    await on('Gofyn am weithiwr cyswllt');
    for (const number of ['999', '111', '116 123', '01632']) await expect(page.locator('main')).toContainText(number);
  });
  await when('she says who it is for and what with', async () => {
    await begin(page);
    await on('I bwy mae hwn?');
    await page.getByRole('radio', { name: 'Fi', exact: true }).check();
    await go();
    await on('Gyda beth hoffech chi gael help?');
    await page.getByRole('checkbox', { name: 'Mae rhywun agos wedi marw' }).check();
    await go();
    await on('Beth ddylem ni eich galw chi?');
    await page.getByLabel('Enw cyntaf').fill(person.first);
    await page.getByLabel('Cyfenw').fill(person.last);
  });
  const code = await when('she saves it and comes back later', async () => {
    await page.getByRole('button', { name: 'Cadw a dod yn ôl wedyn' }).click();
    await on('Mae eich atebion wedi’u cadw');
    return page.locator('[translate="no"]').innerText();
  });
  await then('the code is words that can be said on the phone', async () => {
    expect(code).toMatch(/^\p{L}+(?: \p{L}+){2,3} \d\d$/u);
  });
  await when('she comes back on another day, in a browser that knows nothing', async () => {
    await context.clearCookies();
    await page.goto('/self-referral/resume?lang=cy');
    await on('Parhau lle y stopioch chi');
    await page.getByLabel('Eich cod').fill('dim byd o gwbl 00');
    await page.getByRole('button', { name: 'Parhau' }).click();
    await axe(/Problem|problem|Gwall|Error/);
    await page.getByLabel('Eich cod').fill(code.toUpperCase());
    await page.getByRole('button', { name: 'Parhau' }).click();
  });
  await then('her answers are there', async () => {
    await expect(page.getByLabel('Enw cyntaf')).toHaveValue(person.first);
  });
  await when('she finishes it', async () => {
    await go();
    await on('Sut dylem ni gysylltu â chi?');
    await page.getByRole('radio', { name: 'Llythyr' }).check();
    await page.getByLabel('Cyfeiriad', { exact: true }).fill('2 Stryd Fawr, Marram Bay');
    await go();
    await on('Beth fyddai’n gwneud hyn yn haws?');
    await page.getByRole('checkbox', { name: 'Print bras' }).check();
    await go();
    await on('Gwirio ac anfon');
    await expect(page.locator('main')).toContainText('2 Stryd Fawr');
    await page.getByRole('button', { name: 'Anfon' }).click();
    await expect(page.getByRole('alert')).toContainText('Ticiwch i ddweud y cawn gysylltu â chi.');
    await page.getByRole('checkbox', { name: /Cewch gysylltu â mi/ }).check();
    await page.getByRole('button', { name: 'Anfon' }).click();
  });
  await then('she reads what happens now, in Welsh', async () => {
    await on('Diolch. Mae eich cais wedi cyrraedd.');
    await expect(page.getByText(/Eich cyfeirnod yw \S+/)).toBeVisible();
  });
});

test('words of crisis: help at once, and first in the queue', async ({ page, signInAs, axe, noSidewaysScroll }) => {
  const person = someone();
  await given('she has come to the question what she would like help with', async () => {
    await page.goto('/self-referral?lang=cy');
    await begin(page);
    await page.getByRole('radio', { name: 'Fi', exact: true }).check();
    await page.getByRole('button', { name: 'Parhau', exact: true }).click();
  });
  await when('she writes that she thinks of ending her life', async () => {
    await page.getByLabel(/Dywedwch fwy/).fill(WORRYING);
    await page.getByRole('button', { name: 'Parhau', exact: true }).click();
  });
  await then('the next page is help she can get now', async () => {
    await axe('Help y gallwch ei gael nawr');
    await noSidewaysScroll();
    await expect(page.locator('main')).toContainText('116 123');
    await expect(page.locator('main')).toContainText('999');
  });
  await when('she still sends it', async () => {
    await page.getByRole('link', { name: 'Parhau â’m cais' }).or(page.getByRole('button', { name: 'Parhau â’m cais' })).click();
    await page.getByLabel('Enw cyntaf').fill(person.first);
    await page.getByLabel('Cyfenw').fill(person.last);
    await page.getByRole('button', { name: 'Parhau', exact: true }).click();
    await page.getByRole('radio', { name: 'Galwad ffôn' }).check();
    await page.getByLabel('Rhif ffôn', { exact: true }).fill(person.phone);
    await page.getByRole('button', { name: 'Parhau', exact: true }).click();
    await page.getByRole('button', { name: 'Parhau', exact: true }).click();
    await page.getByRole('checkbox', { name: /Cewch gysylltu â mi/ }).check();
    await page.getByRole('button', { name: 'Anfon' }).click();
    await expect(page).toHaveTitle(/Diolch/);
  });
  await then('she is above everybody without such words, and marked for the team', async () => {
    await signInAs('Amira Hassan');
    await page.goto('/referrals');
    const rows = page.getByRole('region', { name: 'Referrals that wait' }).locator('ol.app-list > li');
    const texts = await rows.allInnerTexts();
    const hers = texts.findIndex((it) => it.includes(person.name));
    expect(hers, 'she is in the queue').toBeGreaterThanOrEqual(0);
    for (const above of texts.slice(0, hers + 1)) expect(above).toContain('Words of crisis');
    expect(texts[hers]).toContain('Words of crisis: read now');
    await rows.nth(hers).getByRole('link').first().click();
    await axe('Referral ');
    await expect(page.getByRole('heading', { name: 'Words of crisis: read this now' })).toBeVisible();
    await expect(page.getByText('Only a person can judge what they mean.')).toBeVisible();
  });
});

test('who has looked at her record is a list she can have', async ({ page, signInAs, axe, noSidewaysScroll }) => {
  const person = await given('her record has been opened', () => onTheCaseload(page, signInAs));
  await page.goto(person.record);
  await when('she asks', () => page.getByRole('link', { name: 'Who has looked at this record' }).click());
  await then('everybody who looked is there, in plain words, with why', async () => {
    await axe('Who has looked at this record');
    await noSidewaysScroll();
    await expect(page.getByRole('row').filter({ hasText: 'Amira Hassan' }).first()).toBeVisible();
    await expect(page.getByRole('row').filter({ hasText: 'Ngozi Okafor' }).first()).toBeVisible();
  });
});
