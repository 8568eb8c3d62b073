import { useEffect, useMemo, useState } from 'react';
import type { FormReferenceData } from '@/components/common/form-props';
import { isWebUrl } from '@/lib/address/parse-url';
import type { DraftForm, DraftState } from '@/lib/app/form/draft-state';
import { countUtf8Bytes } from '@/lib/base/count-utf8-bytes';
import { getBandNames } from '@/lib/browser/i18n/get-band-names';
import { type FormValues, getFormValues } from '@/lib/record/draft/form-values';
import { buildProvenance } from '@/lib/record/provenance';
import { CredibilityLevel } from '@/lib/record/schema/primitives';
import type { Rating } from '@/lib/record/schema/rating';
import type { Venue } from '@/lib/record/schema/venue';
import { getRating } from '@/lib/record/venues/get-rating';
import { getShippedVenues } from '@/lib/record/venues/shipped-venues';
import { combineVenues, createVenueIdFinder } from '@/lib/record/venues/venue-table';
import { findScoredNeighbours } from '@/lib/storage/queries/find-scored-neighbours';
import { listCustomVenues } from '@/lib/storage/queries/list-custom-venues';
import { listTags } from '@/lib/storage/queries/list-tags';
import { findLatestSnapshot } from '@/lib/storage/queries/snapshots';
import { bandNames, unratedHosts } from '@/lib/storage/settings/settings';
import { database } from './find-page';
import { useFormSync } from './use-form-sync';

type LoadedReferenceData = {
  ownVenues: Venue[];
  tags: string[];
  bandNames: string[];
  unratedHosts: string[];
};

const NOTHING_LOADED: LoadedReferenceData = { ownVenues: [], tags: [], bandNames: [], unratedHosts: [] };
const NO_NEIGHBOURS = { below: null, above: null };

/** What the form shows beside the draft: venues, tags, bands, neighbours, the preview. All read, nothing written. */
export function useFormReferenceData(
  state: DraftState,
  isTextShown: boolean,
): FormReferenceData & { reload: () => void; venues: Venue[] } {
  const [loaded, setLoaded] = useState(NOTHING_LOADED);
  const [reloadCount, setReloadCount] = useState(0);
  const form = state.phase === 'reading' ? null : state.form;
  // biome-ignore lint/correctness/useExhaustiveDependencies: `turn` asks for another reading
  useEffect(() => {
    let isCancelled = false;
    void Promise.all([
      listCustomVenues(database),
      listTags(database),
      bandNames.get(),
      unratedHosts.get(),
    ]).then(
      ([ownVenueList, tags, storedBandNames, unratedHosts]) =>
        !isCancelled &&
        setLoaded({ ownVenues: ownVenueList, tags, bandNames: storedBandNames, unratedHosts }),
    );
    return () => {
      isCancelled = true;
    };
  }, [reloadCount]);
  // One array as long as it is the same table: the index of its domains is kept with it (`venueOf`).
  const venues = useMemo(() => combineVenues(getShippedVenues(), loaded.ownVenues), [loaded.ownVenues]);
  const values = form && getFormValues(form);
  const venue = values ? findFormVenue(venues, form, values.url) : null;
  const rating = getFormRating(values, venue);
  return {
    venues,
    rating,
    venueName: venue?.name ?? null,
    venueNames: venues.map(({ name }) => name),
    isLeftUnrated: rating.kind === 'unrated' && loaded.unratedHosts.includes(rating.host),
    bandNames: getBandNames(loaded.bandNames),
    tags: loaded.tags,
    neighbours: useNeighbours(values?.importance ?? null, form?.draft.stableId ?? ''),
    provenance: form
      ? buildProvenance(form.draft, hasOwnExtraction(form) ? form.extraction : null, form.source)
      : {},
    preview: usePreview(form, isTextShown),
    sync: useFormSync(state),
    reload: () => setReloadCount((count) => count + 1),
  };
}

// A saved record speaks for itself unless its page was read anew; a page joined to it is among its candidates already.
const hasOwnExtraction = (form: DraftForm): boolean =>
  form.source === null || (form.isRecaptured && !form.draft.apart);

function findFormVenue(venues: Venue[], form: DraftForm, url: string): Venue | null {
  const id = isWebUrl(url) ? createVenueIdFinder(venues, form.draft, form.source)(url) : null;
  return venues.find((venue) => venue.id === id) ?? null;
}

function getFormRating(values: FormValues | null, venue: Venue | null): Rating {
  const url = values?.url ?? '';
  if (!values || !isWebUrl(url)) return { kind: 'unrated', host: '' };
  const level = CredibilityLevel.safeParse(Number(values.credibilityLevel)).data;
  const credibilityOverride = level ? { level, reason: values.credibilityReason } : null;
  return getRating({ url, credibilityOverride }, venue);
}

function useNeighbours(score: number | null, stableId: string): FormReferenceData['neighbours'] {
  const [neighbours, setNeighbours] = useState<FormReferenceData['neighbours']>(NO_NEIGHBOURS);
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

function usePreview(form: DraftForm | null, isShown: boolean): FormReferenceData['preview'] {
  const [savedPreview, setSavedPreview] = useState<FormReferenceData['preview']>(null);
  const article = form?.article ?? null;
  const stableId = form?.source?.stableId ?? null;
  useEffect(() => {
    if (!isShown || article || !stableId) return;
    void findLatestSnapshot(database, stableId).then(setSavedPreview);
  }, [isShown, article, stableId]);
  if (!isShown || !form) return null;
  if (!article) return savedPreview;
  const { capturedAt, httpStatus } = form.extraction;
  return {
    text: article.text,
    words: article.words,
    lengthBytes: countUtf8Bytes(article.markdown),
    capturedAt,
    httpStatus,
  };
}
