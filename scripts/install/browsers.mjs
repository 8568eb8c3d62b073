import { spawnSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { giveUp, run } from './run.mjs';

// `fonts-liberation`: a bare machine has no font that pages and pictures can be drawn with.
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

/** The path of an installed browser (`chromium` or `firefox`); null where none is found. */
export function findBrowser(name) {
  const { variable, names, places } = BROWSERS[name];
  const configuredPath = process.env[variable];
  if (configuredPath) return isProgram(configuredPath) ? configuredPath : null;
  return [...names.flatMap(onPath), ...places].find(isProgram) ?? null;
}

/** A Chrome or Edge, which since version 137 loads no unpacked extension from the command line; null where there is none. */
export const findBrandedChrome = () => BRANDED.flatMap(onPath).find(isProgram) ?? null;

/**
 * The path of the browser, installed through apt-get where none is found and this user may. Otherwise `instead`, or the
 * program ends with a line that says what to do.
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
