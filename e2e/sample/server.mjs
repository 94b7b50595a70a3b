// A tiny stand-in for the product, with pages that are in order and pages that are not, to try the harness on.
import { createServer } from 'node:http';

const page = (title, body, head = '') => `<!doctype html><html lang="en-GB"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1"><title>${title} – Footbridge</title><style>a, label, button { display: inline-block; padding: 12px }</style>${head}</head>
<body><header><nav aria-label="Main"><a href="/">Start</a> <a href="/people">People</a></nav></header>
<main><h1>${title}</h1>${body}</main></body></html>`;

const person = (name) => `<form method="post" action="/demo/sign-in"><button name="as" value="${name}">${name}, link worker</button></form>`;

const PAGES = {
  '/': () => page('Today', '<p>Nothing needs you first.</p><a href="/feed.ics">Calendar feed</a>'),
  '/demo/sign-in': () => page('Sign in', `<h2>Choose a person</h2>${person('Amira')}${person('Ben')}`),
  '/demo/mailbox': () => page('Mailbox', '<article><h2>A new referral for Quay Gardeners</h2><a href="/message">Open</a></article>'),
  '/message': () => page('A new referral', '<p>Somebody would like to join.</p>'),
  '/people': () => page('People', '<ul><li><a href="/people/1">One</a></li><li><a href="/people/2">Two</a></li><li><a href="/people/3">Three</a></li></ul>'),
  '/form': () => page('Log a contact', `<form method="post" action="/form">
    <fieldset><legend>What happened?</legend>
    <label><input type="radio" name="kind" value="call" checked> Telephone</label>
    <label><input type="radio" name="kind" value="visit"> Visit</label></fieldset>
    <label>Note <input name="note"></label>
    <label><input type="checkbox" name="agreed"> They agree</label>
    <button>Save</button></form>`),
  '/scripted': () => page('Scripted', '<p id="with"></p><noscript><p id="without">Works without scripts.</p></noscript><button type="button">Change</button>', '<script>addEventListener("DOMContentLoaded", () => { document.getElementById("with").textContent = "scripted"; })</script>'),
  '/bad/no-alt': () => page('No alternative', '<img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=">'),
  '/bad/wide': () => page('Wide', '<div style="width:700px">wide</div>'),
  '/bad/console': () => page('Complaint', '<p>.</p>', '<script>console.error("broken")</script>'),
  '/bad/script': () => page('Fault', '<p>.</p>', '<script>throw new Error("fell over")</script>'),
  '/bad/elsewhere': () => page('Elsewhere', '<img alt="" src="https://images.example.org/a.png">'),
  '/bad/missing-image': () => page('Missing', '<img alt="" src="/gone.png">'),
  '/bad/dead-link': () => page('Dead link', '<a href="/gone">Gone</a>'),
};

const server = createServer((request, response) => {
  const { pathname } = new URL(request.url, 'http://127.0.0.1');
  const send = (status, type, body, headers = {}) => response.writeHead(status, { 'content-type': type, ...headers }).end(body);
  if (request.method === 'POST' && pathname === '/demo/sign-in') return send(303, 'text/plain', '', { location: '/' });
  if (request.method === 'POST' && pathname === '/form') return send(422, 'text/html', page('There is a problem', '<p>Enter a note.</p>'));
  if (pathname === '/feed.ics') return send(200, 'text/calendar', 'BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n');
  if (/^\/people\/\d+$/.test(pathname)) return send(200, 'text/html', page(`Person ${pathname.slice(8)}`, '<p>A record.</p>'));
  const found = PAGES[pathname];
  return found ? send(200, 'text/html; charset=utf-8', found()) : send(404, 'text/html', page('Page not found', '<p>.</p>'));
});
server.listen(0, '127.0.0.1', () => console.log(`Footbridge is ready: http://127.0.0.1:${server.address().port}`));
process.on('SIGTERM', () => process.exit(0));
