import { spawn } from 'node:child_process';

/** Runs a command with its output shown. Gives its exit code; 127 where the command is not there. */
export function run(command, args, options = {}) {
  return new Promise((resolve) => {
    // On Windows npm is a batch file, which only a shell can start.
    const shell = process.platform === 'win32' && command === 'npm';
    const child = spawn(command, args, { stdio: 'inherit', shell, ...options });
    child.on('error', () => resolve(127));
    child.on('close', (code) => resolve(code ?? 1));
  });
}

/** Ends the program with one line that says what is missing and what to do. */
export function giveUp(line) {
  process.stderr.write(`${line}\n`);
  process.exit(1);
}
