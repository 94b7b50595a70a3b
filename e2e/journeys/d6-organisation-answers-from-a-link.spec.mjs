// D6. Tom runs a group with one volunteer and no account: he answers from the link in an email.
import { chooseGroup, linkOf, onTheCaseload, said, sentToGroup } from '../harness/arrivals.mjs';
import { expect, given, test, then, when } from '../harness/test.mjs';

/** The code in the newest mail of that kind. */
async function codeFor(page, mailbox, group) {
  const mail = await mailbox(group.slice(0, 30), 'Your code is');
  return /Your code is (\d{6})/.exec(await mail.innerText())[1];
}

/** Opens a link on a device the product does not know, and proves to hold the mailbox. */
async function openAs(page, context, mailbox, link, group) {
  await context.clearCookies();
  await page.goto(link);
  await page.getByRole('button', { name: 'Email me a code' }).click();
  await expect(page.getByText(/We sent it to/)).toBeVisible();
  const code = await codeFor(page, mailbox, group);
  await page.goto(link);
  await page.getByLabel('Enter your code').fill(code);
  await page.getByRole('button', { name: 'Open the referral' }).click();
  await expect(page).toHaveTitle(/A referral to/);
}

const today = () => {
  const now = new Date();
  return [now.getDate(), now.getMonth() + 1, now.getFullYear()].map(String);
};

async function fillDay(page, legend, [day, month, year]) {
  const group = page.getByRole('group', { name: legend });
  await group.getByLabel('Day').fill(day);
  await group.getByLabel('Month').fill(month);
  await group.getByLabel('Year').fill(year);
}

test('three clicks send a referral, and only what is ticked leaves', async ({ page, signInAs, hands, axe, noSidewaysScroll }) => {
  const person = await given('somebody on Amira’s caseload is lonely', () => onTheCaseload(page, signInAs));
  const group = await when('Amira refers to a group that fits', () => chooseGroup(page, person, hands));
  await then('she sees exactly what the group will see', async () => {
    await axe('Refer to');
    await noSidewaysScroll();
    await expect(page.getByText('Only what is ticked leaves. Everything else stays in the record.')).toBeVisible();
  });
  await when('she says how the person agreed, and sends it', async () => {
    await hands.choose(page.getByRole('radio', { name: 'By phone' }));
    await hands.press(page.getByRole('button', { name: 'Send', exact: true }));
  });
  await then('it is sent, with 3 clicks', async () => {
    await said(page, 'Sent.');
    await axe(`Referral to`);
    await noSidewaysScroll();
    expect(hands.interactions).toBe(3);
  });
  await then('the email holds initials and a link', () => linkOf(page, group, person));
});

