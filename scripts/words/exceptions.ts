/** Permitted uses of replaced terms with the reason for each. There are at most ten. */
export const exceptions: { found: RegExp; files: RegExp; reason: string }[] = [
  {
    found: /^shelf$/,
    files: /^(?:lib|tests)\//,
    reason: 'An indexed column of the database. A new name needs a migration that rewrites every row.',
  },
  {
    found: /./,
    files: /^(?:tests\/)?lib\/storage\/migrations\//,
    reason: 'Migrations are frozen: they name the columns and values of earlier schemas.',
  },
  {
    found: /^ours$/,
    files: /^tests\/lib\/wiki\/simulation\/follow-up-simulator\.ts$/,
    reason: 'A value in the recorded schedules of tests/fixtures.',
  },
];
