import { useEffect, useMemo, useState } from 'react';
import { shownBandNames } from '@/components/band-names';
import type { FormAids } from '@/components/form/form-props';
import { utf8Bytes } from '@/lib/base/utf8-bytes';
import { ownTags } from '@/lib/db/read/own-tags';
import { ownVenues } from '@/lib/db/read/own-venues';
import { scoredNeighbours } from '@/lib/db/read/scored-neighbours';
import { latestSnapshot } from '@/lib/db/read/snapshots';
import { CredibilityLevel } from '@/lib/model/primitives';
import type { Rating } from '@/lib/model/rating';
import type { Venue } from '@/lib/model/venue';
import { type FormValues, formValues } from '@/lib/review/form-values';
import { provenanceOf } from '@/lib/review/provenance';
import type { ReviewForm, ReviewState } from '@/lib/review/review-state';
import { bandNames, leftUnrated } from '@/lib/settings/items';
import { ratingOf } from '@/lib/venues/rating-of';
import { shippedVenues } from '@/lib/venues/shipped-venues';
import { venueIdFor, venuesInForce } from '@/lib/venues/venue-table';
import { store } from './open-form';
import { useFormSync } from './use-form-sync';

type Loaded = { own: Venue[]; tags: string[]; bands: string[]; unratedHosts: string[] };

const NOTHING: Loaded = { own: [], tags: [], bands: [], unratedHosts: [] };
const NO_NEIGHBOURS = { below: null, above: null };

/** What the form shows beside the draft: venues, tags, bands, neighbours, the preview. All read, nothing written. */
export function useAids(
  state: ReviewState,
  textShown: boolean,
): FormAids & { reload: () => void; venues: Venue[] } {
  const [loaded, setLoaded] = useState(NOTHING);
  const [turn, setTurn] = useState(0);
  const form = state.phase === 'reading' ? null : state.form;
  // biome-ignore lint/correctness/useExhaustiveDependencies: `turn` asks for another reading
  useEffect(() => {
    let gone = false;
    void Promise.all([ownVenues(store), ownTags(store), bandNames.get(), leftUnrated.get()]).then(
      ([own, tags, bands, unratedHosts]) => !gone && setLoaded({ own, tags, bands, unratedHosts }),
    );
    return () => {
      gone = true;
    };
  }, [turn]);
  // One array as long as it is the same table: the index of its domains is kept with it (`venueOf`).
  const venues = useMemo(() => venuesInForce(shippedVenues(), loaded.own), [loaded.own]);
  const values = form && formValues(form);
  const venue = values ? venueFor(venues, form, values.url) : null;
  const rating = ratingFor(values, venue);
  return {
    venues,
    rating,
    venueName: venue?.name ?? null,
    venueNames: venues.map(({ name }) => name),
    leftUnrated: rating.kind === 'unrated' && loaded.unratedHosts.includes(rating.host),
    bandNames: shownBandNames(loaded.bands),
    tags: loaded.tags,
    neighbours: useNeighbours(values?.importance ?? null, form?.draft.stableId ?? ''),
    provenance: form ? provenanceOf(form.draft, isOwnPage(form) ? form.extraction : null, form.source) : {},
    preview: usePreview(form, textShown),
    sync: useFormSync(state),
    reload: () => setTurn((count) => count + 1),
  };
}

// A saved record speaks for itself unless its page was read anew; a page joined to it is among its candidates already.
const isOwnPage = (form: ReviewForm): boolean =>
  form.source === null || (form.recaptured && !form.draft.apart);

function venueFor(venues: Venue[], form: ReviewForm, url: string): Venue | null {
  const id = URL.canParse(url) ? venueIdFor(venues, form.draft, form.source)(url) : null;
  return venues.find((venue) => venue.id === id) ?? null;
}

function ratingFor(values: FormValues | null, venue: Venue | null): Rating {
  const url = values?.url ?? '';
  if (!values || !URL.canParse(url)) return { kind: 'unrated', host: '' };
  const level = CredibilityLevel.safeParse(Number(values.credibilityLevel)).data;
  const credibilityOverride = level ? { level, reason: values.credibilityReason } : null;
  return ratingOf({ url, credibilityOverride }, venue);
}

function useNeighbours(score: number | null, stableId: string): FormAids['neighbours'] {
  const [neighbours, setNeighbours] = useState<FormAids['neighbours']>(NO_NEIGHBOURS);
  useEffect(() => {
    let gone = false;
    const asked = score === null ? Promise.resolve(NO_NEIGHBOURS) : scoredNeighbours(store, score, stableId);
    void asked.then((found) => !gone && setNeighbours(found));
    return () => {
      gone = true;
    };
  }, [score, stableId]);
  return neighbours;
}

function usePreview(form: ReviewForm | null, shown: boolean): FormAids['preview'] {
  const [saved, setSaved] = useState<FormAids['preview']>(null);
  const article = form?.article ?? null;
  const stableId = form?.source?.stableId ?? null;
  useEffect(() => {
    if (!shown || article || !stableId) return;
    void latestSnapshot(store, stableId).then(setSaved);
  }, [shown, article, stableId]);
  if (!shown || !form) return null;
  if (!article) return saved;
  const { capturedAt, httpStatus } = form.extraction;
  return {
    text: article.text,
    words: article.words,
    lengthBytes: utf8Bytes(article.markdown),
    capturedAt,
    httpStatus,
  };
}
