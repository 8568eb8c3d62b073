import { spawn } from 'node:child_process';

/** Runs a command and shows its output. Resolves to its exit code, or 127 if the command does not exist. */
export function run(command, args, options = {}) {
  return new Promise((resolve) => {
    // On Windows, npm is a batch file that only runs in a shell.
    const shell = process.platform === 'win32' && command === 'npm';
    const child = spawn(command, args, { stdio: 'inherit', shell, ...options });
    child.on('error', () => resolve(127));
    child.on('close', (code) => resolve(code ?? 1));
  });
}

/** Prints one line that says what is missing and what to do, and exits with an error. */
export function exitWithError(line) {
  process.stderr.write(`${line}\n`);
  process.exit(1);
}
