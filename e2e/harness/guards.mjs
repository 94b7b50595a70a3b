// What no page may ever do, watched on every page: talk to another host, or complain on the console.

// A refused form or a page that is not found is an answer, not a fault of the page.
const EXPECTED_REFUSAL = /Failed to load resource.*status of 4\d\d/;
const ANSWERS = new Set(['document', 'fetch', 'xhr']);

/** Watches a context; `problems()` lists what went wrong since. */
export async function watch(context) {
  const problems = [];
  const refusals = new Set();

  await context.route('**/*', (route) => {
    const url = new URL(route.request().url());
    const ours = url.hostname === '127.0.0.1' || ['data:', 'blob:', 'about:'].includes(url.protocol);
    if (ours) return route.continue();
    problems.push(`asked another host: ${url.origin}`);
    return route.abort('blockedbyclient');
  });
  context.on('response', (response) => {
    const kind = response.request().resourceType();
    if (response.status() >= 500) problems.push(`status ${response.status()}: ${response.url()}`);
    else if (response.status() >= 400 && ANSWERS.has(kind)) refusals.add(response.url());
  });
  context.on('console', (message) => {
    if (message.type() !== 'error') return;
    if (EXPECTED_REFUSAL.test(message.text()) && refusals.has(message.location().url)) return;
    // Said again, more clearly, by the rule about hosts.
    if (/ERR_BLOCKED_BY_CLIENT/.test(message.text())) return;
    problems.push(`console: ${message.text()} (${message.location().url})`);
  });
  context.on('weberror', (error) => problems.push(`script: ${error.error().message}`));
  return { problems: () => [...new Set(problems)], forget: () => problems.splice(0) };
}
