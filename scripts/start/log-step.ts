/** Tells one step of the way, on a line of its own. */
export const logStep = (message: string): void => {
  process.stdout.write(`${message}\n`);
};
