import { spawnSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { exitWithError, run } from './run.mjs';

// A minimal system has no fonts, so pages and screenshots need `fonts-liberation`.
const BROWSERS = {
  chromium: {
    variable: 'PROVENOTE_CHROMIUM',
    names: ['chromium', 'chromium-browser'],
    paths: ['/usr/lib/chromium/chromium', '/Applications/Chromium.app/Contents/MacOS/Chromium'],
    packages: ['chromium', 'fonts-liberation'],
    displayName: 'Chromium',
  },
  firefox: {
    variable: 'PROVENOTE_FIREFOX',
    names: ['firefox-esr', 'firefox'],
    paths: ['/Applications/Firefox.app/Contents/MacOS/firefox'],
    packages: ['firefox-esr', 'fonts-liberation'],
    displayName: 'Firefox',
  },
};
const BRANDED_BROWSERS = ['google-chrome', 'google-chrome-stable', 'microsoft-edge'];

/** Finds the path of an installed browser (`chromium` or `firefox`). Returns null if there is none. */
export function findBrowser(name) {
  const { variable, names, paths } = BROWSERS[name];
  const configuredPath = process.env[variable];
  if (configuredPath) return isProgram(configuredPath) ? configuredPath : null;
  return [...names.flatMap(listCandidatePaths), ...paths].find(isProgram) ?? null;
}

/**
 * Finds the path of Chrome or Edge. Since version 137, they do not load an unpacked extension from the
 * command line, so they are only a fallback. Returns null if there is none.
 */
export const findBrandedChrome = () => BRANDED_BROWSERS.flatMap(listCandidatePaths).find(isProgram) ?? null;

/**
 * Returns the path of the browser. Installs it with apt-get if it is missing and the user is allowed to do
 * so. Otherwise returns `fallbackPath`, or exits with a message that says what to do.
 */
export async function ensureBrowser(name, fallbackPath = null) {
  const installedPath = findBrowser(name);
  if (installedPath) return installedPath;
  const { packages, displayName, variable } = BROWSERS[name];
  const apt = findAptGet();
  if (!apt) {
    if (fallbackPath) return fallbackPath;
    exitWithError(
      `No ${displayName} was found, and it cannot be installed from here: install it, or name one in ${variable}.`,
    );
  }
  process.stdout.write(`No ${displayName} was found: installing ${packages.join(', ')} through apt-get.\n`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const [command, ...prefixArguments] = apt;
  await run(command, [...prefixArguments, 'update', '-q'], { env });
  const code = await run(
    command,
    [...prefixArguments, 'install', '-y', '-q', '--no-install-recommends', ...packages],
    { env },
  );
  const newlyInstalledPath = findBrowser(name);
  if (code !== 0 || !newlyInstalledPath) {
    exitWithError(
      `apt-get could not install ${packages[0]}: install ${displayName} by hand, or name one in ${variable}.`,
    );
  }
  return newlyInstalledPath;
}

function findAptGet() {
  if (!listCandidatePaths('apt-get').some(isProgram)) return null;
  if (process.getuid?.() === 0) return ['apt-get'];
  const sudo = spawnSync('sudo', ['-n', 'true'], { stdio: 'ignore' });
  return sudo.status === 0 ? ['sudo', '-n', 'apt-get'] : null;
}

const listCandidatePaths = (program) =>
  (process.env.PATH ?? '').split(delimiter).map((folder) => join(folder, program));

function isProgram(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
