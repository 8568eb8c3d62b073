/** Prints one step of the demonstration on a line. */
export const logStep = (message: string): void => {
  process.stdout.write(`${message}\n`);
};
