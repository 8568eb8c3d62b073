/** Prints a step of the demonstration on its own line. */
export const logStep = (message: string): void => {
  process.stdout.write(`${message}\n`);
};
