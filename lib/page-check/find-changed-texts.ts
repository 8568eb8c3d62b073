import type { Snapshot } from '@/lib/record/schema/snapshot';
import type { Source } from '@/lib/record/schema/source';
import { findBaseSnapshot } from './find-base-snapshot';

/** Two captured texts to compare, by the times of their captures. */
export type ComparedTexts = { beforeAt: string; afterAt: string };

/**
 * Finds the texts that show what changed on the page of a source: the one with which the last check compared it (`comparedWith`), else the
 * base snapshot, and the newest one. If the page has not changed, finds the last two texts of its PDF. Returns null if nothing changed.
 * A
 * selection is not compared. `snapshots` has the oldest first.
 */
export function findChangedTexts(
  source: Pick<Source, 'keyPoints'>,
  snapshots: readonly Snapshot[],
  comparedWith: string | null,
): ComparedTexts | null {
  const pageTexts = snapshots.filter(
    ({ pageStarts, scope }) => pageStarts === undefined && scope !== 'selection',
  );
  const pdfTexts = snapshots.filter(({ pageStarts }) => pageStarts !== undefined);
  const base =
    pageTexts.find(({ capturedAt }) => capturedAt === comparedWith) ?? findBaseSnapshot(source, pageTexts);
  return buildComparedTexts(base, pageTexts.at(-1)) ?? buildComparedTexts(pdfTexts.at(-2), pdfTexts.at(-1));
}

const buildComparedTexts = (
  before: Snapshot | null | undefined,
  after: Snapshot | undefined,
): ComparedTexts | null =>
  before && after && before.sha256 !== after.sha256
    ? { beforeAt: before.capturedAt, afterAt: after.capturedAt }
    : null;
