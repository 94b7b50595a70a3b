// D1. Amira's Monday: from a new referral to a plan the person agrees, its scores and three groups that fit.
import { referred, said, take, unfold } from '../harness/arrivals.mjs';
import { expect, given, test, then, when } from '../harness/test.mjs';

/** Mr Ade: speaks Yoruba, at risk of falls, to be reached with care. */
const mrAde = (page, signInAs) =>
  referred(page, signInAs, {
    reason: 'Lonely since retiring, rarely goes out. Low mood. Likes gardens.',
    needs: ['Loneliness', 'Low mood or anxiety'],
    fill: async () => {
      await page.getByRole('radio', { name: 'There are risks to know about' }).check();
      await page.getByLabel('What should a link worker know?').fill('Falls. Ring before a visit.');
      await unfold(page, 'Add more');
      await page.getByLabel('Language to speak').selectOption({ label: 'Yoruba' });
      await page.getByRole('checkbox', { name: 'They need an interpreter' }).check();
      await page.getByLabel('Address', { exact: true }).fill('4 Harbour Road, Marram Bay');
      await page.getByLabel('Postcode').fill('CH44 1AA');
    },
  });

test('a referral is whole on one screen; two calls nobody answers end in a letter, never in a refusal', async ({ page, signInAs, axe, noSidewaysScroll, mailbox }) => {
  const person = await given('Dr Okafor has referred Mr Ade', () => mrAde(page, signInAs));

  await given('Amira opens Today and sees what needs her, each with a next step', async () => {
    await signInAs('Amira Hassan');
    await axe('Today');
    await noSidewaysScroll();
    const first = page.getByRole('region', { name: /^Needs you first/ });
    for (const need of await first.getByRole('listitem').all()) await expect(need.getByRole('button')).toHaveCount(1);
    await expect(page.getByRole('region', { name: 'Your caseload' })).toContainText('Active');
  });
  await when('she opens his referral', async () => {
    await page.goto('/referrals');
    await axe('Referrals');
    await noSidewaysScroll();
    await page.getByRole('link', { name: person.name, exact: true }).first().click();
  });
  await then('source, need, risk, language and how to reach him are on one screen', async () => {
    await axe(`Referral ${person.reference}`);
    await noSidewaysScroll();
    const main = page.locator('main');
    for (const words of ['Ngozi Okafor', 'Lonely since retiring', 'Loneliness', 'Falls. Ring before a visit.', 'Yoruba interpreter', 'No voicemail', person.phone.slice(-3)]) {
      await expect(main).toContainText(words);
    }
  });
  await when('she takes it and rings twice without an answer', async () => {
    await take(page, person);
    for (const [time, next] of [['10:05', 'ring'], ['15:10', 'write a letter']]) {
      await page.goto(person.record);
      await page.getByRole('radio', { name: 'No answer' }).check();
      await unfold(page, 'Add more');
      await page.getByLabel('On another day').fill(yesterday());
      await page.getByLabel('At', { exact: true }).fill(time);
      await page.getByRole('button', { name: 'Save contact' }).click();
      await said(page, `Saved. Next try: ${next}`);
    }
  });
  await then('the third try is a letter, and the reason is said', async () => {
    const next = page.getByRole('region', { name: 'Next steps' });
    await expect(next).toContainText('Write a letter');
    await expect(next).toContainText('2 tries, no answer yet');
    await expect(next).toContainText('Calls have not reached them, so try another way.');
  });
  await then('the referrer was told that the referral came, and never that it was declined', async () => {
    await mailbox(person.reference, 'We have referral');
    await expect(page.locator('main')).not.toContainText(/declin|not taken on/i);
  });
});

test('the first talk, written by keyboard alone, becomes a plan that he agrees', async ({ page, signInAs, keyboard, hands: fingers, axe, noSidewaysScroll, isMobile }) => {
  test.slow();
  const hands = isMobile ? fingers : keyboard;
  const person = await given('Mr Ade is on Amira’s caseload', async () => {
    const person = await mrAde(page, signInAs);
    await signInAs('Amira Hassan');
    await take(page, person);
    return person;
  });

  await when('she writes what matters, his strengths, two needs, a goal and two steps', async () => {
    await page.goto(`${person.record}/what-matters`);
    await axe('What matters');
    await noSidewaysScroll();
    await hands.fill(page.getByLabel('One sentence to remember'), 'I want to hear people laugh again.');
    await hands.fill(page.getByLabel('What are they good at, and what can they build on?'), 'Grew vegetables for forty years\nKnows everybody at church');
    await hands.fill(page.getByLabel('What is most important to me'), 'My garden and my faith.');
    await hands.fill(page.getByLabel('I want to').first(), 'Sit with other gardeners once a week');
    await hands.select(page.getByLabel('Matters, 1 to 10').first(), '8');
    await hands.fill(page.getByLabel('Step 1: what').first(), 'Visit the allotment with Amira');
    await hands.select(page.getByLabel('Sure, 1 to 10').nth(0), '4');
    await hands.fill(page.getByLabel('Step 2: what').first(), 'Ring the church about lunch');
    await hands.select(page.getByLabel('Sure, 1 to 10').nth(1), '7');
    await hands.choose(page.getByRole('checkbox', { name: 'Loneliness', exact: true }).or(page.getByRole('checkbox', { name: /^Loneliness/ })).first());
    await hands.press(page.getByRole('button', { name: 'Save', exact: true }));
  });
  await then('all of it is in the plan', async () => {
    await said(page, 'Saved.');
    await axe('Plan: ');
    await noSidewaysScroll();
    const main = page.locator('main');
    for (const words of ['Sit with other gardeners once a week', 'Matters 8 of 10', 'sure 4 of 10', 'sure 7 of 10', 'Grew vegetables for forty years', 'My garden and my faith.']) {
      await expect(main).toContainText(words);
    }
  });
  await then('the step he is less sure of asks what would help; the other does not', async () => {
    await expect(page.getByLabel('What would make it a 7?')).toHaveCount(1);
    await page.getByLabel('What would make it a 7?').fill('A lift there.');
    await page.getByRole('button', { name: /^Save what would help/ }).click();
    await expect(page.getByText('What would help: A lift there.')).toBeVisible();
  });
  await then('the plan is a draft until he says yes, and then it is agreed', async () => {
    await expect(page.locator('main')).toContainText('Draft');
    await page.getByRole('button', { name: 'Record that they agree' }).click();
    await expect(page.getByRole('alert')).toBeVisible();
    await page.getByLabel('How they agreed').selectOption({ label: 'Through an interpreter' });
    await page.getByRole('button', { name: 'Record that they agree' }).click();
    await said(page, 'Recorded. The plan is agreed.');
    await expect(page.locator('main')).toContainText('through an interpreter');
  });
  await then('it prints in large letters', async () => {
    await page.getByRole('link', { name: 'Large print' }).click();
    await axe(/Footbridge/);
    await expect(page.locator('body')).toContainText('Sit with other gardeners once a week');
  });
  await when('she sends it to him', async () => {
    await page.goto(`${person.record}/plan`);
    await page.getByRole('button', { name: 'Send it to them' }).click();
  });
  await then('it is among his documents', async () => {
    await said(page, 'The plan is on its way.');
    await axe('Documents');
    await noSidewaysScroll();
  });
});

