// Which browser, and how to start it quietly: it must not talk to anybody but us.
import { existsSync } from 'node:fs';

const places = [
  process.env.CHROME_PATH,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
];
const executablePath = places.find((place) => place && existsSync(place));
if (!executablePath) {
  throw new Error('No Chromium found. Install the package chromium, or put its path into CHROME_PATH.');
}

export const launchOptions = {
  executablePath,
  timeout: 120_000,
  args: [
    '--headless=new',
    '--no-sandbox',
    '--disable-dev-shm-usage',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--no-first-run',
    '--disable-gpu',
    '--disable-quic',
  ],
};
