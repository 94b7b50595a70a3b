// A link worker logs a contact: two clicks and a note, twenty seconds. "No answer" is two clicks and no note.
import { expect, given, test, then, when } from '../harness/test.mjs';
import { onTheCaseload, said } from '../harness/arrivals.mjs';

test('a contact is logged in 20 seconds, taken back, and logged by keyboard alone', async ({ page, signInAs, hands, keyboard, axe, isMobile }) => {
  const person = await given('somebody is on Amira’s caseload', () => onTheCaseload(page, signInAs));

  await given('Amira had the record open this morning, and sees Today', async () => {
    await page.goto(person.record);
    await page.goto('/today');
    await axe('Today');
  });
  await when('she opens the record from Today and writes one sentence', async () => {
    hands.reset();
    await hands.press(page.getByRole('region', { name: 'Recently opened' }).getByRole('link', { name: person.name }));
    await expect(page).toHaveURL(new RegExp(person.record));
    await hands.fill(page.getByLabel('Note', { exact: true }), 'Rang. Will try the allotment on Tuesday.');
    await hands.press(page.getByRole('button', { name: 'Save contact' }));
  });
  await then('it is saved: two clicks, one field, at most 20 seconds by the keystroke model', async () => {
    await said(page, 'Saved. Next contact');
    await expect(page.getByText('Will try the allotment on Tuesday').first()).toBeVisible();
    await axe(/Footbridge/);
    expect(hands.activations).toBeLessThanOrEqual(2);
    expect(hands.fields).toBe(1);
    expect(hands.seconds).toBeLessThanOrEqual(20);
  });
  await then('one click takes it back, and the note is in the form again', async () => {
    await page.getByRole('button', { name: 'Undo', exact: true }).click();
    await said(page, 'Taken back. Your note is in the form again.');
    await expect(page.getByLabel('Note', { exact: true })).toHaveValue(/Will try the allotment/);
    await page.getByRole('button', { name: 'Discard draft' }).click();
    await expect(page.getByLabel('Note', { exact: true })).toHaveValue('');
  });

  await when('nobody answers the phone: two clicks and no note', async () => {
    await page.goto(person.record);
    hands.reset();
    await hands.choose(page.getByRole('radio', { name: 'No answer' }));
    await hands.press(page.getByRole('button', { name: 'Save contact' }));
  });
  await then('the next try is set for her, at another time of day', async () => {
    await said(page, 'Saved. Next try: ring');
    expect(hands.interactions).toBe(2);
    expect(hands.seconds).toBeLessThanOrEqual(10);
    await expect(page.getByRole('region', { name: 'Next steps' })).toContainText('1 try, no answer yet');
  });

  await when('she does it without a mouse', async () => {
    test.skip(isMobile, 'a phone has no keyboard to Tab with');
    await page.goto(person.record);
    keyboard.reset();
    await keyboard.choose(page.getByRole('radio', { name: 'Spoke' }));
    await keyboard.fill(page.getByLabel('Note', { exact: true }), 'Rang back. All well.');
    await keyboard.press(page.getByRole('button', { name: 'Save contact' }));
    await said(page, /^Saved/);
    expect(keyboard.interactions).toBe(3);
  });
});

test('Control and Enter save the note', async ({ page, signInAs, hands, javaScriptEnabled, isMobile }) => {
  test.skip(!javaScriptEnabled || isMobile, 'the shortcut is a script, for keyboards');
  const person = await onTheCaseload(page, signInAs);
  await page.goto(person.record);
  hands.reset();
  await hands.fill(page.getByLabel('Note', { exact: true }), 'Left the leaflet at the desk.');
  await hands.shortcut('Control+Enter');
  await said(page, /^Saved/);
  expect(hands.interactions).toBe(2);
});

test('what is typed is kept when the page is left', async ({ page, signInAs, javaScriptEnabled }) => {
  test.skip(!javaScriptEnabled, 'drafts are saved by a script as one types');
  const person = await onTheCaseload(page, signInAs);
  await page.goto(person.record);
  const saved = page.waitForResponse((it) => it.url().includes('/drafts/contact') && it.status() === 204);
  await page.getByLabel('Note', { exact: true }).pressSequentially('Half a sentence');
  await saved;
  await page.goto('/today');
  await page.goto(person.record);
  await expect(page.getByLabel('Note', { exact: true })).toHaveValue('Half a sentence');
  await page.getByRole('button', { name: 'Discard draft' }).click();
});