test('scores with mode and helper, three groups that say why, and the code queued once', async ({ page, signInAs, hands, axe, noSidewaysScroll }) => {
  const person = await given('Mr Ade is on Amira’s caseload', async () => {
    const person = await mrAde(page, signInAs);
    await signInAs('Amira Hassan');
    await take(page, person);
    return person;
  });

  await when('she asks the four questions of personal wellbeing and the loneliness set', async () => {
    await page.goto(`${person.record}/measures`);
    await axe('Measures: ');
    await noSidewaysScroll();
    hands.reset();
    for (const [question, answer] of [['how satisfied', '3'], ['worthwhile', '4'], ['how happy', '3'], ['how anxious', '8']]) {
      await hands.choose(page.getByRole('group', { name: new RegExp(question) }).getByRole('radio', { name: answer, exact: true }));
    }
    const wellbeing = page.getByRole('region', { name: /Personal wellbeing/ });
    await wellbeing.getByLabel('Who helped (optional)').fill('The interpreter');
    await hands.press(wellbeing.getByRole('button', { name: 'Save answers' }));
    await said(page, /^Saved/);
    expect(hands.interactions).toBe(5);
    for (const [question, answer] of [['lack companionship', 'Often'], ['left out', 'Often'], ['isolated', 'Some of the time'], ['feel lonely', 'Often or always']]) {
      await page.getByRole('group', { name: new RegExp(question) }).getByRole('radio', { name: answer, exact: true }).check();
    }
    await page.getByRole('region', { name: /Loneliness \(national set\)/ }).getByRole('button', { name: 'Save answers' }).click();
    await said(page, /^Saved/);
  });
  await then('the bands are low, low, low and high, loneliness is 8, and the mode and helper are kept', async () => {
    const answers = page.getByRole('region', { name: 'Every time it was asked' });
    await expect(answers).toContainText('Life satisfaction 3 (low), Worthwhile 4 (low), Happiness 3 (low), Anxiety 8 (high)');
    await expect(answers).toContainText('Loneliness (UCLA, 3 items) 8 (lonely)');
    await expect(page.getByRole('region', { name: 'Every time it was asked' })).toContainText('Through an interpreter, with The interpreter');
  });

  await when('she looks for groups', async () => {
    await page.goto(`${person.record}/matches`);
    await axe('Groups and services for');
    await noSidewaysScroll();
  });
  await then('each of the first three says why it fits and what to check', async () => {
    const cards = page.locator('main').getByRole('listitem').filter({ has: page.getByRole('button', { name: /^Refer/ }) });
    expect(await cards.count()).toBeGreaterThanOrEqual(3);
    for (const at of [0, 1, 2]) {
      await expect(cards.nth(at).getByRole('list', { name: 'Why it fits' }).getByRole('listitem').first()).toBeVisible();
      await expect(cards.nth(at)).toContainText('Listing');
    }
    await expect(page.locator('main')).toContainText('Check first');
  });
  await when('nothing fits, she says so in two clicks', async () => {
    hands.reset();
    await hands.press(page.getByRole('button', { name: 'Nothing fits – record a gap' }).first());
    await axe('Nothing fits');
    await noSidewaysScroll();
    await hands.press(page.getByRole('button', { name: 'Record the gap' }));
    await said(page, 'Gap recorded.');
    expect(hands.interactions).toBe(2);
  });

  await when('she has logged two talks', async () => {
    for (const note of ['First talk.', 'Second talk.']) {
      await page.goto(person.record);
      await page.getByLabel('Note', { exact: true }).fill(note);
      await page.getByRole('button', { name: 'Save contact' }).click();
      await said(page, /^Saved/);
    }
  });
  await then('the practice’s code stands in the coming reply once', async () => {
    await page.goto(`${person.record}/close`);
    await expect(page.getByRole('region', { name: 'Also in the reply' })).toContainText(/\d{6,18}/);
    const text = await page.getByRole('region', { name: 'Also in the reply' }).innerText();
    expect(text.split('Codes to record')[1].match(/\d{6,18}/g)).toHaveLength(1);
  });
});

const yesterday = () => new Date(Date.now() - 24 * 3_600_000).toISOString().slice(0, 10);
