// D3. A GP refers in 90 seconds, learns what happens, and gets a useful reply. Scenario D3 of the field guide.
import { PRACTICE_LINK, referred, said, take, unfold } from '../harness/arrivals.mjs';
import { expect, given, test, then, when } from '../harness/test.mjs';
import { someone } from '../harness/someone.mjs';

test('a GP refers from the practice’s saved link, by keyboard, in 12 interactions', async ({ page, keyboard, hands: fingers, axe, noSidewaysScroll, isMobile }) => {
  // A phone has no keyboard to Tab with: there the same form is counted by touch.
  const hands = isMobile ? fingers : keyboard;
  const person = someone();

  await given('the saved link opens the form, with the practice set and no sign-in', async () => {
    await page.goto(PRACTICE_LINK);
    await axe('Refer a person');
    await noSidewaysScroll();
    await expect(page.getByText('Harbour Road Surgery to Harbour')).toBeVisible();
  });

  await when('it is sent empty', async () => {
    await page.getByRole('button', { name: 'Send referral' }).click();
  });
  await then('three things are needed beside risk and agreement, and each says why', async () => {
    await axe(/^Error/);
    const asked = page.getByRole('alert').getByRole('listitem');
    await expect(asked).toHaveText([/name, or their NHS number/, /phone number/, /would like help with/, /risks.*is an answer/, /agrees to be contacted/]);
  });

  await when('everything but the risk is answered', async () => {
    hands.reset();
    await hands.fill(page.getByLabel('First name'), person.first);
    await hands.fill(page.getByLabel('Last name'), person.last);
    await hands.fill(page.getByLabel('Phone', { exact: true }), person.phone);
    await hands.choose(page.getByRole('checkbox', { name: 'Bereavement' }));
    await hands.fill(page.getByLabel('In your words or theirs'), 'Widowed in spring. Used to garden.');
    await hands.choose(page.getByRole('checkbox', { name: 'They agree to be contacted' }));
    await hands.press(page.getByRole('button', { name: 'Send referral' }));
  });
  await then('it is not sent, says why, and has lost nothing that was typed', async () => {
    await expect(page.getByRole('alert')).toContainText('Say whether there are risks to know about. “No known risks” is an answer.');
    await expect(page.getByLabel('In your words or theirs')).toHaveValue('Widowed in spring. Used to garden.');
    await expect(page.getByRole('checkbox', { name: 'Bereavement' })).toBeChecked();
  });

  await when('she says there are no known risks, and sends it', async () => {
    await hands.choose(page.getByRole('radio', { name: 'No known risks' }));
    await hands.press(page.getByRole('button', { name: 'Send referral' }));
  });
  await then('it is sent: at most 12 interactions and 90 seconds, the mistake included', async () => {
    await axe('Referral sent');
    expect(hands.interactions).toBeLessThanOrEqual(12);
    expect(hands.seconds).toBeLessThanOrEqual(90);
  });
  await then('she reads the reference, the true wait, and the code for her record', async () => {
    await expect(page.getByText(/Reference/).first()).toBeVisible();
    await expect(page.getByText(/Half of the people lately had a link worker|We aim to get in touch within/)).toBeVisible();
    await expect(page.locator('#record-text')).toContainText(/reference \S+\. SNOMED CT \d{6,18} /);
  });
  await then('the slip for the person names nobody', async () => {
    await page.getByRole('button', { name: 'Print a slip for the person' }).click();
    await axe('Your referral');
    await expect(page.locator('body')).not.toContainText(person.last);
  });
});

test('the holder of a link never learns whether somebody is known; a GP who is signed in does', async ({ page, signInAs, axe }) => {
  const person = await given('Dr Okafor has referred somebody', () => referred(page, signInAs));

  await when('the same person is referred again by the saved link', async () => {
    await page.goto(PRACTICE_LINK);
    await page.getByLabel('NHS number').fill(person.nhs);
    await page.getByLabel('Day', { exact: true }).fill(person.born.day);
    await page.getByLabel('Month', { exact: true }).fill(person.born.month);
    await page.getByLabel('Year', { exact: true }).fill(person.born.year);
    await page.getByRole('checkbox', { name: 'Money' }).check();
    await page.getByRole('radio', { name: 'No known risks' }).check();
    await page.getByRole('checkbox', { name: 'They agree to be contacted' }).check();
    await page.getByRole('button', { name: 'Send referral' }).click();
  });
  await then('the page says no more than for anybody', async () => {
    await axe('Referral sent');
    await expect(page.locator('body')).not.toContainText(/already|known/i);
  });

  await when('she herself refers them again', async () => {
    await page.goto('/referrals/new');
    await page.getByLabel('NHS number').fill(person.nhs);
    await page.getByLabel('Day', { exact: true }).fill(person.born.day);
    await page.getByLabel('Month', { exact: true }).fill(person.born.month);
    await page.getByLabel('Year', { exact: true }).fill(person.born.year);
    await page.getByLabel('In your words or theirs').fill('Her heating is off as well.');
    await page.getByRole('radio', { name: 'No known risks' }).check();
    await page.getByRole('checkbox', { name: 'They agree to be contacted' }).check();
    await page.getByRole('button', { name: 'Send referral' }).click();
  });
  await then('she sees that they have an open referral, and adds a note instead', async () => {
    await expect(page.getByRole('heading', { name: 'This person already has an open referral' })).toBeVisible();
    await axe('Refer a person');
    await expect(page.getByLabel('Add a note to it instead')).toHaveValue('Her heating is off as well.');
    await page.getByRole('button', { name: 'Add note' }).click();
    await said(page, 'Note added');
  });
});

