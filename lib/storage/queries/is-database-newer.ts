import { migrations } from '../migrations/migrations';
import type { Database } from '../open-database';

/**
 * Resolves to whether a newer version of the extension has upgraded the database. The database can still be used: unknown tables
 * stay as they are, and sources with unknown fields are listed as unreadable and are not changed.
 */
export async function isDatabaseNewer(database: Database): Promise<boolean> {
  if (!database.isOpen()) await database.open();
  const latestVersion = Math.max(...migrations.map(({ version }) => version));
  // Dexie stores its version times ten. It adds one for tables that are missing, never ten.
  return Math.floor(database.backendDB().version / 10) > latestVersion;
}
