import { useRef, useState } from 'react';
import { problemText } from '@/components/problem-text';
import type { Store } from '@/lib/db/open';
import { shownCount } from '@/lib/locale/date';
import { t, tCount } from '@/lib/locale/message';
import { lastExport } from '@/lib/settings/items';
import type { Desk } from '../use-desk';
import type { VenueTable } from '../use-venue-table';
import { type Added, addRecords } from './add-records';
import { type DryRun, dryRun } from './read-import';
import { download, writeExport } from './write-export';

/** Bringing records in and taking them out. */
export type Transfer = {
  includeText: boolean;
  setIncludeText: (include: boolean) => void;
  askForFile: () => void;
  /** The dry run that waits for a yes; null: none. */
  plan: DryRun | null;
  /** Adds what the dry run showed; with `replace` also over records that differ. */
  add: (replace: boolean) => void;
  dismiss: () => void;
  /** Writes these sources, or with null all of them, into a file that the browser downloads. */
  exportSources: (stableIds: string[] | null) => void;
};

/** Import and export over the store. Progress and outcome go to the note at the foot. */
export function useTransfer(store: Store, desk: Desk, venues: VenueTable | null): Transfer {
  const [includeText, setIncludeText] = useState(true);
  const [plan, setPlan] = useState<DryRun | null>(null);
  const running = useRef<AbortController | null>(null);
  const exportSources = async (ids: string[] | null) => {
    if (!venues || running.current) return;
    running.current = new AbortController();
    const order = { ids, includeText, venues: venues.list, ownIds: venues.ownIds };
    await runExport(store, desk, order, ids?.length ?? (await store.sources.count()), running.current);
    running.current = null;
  };
  const add = async (replace: boolean) => {
    if (!plan) return;
    setPlan(null);
    const own = plan.file.venues.filter((venue) => !isInForce(venue, venues));
    const reply = await addRecords({ ...plan.file, venues: own }, replace, (share) =>
      desk.tell({ kind: 'status', text: t('libraryImporting'), action: null, progress: share }),
    );
    if (!reply.ok) return desk.warn(problemText(reply.problem));
    desk.say(importWords(reply.value));
  };
  return {
    includeText,
    setIncludeText,
    plan,
    add: (replace) => void add(replace),
    dismiss: () => setPlan(null),
    askForFile: () => askForFile((file) => void read(store, desk, file, setPlan)),
    exportSources: (ids) => void exportSources(ids),
  };
}

function importWords({ added, replaced, restored, left, refused, texts }: Added): string {
  return [
    t('libraryImported', shownCount(added), shownCount(replaced), shownCount(left)),
    restored > 0 ? tCount('libraryImportRestored', restored) : '',
    texts > 0 ? tCount('libraryImportTexts', texts) : '',
    refused > 0 ? tCount('libraryImportRefused', refused) : '',
  ]
    .filter((words) => words !== '')
    .join(' · ');
}

async function runExport(
  store: Store,
  desk: Desk,
  order: Parameters<typeof writeExport>[1],
  count: number,
  running: AbortController,
): Promise<void> {
  const cancel = { label: t('recordCancel'), run: () => running.abort() };
  let shown = 0;
  const progress = (sources: number) => {
    // The bar moves a hundred times at most, however many there are.
    if (sources < shown) return;
    shown = sources + count / 100;
    desk.tell({
      kind: 'status',
      text: t('libraryExporting'),
      action: cancel,
      progress: count === 0 ? 1 : sources / count,
    });
  };
  try {
    const { file, sources, bad } = await writeExport(store, order, progress, running.signal);
    const at = new Date().toISOString();
    download(file, `provenote-${at.slice(0, 10)}.json`);
    if (order.ids === null) await lastExport.set({ at, sources });
    const words = tCount('libraryExported', sources);
    desk.say(bad > 0 ? `${words} ${tCount('libraryExportBad', bad)}` : words);
  } catch (error) {
    if (running.signal.aborted) desk.say(t('libraryExportCancelled'));
    else desk.warn(t('libraryExportFailed', error instanceof Error ? error.message : String(error)));
  }
}

async function read(store: Store, desk: Desk, file: File, show: (plan: DryRun) => void): Promise<void> {
  try {
    const plan = await dryRun(store, file);
    if (plan.ok) return show(plan.value);
    const { problem } = plan;
    desk.warn(
      problem.kind === 'other-version'
        ? t('libraryImportVersion', problem.found)
        : t('libraryImportNot', file.name),
    );
  } catch (error) {
    desk.warn(t('libraryImportFailed', error instanceof Error ? error.message : String(error)));
  }
}

const isInForce = (venue: VenueTable['list'][number], venues: VenueTable | null): boolean => {
  const here = venues?.list.find(({ id }) => id === venue.id);
  return JSON.stringify(here) === JSON.stringify(venue);
};

function askForFile(then: (file: File) => void): void {
  const field = document.createElement('input');
  field.type = 'file';
  field.accept = '.json,application/json';
  field.addEventListener('change', () => field.files?.[0] && then(field.files[0]));
  field.click();
}
