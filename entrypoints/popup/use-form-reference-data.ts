import { useEffect, useMemo, useState } from 'react';
import type { FormReferenceData } from '@/components/form/form-props';
import { describeForm } from '@/lib/app/form/describe-form';
import type { DraftForm, DraftState } from '@/lib/app/form/draft-state';
import { getBandNames } from '@/lib/browser/i18n/get-band-names';
import type { Quote } from '@/lib/record/schema/parts';
import { isInvalidRow } from '@/lib/record/schema/source-row';
import type { Venue } from '@/lib/record/schema/venue';
import type { VenueList } from '@/lib/record/schema/venue-list';
import { combineLists, filterActiveLists } from '@/lib/record/venues/lists/combine-lists';
import { getShippedVenues } from '@/lib/record/venues/shipped-venues';
import { combineVenues } from '@/lib/record/venues/venue-table';
import { findScoredNeighbours } from '@/lib/storage/queries/find-scored-neighbours';
import { findSourceById } from '@/lib/storage/queries/find-source-by-id';
import { isDatabaseNewer } from '@/lib/storage/queries/is-database-newer';
import { listCustomVenues } from '@/lib/storage/queries/list-custom-venues';
import { listTags } from '@/lib/storage/queries/list-tags';
import { listStoredVenueLists, loadShippedVenues } from '@/lib/storage/queries/list-venue-lists';
import { findSavedSnapshot } from '@/lib/storage/queries/snapshots';
import { watchQuery } from '@/lib/storage/queries/watch-query';
import { bandNames, hostsLeftUnrated } from '@/lib/storage/settings/settings';
import { database } from './draft-deps';
import { useFormSync } from './use-form-sync';
import { useKnownPage } from './use-known-page';
import { usePastedQuoteFinder } from './use-pasted-quote-finder';
import { usePreview } from './use-preview';

type LoadedReferenceData = {
  customVenues: Venue[];
  /** The venue lists that apply. */
  venueLists: VenueList[];
  tags: string[];
  bandNames: string[];
  hostsLeftUnrated: string[];
  isDatabaseNewer: boolean;
};

const EMPTY_REFERENCE_DATA: LoadedReferenceData = {
  customVenues: [],
  venueLists: [],
  tags: [],
  bandNames: [],
  hostsLeftUnrated: [],
  isDatabaseNewer: false,
};
const NO_NEIGHBOURS = { below: null, above: null };

/**
 * Loads the data that the form shows besides the draft: venues, tags, the importance of other sources and the text
 * preview, which shows `quoteInPreview` if it is not null.
 */
export function useFormReferenceData(
  state: DraftState,
  isTextShown: boolean,
  quoteInPreview: Quote | null,
): FormReferenceData & { reload: () => void } {
  const { loadedData, reload } = useLoadedReferenceData();
  const form = state.phase === 'reading' ? null : state.form;
  // The array must stay the same object, because the index of its domains is cached per array.
  const venues = useMemo(
    () => combineVenues(getShippedVenues(), loadedData.customVenues),
    [loadedData.customVenues],
  );
  const description = form && describeForm(form, venues, loadedData.venueLists);
  const sync = useFormSync(state);
  const rating = description?.rating ?? { kind: 'unrated', host: '' };
  return {
    isDatabaseNewer: loadedData.isDatabaseNewer,
    rating,
    venueName: description?.venueName ?? null,
    venueNames: venues.map(({ name }) => name),
    isLeftUnrated: rating.kind === 'unrated' && loadedData.hostsLeftUnrated.includes(rating.host),
    importanceBandNames: getBandNames(loadedData.bandNames),
    tags: loadedData.tags,
    importanceNeighbours: useNeighbours(description?.values.importance ?? null, form?.draft.stableId ?? ''),
    provenance: description?.provenance ?? {},
    findPastedQuote: usePastedQuoteFinder(form),
    preview: usePreview(database, form, isTextShown, quoteInPreview),
    sync,
    savedText: useSavedText(form, (sync?.claims?.items.length ?? 0) > 0),
    knownPage: useKnownPage(state),
    isInBin: useIsInBin(form?.source?.stableId ?? null),
    reload,
  };
}

function useLoadedReferenceData(): { loadedData: LoadedReferenceData; reload: () => void } {
  const [loadedData, setLoadedData] = useState(EMPTY_REFERENCE_DATA);
  const [reloadCount, setReloadCount] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the effect must run when `reloadCount` changes
  useEffect(() => {
    let isCancelled = false;
    void Promise.all([
      listCustomVenues(database),
      loadActiveLists(),
      listTags(database),
      bandNames.get(),
      hostsLeftUnrated.get(),
      isDatabaseNewer(database),
    ]).then(
      ([customVenues, venueLists, tags, storedBandNames, hosts, isNewer]) =>
        !isCancelled &&
        setLoadedData({
          customVenues,
          venueLists,
          tags,
          bandNames: storedBandNames,
          hostsLeftUnrated: hosts,
          isDatabaseNewer: isNewer,
        }),
    );
    return () => {
      isCancelled = true;
    };
  }, [reloadCount]);
  return { loadedData, reload: () => setReloadCount((count) => count + 1) };
}

async function loadActiveLists(): Promise<VenueList[]> {
  const [storedLists, shippedVenues] = await Promise.all([
    listStoredVenueLists(database),
    loadShippedVenues(),
  ]);
  return filterActiveLists(combineLists(storedLists, shippedVenues));
}

function useNeighbours(score: number | null, stableId: string): FormReferenceData['importanceNeighbours'] {
  const [neighbours, setNeighbours] = useState<FormReferenceData['importanceNeighbours']>(NO_NEIGHBOURS);
  useEffect(() => {
    let isCancelled = false;
    const request =
      score === null ? Promise.resolve(NO_NEIGHBOURS) : findScoredNeighbours(database, score, stableId);
    void request.then((result) => !isCancelled && setNeighbours(result));
    return () => {
      isCancelled = true;
    };
  }, [score, stableId]);
  return neighbours;
}

/** Returns whether the source is in the bin. A save restores the source. */
function useIsInBin(stableId: string | null): boolean {
  const [isInBin, setIsInBin] = useState(false);
  useEffect(() => {
    setIsInBin(false);
    if (stableId === null) return;
    const readIsInBin = async () => {
      const row = await findSourceById(database, stableId);
      return row !== null && !isInvalidRow(row) && row.shelf === 'bin';
    };
    // If the database cannot be read, the strip is shown without this information.
    return watchQuery(readIsInBin, setIsInBin, () => undefined);
  }, [stableId]);
  return isInBin;
}

type SavedText = NonNullable<FormReferenceData['savedText']> | null;

/** Loads the saved text of the source, if the form needs it and has no text of its own. */
function useSavedText(form: DraftForm | null, isNeeded: boolean): SavedText {
  const [savedText, setSavedText] = useState<SavedText>(null);
  const stableId = isNeeded && !form?.article ? (form?.source?.stableId ?? null) : null;
  useEffect(() => {
    setSavedText(null);
    // Without the text, the claims do not say whether their quotes are in it.
    if (stableId !== null) void findSavedSnapshot(database, stableId).then(setSavedText, () => undefined);
  }, [stableId]);
  return savedText;
}
