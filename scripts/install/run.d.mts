import type { SpawnOptions } from 'node:child_process';

/** Runs a command and shows its output. Resolves to its exit code, or 127 if the command does not exist. */
export function run(command: string, args: string[], options?: SpawnOptions): Promise<number>;
/** Prints one line that says what is missing and what to do, and exits with an error. */
export function exitWithError(line: string): never;
