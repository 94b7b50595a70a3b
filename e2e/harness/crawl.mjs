// Follows links as a person would, a few of each kind, and hands every page it opens to a check.

const ID = /^([0-9a-f]{8}-[0-9a-f-]{27,}|\d+|[A-Z0-9]{2,}-[A-Z0-9-]{3,}|[0-9a-f]{16,}|[A-Za-z0-9_-]{20,})$/;
const DAY = /^\d{4}-\d{2}(-\d{2})?$/;

/** The kind of page behind an address: `/people/0192…/plan?tab=x` is `/people/:id/plan?tab`. */
export function kind(address) {
  const url = new URL(address);
  const part = (word) => (ID.test(word) || DAY.test(word) ? ':id' : word);
  const keys = [...new Set(url.searchParams.keys())].sort();
  return url.pathname.split('/').map(part).join('/') + (keys.length ? `?${keys.join('&')}` : '');
}

/**
 * Opens pages from `start`, at most `ofEachKind` of one kind and `most` in all.
 * `check(page, address)` runs on each; `skip(kind)` leaves kinds out but still follows their links; `pass(kind)` does
 * not even open them (the start is always opened). `dead(words)` hears of a link that leads nowhere; without it that throws.
 * `until` is when to stop opening more. Returns the kinds that were checked.
 */
export async function crawl(page, start, { ofEachKind = 2, most = 120, check, skip = () => false, pass = () => false, dead, until = Infinity }) {
  const origin = new URL(start).origin;
  const queue = [[start, 'the start']];
  const queued = new Set([start]);
  const opened = new Map();
  const checked = new Set();
  let count = 0;
  while (queue.length > 0 && count < most && Date.now() < until) {
    const [address, from] = queue.shift();
    const shape = kind(address);
    const times = opened.get(shape) ?? 0;
    if (times >= ofEachKind || (address !== start && pass(shape))) continue;
    opened.set(shape, times + 1);
    count += 1;
    const answer = await open(page, address);
    // A referral that was taken back is gone, and its page says so: an answer like another.
    if (answer.status >= 400 && answer.status !== 410) {
      const words = `A link on ${from} leads to ${address}, which answers ${answer.status}`;
      if (!dead) throw new Error(words);
      dead(words);
      continue;
    }
    if (!answer.page) continue;
    for (const link of await links(page)) {
      const url = new URL(link);
      url.hash = '';
      const plain = url.toString();
      if (url.origin !== origin || queued.has(plain)) continue;
      queued.add(plain);
      queue.push([plain, new URL(address).pathname]);
    }
    if (skip(shape)) continue;
    checked.add(shape);
    await check(page, address);
  }
  return checked;
}

/** Opens an address: its status, and whether it is a page (not a feed, not a download). */
async function open(page, address) {
  let response;
  try {
    response = await page.goto(address);
  } catch (error) {
    if (/Download is starting|ERR_ABORTED/.test(error.message)) return { status: 200, page: false };
    throw error;
  }
  return { status: response?.status() ?? 200, page: /^text\/html/.test(response?.headers()['content-type'] ?? '') };
}

function links(page) {
  return page.evaluate(() =>
    [...document.querySelectorAll('a[href]:not([download])')].map((link) => link.href).filter((href) => /^http/.test(href)),
  );
}
