// Somebody made up, new each time: a journey brings its own person and does not depend on what another one left.
import { randomInt } from 'node:crypto';

const FIRST = ['Adeola', 'Bethan', 'Carys', 'Dilip', 'Esme', 'Farida', 'Gwilym', 'Hana', 'Idris', 'Jolanta', 'Kofi', 'Leila', 'Mererid', 'Nadia', 'Olu'];
const START = ['Quill', 'Bram', 'Thistle', 'Marl', 'Oaken', 'Pell', 'Rook', 'Sedge', 'Tarn', 'Wick', 'Yarrow', 'Zeal'];
const END = ['ford', 'mere', 'stead', 'by', 'combe', 'hurst', 'leigh', 'thorpe', 'wood', 'garth'];

const pick = (list) => list[randomInt(list.length)];

/** A number of the range kept for tests, with its check digit. */
export function nhsNumber() {
  for (;;) {
    const nine = `999${String(randomInt(1_000_000)).padStart(6, '0')}`;
    const sum = [...nine].reduce((total, digit, place) => total + Number(digit) * (10 - place), 0);
    const check = (11 - (sum % 11)) % 11;
    if (check < 10) return `${nine}${check}`;
  }
}

/** First and last name, NHS number, date of birth, and a telephone number kept for drama. */
export function someone() {
  const first = pick(FIRST);
  const last = `${pick(START)}${pick(END)}${pick(['', ' Jones', ' Ade', ' Rees'])}`;
  return {
    first,
    last,
    name: `${first} ${last}`,
    nhs: nhsNumber(),
    born: { day: String(randomInt(1, 29)), month: String(randomInt(1, 13)), year: String(randomInt(1935, 1999)) },
    phone: `07700 900${String(randomInt(1000)).padStart(3, '0')}`,
  };
}
