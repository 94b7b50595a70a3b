// Two hands that count what they do, so that a journey can promise "at most 12 interactions".
//
// One interaction is one thing activated or one field filled. Moving the focus by Tab costs nothing.
// `seconds` is the keystroke-level estimate: 0.28 s a key, 1.1 s a point, 1.35 s a thought, 1 s a page.
import { expect } from '@playwright/test';

const KEY = 0.28;
const POINT = 1.1;
const THOUGHT = 1.35;
const PAGE = 1;
const FURTHEST = 250;

export class Hands {
  #page;
  #keyboard;
  activations = 0;
  fields = 0;
  keys = 0;
  pages = 0;

  /** `keyboard: true` never points: it walks there by Tab, which also shows that one can. */
  constructor(page, { keyboard = false } = {}) {
    this.#page = page;
    this.#keyboard = keyboard;
    page.on('framenavigated', (frame) => {
      if (frame === page.mainFrame()) this.pages += 1;
    });
  }

  get interactions() {
    return this.activations + this.fields;
  }

  get seconds() {
    const points = this.#keyboard ? 0 : this.activations;
    return this.keys * KEY + points * POINT + this.activations * THOUGHT + this.pages * PAGE;
  }

  /** Begins counting again, at the page where the person starts. */
  reset() {
    this.activations = this.fields = this.keys = this.pages = 0;
  }

  /** Activates a link, a button or a summary. */
  async press(locator) {
    this.activations += 1;
    if (!this.#keyboard) return locator.click();
    await this.reach(locator);
    return this.#key('Enter');
  }

  /** Ticks a box or chooses a radio button. */
  async choose(locator) {
    this.activations += 1;
    if (!this.#keyboard) return locator.check();
    await this.#reachOption(locator);
    if (!(await locator.isChecked())) await this.#key('Space');
    return expect(locator).toBeChecked();
  }

  /** Chooses from a list by the words shown. */
  async select(locator, words) {
    this.fields += 1;
    if (this.#keyboard) await this.reach(locator);
    return locator.selectOption({ label: words });
  }

  /** Fills a field. */
  async fill(locator, text) {
    this.fields += 1;
    this.keys += text.length;
    if (!this.#keyboard) return locator.fill(text);
    await this.reach(locator);
    await this.#page.keyboard.press('Control+a');
    return this.#page.keyboard.insertText(text);
  }

  /** Presses a shortcut such as `Control+Enter`: one interaction. */
  async shortcut(keys) {
    this.activations += 1;
    return this.#key(keys);
  }

  /** Tabs until the element has the focus; fails when it cannot be reached. */
  async reach(locator) {
    for (let step = 0; step <= FURTHEST; step += 1) {
      if (await this.#focused(locator)) return;
      await this.#page.keyboard.press('Tab');
    }
    throw new Error(`The keyboard does not reach ${locator}`);
  }

  /** A group of radio buttons is one stop; inside it the arrows move. */
  async #reachOption(locator) {
    const name = await locator.evaluate((element) => (element.type === 'radio' ? element.name : ''));
    if (!name) return this.reach(locator);
    for (let step = 0; step <= FURTHEST; step += 1) {
      const here = await this.#page.evaluate(() => [document.activeElement?.type, document.activeElement?.name]);
      if (here[0] === 'radio' && here[1] === name) break;
      await this.#page.keyboard.press('Tab');
    }
    for (let step = 0; step <= 30; step += 1) {
      if (await this.#focused(locator)) return undefined;
      await this.#page.keyboard.press('ArrowDown');
    }
    throw new Error(`The keyboard does not reach ${locator}`);
  }

  #focused(locator) {
    return locator.evaluate((element) => element === document.activeElement);
  }

  #key(keys) {
    this.keys += 1;
    return this.#page.keyboard.press(keys);
  }
}
