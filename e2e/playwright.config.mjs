// How the browser checks run: the system's Chromium, two widths, JavaScript on and off.
import { defineConfig } from '@playwright/test';

import { launchOptions } from './harness/browser.mjs';

const wide = { viewport: { width: 1366, height: 900 } };
const phone = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true };

// The product's own journeys run in all four; the checks of this harness need only one.
const everywhere = [/journeys\/.*\.spec\.mjs$/, /checks\/every-page\.spec\.mjs$/];
const project = (name, use, testMatch = everywhere) => ({ name, use, testMatch });

export default defineConfig({
  testDir: '.',
  outputDir: 'output/traces',
  fullyParallel: false,
  workers: Number(process.env.FOOTBRIDGE_E2E_WORKERS ?? 2),
  retries: 0,
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
    project('phone', phone),
    project('phone, no JavaScript', { ...phone, javaScriptEnabled: false }),
  ],
});
