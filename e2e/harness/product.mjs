// Starts `footbridge demo` on a free port with its own empty folder, and stops it again.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const READY = /Footbridge is ready: (http:\/\/127\.0\.0\.1:\d+)/;
const PATIENCE_MS = 90_000;
const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), '../..');

/** The program to test: the one named by the test command, or the newest kind that is built. */
export function binary() {
  const places = [process.env.FOOTBRIDGE_BINARY, 'target/debug/footbridge', 'target/release/footbridge'];
  const found = places.filter(Boolean).map((place) => resolve(ROOT, place)).find(existsSync);
  if (!found) throw new Error('The program is not built. Run `cargo build` first.');
  return found;
}

/** Starts a program that says when it is ready. */
export async function start(program, words = []) {
  const folder = await mkdtemp(join(tmpdir(), 'footbridge-e2e-'));
  const child = spawn(program, [...words, '--port', '0', '--data', folder], { stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  const ended = new Promise((end) => child.once('exit', (code, signal) => end(code ?? signal)));
  const ready = new Promise((yes, no) => {
    const hear = (bytes) => {
      // Only the last words matter, for the message when it does not start.
      said = (said + bytes).slice(-20_000);
      const match = READY.exec(said);
      if (match) yes(match[1]);
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    child.once('error', no);
    ended.then((how) => no(new Error(`The product ended (${how}) before it was ready:\n${said}`)));
    setTimeout(() => no(new Error(`Not ready after ${PATIENCE_MS / 1000} s:\n${said}`)), PATIENCE_MS).unref();
  });
  const stop = async () => {
    child.kill('SIGTERM');
    const late = setTimeout(() => child.kill('SIGKILL'), 10_000);
    await ended;
    clearTimeout(late);
    await rm(folder, { recursive: true, force: true });
  };
  try {
    return { url: await ready, folder, said: () => said, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** The demonstration, fresh; or the one already running at FOOTBRIDGE_E2E_URL. */
export async function startDemo() {
  const running = process.env.FOOTBRIDGE_E2E_URL;
  if (running) return { url: running.replace(/\/$/, ''), said: () => '', stop: async () => {} };
  return start(binary(), ['demo']);
}
