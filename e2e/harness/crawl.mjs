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
 * `check(page, address)` runs on each; `skip(kind)` leaves kinds out but still follows their links.
 * Returns the kinds that were checked.
 */
export async function crawl(page, start, { ofEachKind = 2, most = 120, check, skip = () => false }) {
  const origin = new URL(start).origin;
  const queue = [start];
  const queued = new Set(queue);
  const opened = new Map();
  const checked = new Set();
  while (queue.length > 0 && opened.size < most) {
    const address = queue.shift();
    const shape = kind(address);
    const times = opened.get(shape) ?? 0;
    if (times >= ofEachKind) continue;
    opened.set(shape, times + 1);
    if (!(await open(page, address))) continue;
    for (const link of await links(page)) {
      const url = new URL(link);
      url.hash = '';
      const plain = url.toString();
      if (url.origin !== origin || queued.has(plain)) continue;
      queued.add(plain);
      queue.push(plain);
    }
    if (skip(shape)) continue;
    checked.add(shape);
    await check(page, address);
  }
  return checked;
}

/** Opens a page; false for what is not a page (a feed, a download). */
async function open(page, address) {
  let response;
  try {
    response = await page.goto(address);
  } catch (error) {
    if (/Download is starting|ERR_ABORTED/.test(error.message)) return false;
    throw error;
  }
  if (response && response.status() >= 400) {
    throw new Error(`A link leads to ${address}, which answers ${response.status()}`);
  }
  return /^text\/html/.test(response?.headers()['content-type'] ?? '');
}

function links(page) {
  return page.evaluate(() =>
    [...document.querySelectorAll('a[href]:not([download])')].map((link) => link.href).filter((href) => /^http/.test(href)),
  );
}
