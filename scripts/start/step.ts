/** Tells one step of the way, on a line of its own. */
export const step = (words: string): void => {
  process.stdout.write(`${words}\n`);
};