test('when support ends the GP gets one page: actions first, what was tried, scores, codes', async ({ page, signInAs, axe, noSidewaysScroll }) => {
  const person = await given('Dr Okafor’s person is on Amira’s caseload', async () => {
    const person = await referred(page, signInAs, { reason: 'Low since retiring. Would like company.' });
    await signInAs('Amira Hassan');
    await take(page, person);
    return person;
  });
  await given('Amira has spoken with them', async () => {
    await page.goto(person.record);
    await page.getByLabel('Note', { exact: true }).fill('First talk. Feels better already.');
    await page.getByRole('button', { name: 'Save contact' }).click();
    await said(page, /^Saved/);
  });

  await when('she closes with care', async () => {
    await page.getByRole('link', { name: 'Close with care' }).click();
    await axe('Close support for');
    await noSidewaysScroll();
    await page.getByRole('button', { name: 'Close and send the reply' }).click();
    await axe(/^Error/);
    await page.getByLabel('Why does support end?').selectOption({ label: 'Goals met' });
    await page.getByLabel(/say about it/).fill('I go out again.');
    for (const reason of await page.getByLabel(/why is there no last score/).all()) await reason.selectOption({ index: 1 });
    const sharing = page.getByRole('group', { name: /agree to us telling them how it went/ });
    await sharing.getByRole('radio', { name: 'Yes, they said so now' }).check();
    await page.getByLabel('How did they say so?').selectOption({ label: 'By phone' });
    const practice = page.getByRole('group', { name: 'Must the practice do anything?' });
    await practice.getByRole('radio', { name: 'Yes', exact: true }).check();
    await page.getByLabel('What should they do? One thing a line').fill('Please check her hearing.');
    await page.getByLabel('What happened, in a few sentences').fill('We met and rang. She joined her old choir again.');
    await page.getByRole('checkbox', { name: 'I have read this reply and it is right' }).check();
    await page.getByRole('button', { name: 'Close and send the reply' }).click();
    await said(page, 'Closed. The referrer was told by email');
  });
  await then('the email to Dr Okafor names nobody', async () => {
    await page.goto(`/demo/mailbox?q=${person.reference}`);
    const email = page.getByRole('article').filter({ hasText: 'Reply to your referral' });
    await expect(email).toContainText('There is something for your team to do.');
    await expect(email).not.toContainText(person.last);
  });
  await then('Dr Okafor reads the actions first, then the rest on one page', async () => {
    await signInAs('Dr Ngozi Okafor');
    await page.goto(`${person.referral}/reply`);
    await axe(`Reply ${person.reference}`);
    await noSidewaysScroll();
    const headings = page.locator('.app-reply').getByRole('heading');
    await expect(headings.first()).toHaveText('Actions for the practice');
    await expect(page.locator('.app-reply')).toContainText('Please check her hearing.');
    await expect(page.locator('.app-reply')).toContainText('She joined her old choir again.');
    await expect(page.locator('.app-reply')).toContainText('I go out again.');
    await expect(page.locator('.app-reply')).toContainText(/SNOMED|\d{9,18}/);
    await expect(page.locator('.app-reply')).not.toContainText('Feels better already');
  });
  await then('it prints, and can be copied as plain text', async () => {
    await unfold(page, 'Copy for the record');
    await expect(page.locator('#reply-text')).toContainText('ACTIONS FOR THE PRACTICE');
    await page.getByRole('button', { name: 'Print', exact: true }).click();
    await axe('Reply');
  });
  await when('she says it was not useful, with the reason', async () => {
    await page.goto(`${person.referral}/reply`);
    await page.getByRole('link', { name: 'Was this reply useful?' }).click();
    await axe(`Referral ${person.reference}`);
    await page.getByRole('group', { name: 'Was this useful?' }).getByRole('radio', { name: 'No' }).check();
    await page.getByLabel('If not, what was missing?').fill('Which choir?');
    await page.getByRole('button', { name: 'Send' }).click();
  });
  await then('the team reads it', async () => {
    await said(page, 'Thank you. The team reads this.');
    await expect(page.getByText('You said it was not useful')).toBeVisible();
  });
});
