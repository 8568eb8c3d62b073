import type { SpawnOptions } from 'node:child_process';

/** Runs a command with its output shown. Gives its exit code; 127 where the command is not there. */
export function run(command: string, args: string[], options?: SpawnOptions): Promise<number>;
/** Ends the program with one line that says what is missing and what to do. */
export function giveUp(line: string): never;
