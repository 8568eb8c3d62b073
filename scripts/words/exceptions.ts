/** Uses of replaced terms that stay, each with its reason. The list must not grow longer than ten. */
export const exceptions: { file: string; found: string; reason: string }[] = [];
