import { spawnSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { giveUp, run } from './run.mjs';

// A minimal system has no fonts, so pages and screenshots need `fonts-liberation`.
const BROWSERS = {
  chromium: {
    variable: 'PROVENOTE_CHROMIUM',
    names: ['chromium', 'chromium-browser'],
    places: ['/usr/lib/chromium/chromium', '/Applications/Chromium.app/Contents/MacOS/Chromium'],
    packages: ['chromium', 'fonts-liberation'],
    spoken: 'Chromium',
  },
  firefox: {
    variable: 'PROVENOTE_FIREFOX',
    names: ['firefox-esr', 'firefox'],
    places: ['/Applications/Firefox.app/Contents/MacOS/firefox'],
    packages: ['firefox-esr', 'fonts-liberation'],
    spoken: 'Firefox',
  },
};
const BRANDED = ['google-chrome', 'google-chrome-stable', 'microsoft-edge'];

/** Finds the path of an installed browser (`chromium` or `firefox`); null if there is none. */
export function findBrowser(name) {
  const { variable, names, places } = BROWSERS[name];
  const configuredPath = process.env[variable];
  if (configuredPath) return isProgram(configuredPath) ? configuredPath : null;
  return [...names.flatMap(onPath), ...places].find(isProgram) ?? null;
}

/** Finds Chrome or Edge, which since version 137 load no unpacked extension from the command line; null if there is none. */
export const findBrandedChrome = () => BRANDED.flatMap(onPath).find(isProgram) ?? null;

/**
 * Returns the path of the browser, and installs it with apt-get if it is missing and the user may do so. Otherwise returns
 * `instead`, or exits with a message that says what to do.
 */
export async function ensureBrowser(name, instead = null) {
  const installedPath = findBrowser(name);
  if (installedPath) return installedPath;
  const { packages, spoken, variable } = BROWSERS[name];
  const apt = aptGet();
  if (!apt) {
    if (instead) return instead;
    giveUp(
      `No ${spoken} was found, and it cannot be installed from here: install it, or name one in ${variable}.`,
    );
  }
  process.stdout.write(`No ${spoken} was found: installing ${packages.join(', ')} through apt-get.\n`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const [command, ...prefixArguments] = apt;
  await run(command, [...prefixArguments, 'update', '-q'], { env });
  const code = await run(
    command,
    [...prefixArguments, 'install', '-y', '-q', '--no-install-recommends', ...packages],
    { env },
  );
  const installed = findBrowser(name);
  if (code !== 0 || !installed) {
    giveUp(
      `apt-get could not install ${packages[0]}: install ${spoken} by hand, or name one in ${variable}.`,
    );
  }
  return installed;
}

function aptGet() {
  if (!onPath('apt-get').some(isProgram)) return null;
  if (process.getuid?.() === 0) return ['apt-get'];
  const sudo = spawnSync('sudo', ['-n', 'true'], { stdio: 'ignore' });
  return sudo.status === 0 ? ['sudo', '-n', 'apt-get'] : null;
}

const onPath = (program) => (process.env.PATH ?? '').split(delimiter).map((folder) => join(folder, program));

function isProgram(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