test('Tom looks, and nothing changes; he proves the mailbox, says not right now, then yes, then she came', async ({ page, context, signInAs, mailbox, hands, axe, noSidewaysScroll }) => {
  test.slow();
  const person = await given('somebody is on Amira’s caseload', () => onTheCaseload(page, signInAs));
  const { group, sent, link } = await given('Amira has sent a referral', () => sentToGroup(page, person));

  await when('a mail scanner, and then Tom, open the link', async () => {
    await context.clearCookies();
    await page.goto(link);
    await page.reload();
    await axe('First, show that this is your email');
    await noSidewaysScroll();
  });
  await then('the page says nothing about anybody, and the referral stands as it was', async () => {
    for (const fact of [person.first, person.last, person.phone]) await expect(page.locator('body')).not.toContainText(fact);
    await signInAs('Amira Hassan');
    await page.goto(sent);
    await expect(page.locator('main')).toContainText('Sent');
    await expect(page.locator('main')).not.toContainText('Opened');
  });

  await when('he types a wrong code', async () => {
    await context.clearCookies();
    await page.goto(link);
    await page.getByRole('button', { name: 'Email me a code' }).click();
    const right = await codeFor(page, mailbox, group);
    await page.goto(link);
    await page.getByLabel('Enter your code').fill(right === '000000' ? '000001' : '000000');
    await page.getByRole('button', { name: 'Open the referral' }).click();
    await axe(/^Error/);
    await page.getByLabel('Enter your code').fill(right);
    await page.getByRole('button', { name: 'Open the referral' }).click();
  });
  await then('with the right one he sees a name, how to reach them and what to know, and nothing else', async () => {
    await axe('A referral to');
    await noSidewaysScroll();
    await expect(page.locator('main')).toContainText(person.first);
    const spaced = person.nhs.replace(/(\d{3})(\d{3})(\d{4})/, '$1 $2 $3');
    for (const secret of [person.nhs, spaced, 'Lonely since her sister']) await expect(page.locator('body')).not.toContainText(secret);
  });

  await when('he says not right now, about 3 weeks', async () => {
    hands.reset();
    await hands.choose(page.getByRole('radio', { name: /Not right now/ }));
    await hands.fill(page.getByLabel('About how many weeks? (optional)'), '3');
    await hands.press(page.getByRole('button', { name: 'Send', exact: true }));
    await thanked(page);
    expect(hands.interactions).toBe(3);
  });
  await then('the worker and the directory show it with today’s date', async () => {
    await expect(page.locator('main')).toContainText('waiting about 3 weeks');
    await signInAs('Amira Hassan');
    await page.goto(sent);
    await expect(page.locator('main')).toContainText(/3 weeks/);
    await page.goto(`${person.record}/onward`);
    await axe(/Groups|Referrals/);
    await noSidewaysScroll();
    await expect(page.locator('main')).toContainText(group.slice(0, 20));
  });

  await when('a place comes free', async () => {
    await page.goto(link);
    hands.reset();
    await hands.choose(page.getByRole('radio', { name: 'Yes, we have a place' }));
    await hands.press(page.getByRole('button', { name: 'Send', exact: true }));
  });
  await then('two clicks said so, without a code: this device is known', async () => {
    await thanked(page);
    expect(hands.interactions).toBe(2);
  });

  await when('she comes for the first time', async () => {
    await page.goto(link);
    await page.getByRole('radio', { name: /came for the first time/ }).check();
    await fillDay(page, 'On which day?', today());
    await page.getByRole('button', { name: 'Send', exact: true }).click();
  });
  await then('the worker sees the first attendance, on the referral and on the record', async () => {
    await thanked(page);
    await signInAs('Amira Hassan');
    await page.goto(sent);
    await expect(page.locator('main')).toContainText(/[Cc]ame for the first time|[Ff]irst (visit|attendance)|Started/);
    await page.goto(person.record);
    await expect(page.locator('main')).toContainText(group.slice(0, 20));
  });

  await when('the bus is cancelled and she stops', async () => {
    await page.goto(link);
    await page.getByRole('radio', { name: /has stopped coming/ }).check();
    await page.getByLabel('What got in the way?').selectOption({ label: 'Getting there' });
    await page.getByLabel('How often did they come? (optional)').fill('2');
    await page.getByLabel('Anything to add (optional)').fill('The bus was cancelled.');
    await page.getByRole('button', { name: 'Send', exact: true }).click();
    await thanked(page);
  });
  await then('the worker reads what got in the way', async () => {
    await signInAs('Amira Hassan');
    await page.goto(sent);
    await expect(page.locator('main')).toContainText('The bus was cancelled.');
    await axe('Referral to');
  });
});

/** The page after an answer: thanks, what was said, what comes next. */
const thanked = (page) => expect(page.getByRole('heading', { name: 'Thank you', level: 1 })).toBeVisible();

test('when agreement is withdrawn the link is dead at once, and deletion is asked for', async ({ page, context, signInAs, mailbox, axe }) => {
  const person = await given('somebody is on Amira’s caseload', () => onTheCaseload(page, signInAs));
  const { group, sent, link } = await given('Amira has sent a referral', () => sentToGroup(page, person));
  await given('Tom has opened it', () => openAs(page, context, mailbox, link, group));

  await when('the person takes back their agreement', async () => {
    await signInAs('Amira Hassan');
    await page.goto(sent);
    await page.getByRole('button', { name: /no longer agrees/ }).click();
    await said(page, 'Withdrawn. The link stopped');
  });
  await then('Tom’s link says so and shows nothing more, on the device that knew it too', async () => {
    const answer = await page.goto(link);
    expect(answer.status()).toBe(410);
    await axe('This referral was taken back');
    for (const fact of [person.first, person.last, person.phone]) await expect(page.locator('body')).not.toContainText(fact);
  });
  await then('he is asked to delete the details', async () => {
    await mailbox(group.slice(0, 30), 'Please delete the details we sent');
  });
  await then('the record says so', async () => {
    await page.goto(sent);
    await expect(page.locator('main')).toContainText('The agreement to share was withdrawn');
    await axe('Referral to');
  });
});
