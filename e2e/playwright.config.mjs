// How the browser checks run: the system's Chromium, two widths, JavaScript on and off.
import { defineConfig } from '@playwright/test';

import { launchOptions } from './harness/browser.mjs';

const wide = { viewport: { width: 1366, height: 900 } };
const phone = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true };

// The product's own journeys run with and without JavaScript; the checks of this harness need only one browser.
// FOOTBRIDGE_E2E_ALL=1 adds the phone's width and the crawl of every page: they take much longer.
const all = process.env.FOOTBRIDGE_E2E_ALL === '1';
const journeys = [/journeys\/.*\.spec\.mjs$/];
const everywhere = all ? [...journeys, /checks\/every-page\.spec\.mjs$/] : journeys;
const project = (name, use, testMatch = everywhere) => ({ name, use, testMatch });

export default defineConfig({
  testDir: '.',
  outputDir: 'output/traces',
  fullyParallel: false,
  workers: Number(process.env.FOOTBRIDGE_E2E_WORKERS ?? 2),
  // A browser on a crowded machine may miss a moment; a journey that fails twice is broken.
  retries: 1,
  forbidOnly: Boolean(process.env.CI),
  // A first cold start of Chromium can take over 20 seconds.
  // A busy machine with two cores takes several times as long as a quiet one.
  timeout: 240_000,
  expect: { timeout: 20_000 },
  reporter: [['list'], ['json', { outputFile: 'output/results.json' }]],
  use: {
    launchOptions,
    locale: 'en-GB',
    timezoneId: 'Europe/London',
    actionTimeout: 20_000,
    navigationTimeout: 60_000,
    screenshot: 'only-on-failure',
    trace: 'retain-on-failure',
  },
  projects: [
    project('harness', wide, [/checks\/harness\.spec\.mjs$/]),
    project('desktop', wide),
    project('desktop, no JavaScript', { ...wide, javaScriptEnabled: false }),
    ...(all ? [project('phone', phone), project('phone, no JavaScript', { ...phone, javaScriptEnabled: false })] : []),
  ],
});
