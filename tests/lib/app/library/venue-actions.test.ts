import { describe, expect, it } from 'vitest';
import { createNotifications } from '@/lib/app/library/notifications';
import { createOptimistic } from '@/lib/app/library/optimistic';
import {
  applyPendingVenues,
  confirmVenues,
  createVenueActions,
  type VenueActionDeps,
} from '@/lib/app/library/venue-actions';
import { buildVenueTable, filterVenues, getVenueKind } from '@/lib/app/library/venue-table';
import { err, ok } from '@/lib/base/result';
import type { Venue } from '@/lib/record/schema/venue';
import { makeVenue } from '@/tests/support/make-venue';

const venue = makeVenue('own', ['own.example'], { name: 'Own' });

function makeActions(writes: Partial<Pick<VenueActionDeps, 'saveVenue' | 'removeVenue'>> = {}) {
  const pendingVenues = createOptimistic<Venue | null>(() => {});
  const notifications = createNotifications(() => () => {});
  const actions = createVenueActions({
    saveVenue: async () => ok(null),
    removeVenue: async () => ok(null),
    pendingVenues,
    notifications,
    format: (message) => JSON.stringify(message),
    undoLabel: 'Undo',
    ...writes,
  });
  const getShown = (stored: Venue[]) => applyPendingVenues(stored, pendingVenues.getPending());
  return { actions, pendingVenues, notifications, getShown };
}

describe('createVenueActions', () => {
  it('shows a saved venue until the database read returns it', async () => {
    const { actions, pendingVenues, notifications, getShown } = makeActions();
    const isSaved = actions.saveVenue(venue);
    expect(getShown([])).toEqual([venue]);
    expect(await isSaved).toBe(true);
    expect(getShown([])).toEqual([venue]);
    confirmVenues([venue], pendingVenues);
    expect(pendingVenues.getPending().size).toBe(0);
    expect(notifications.getCurrent()?.text).toBe(JSON.stringify({ kind: 'venue-saved', name: 'Own' }));
  });

  it('shows a venue again when its removal fails, and says why', async () => {
    const { actions, notifications, getShown } = makeActions({
      removeVenue: async () => err({ kind: 'no-response' }),
    });
    const isRemoved = actions.removeVenue(venue, 'own');
    expect(getShown([venue])).toEqual([]);
    expect(await isRemoved).toBe(false);
    expect(getShown([venue])).toEqual([venue]);
    expect(notifications.getCurrent()?.kind).toBe('alert');
  });

  it('offers Undo for a removal', async () => {
    const saved: Venue[] = [];
    const { actions, notifications, getShown } = makeActions({
      saveVenue: async (venueToSave) => {
        saved.push(venueToSave);
        return ok(null);
      },
    });
    await actions.removeVenue(venue, 'own');
    notifications.getCurrent()?.action?.run();
    expect(getShown([])).toEqual([venue]);
    await Promise.resolve();
    expect(saved).toEqual([venue]);
  });

  it('undoes a removal with the venue that was stored, not with the one on the page', async () => {
    const saved: Venue[] = [];
    const stored = { ...venue, name: 'Renamed in another tab' };
    const { actions, notifications } = makeActions({
      removeVenue: async () => ok(stored),
      saveVenue: async (venueToSave) => {
        saved.push(venueToSave);
        return ok(null);
      },
    });
    await actions.removeVenue(venue, 'own');
    notifications.getCurrent()?.action?.run();
    expect(saved).toEqual([stored]);
  });
});

describe('buildVenueTable', () => {
  it('distinguishes shipped, changed and own venues, and finds them by their words', () => {
    const [shipped] = buildVenueTable([]).list;
    if (!shipped) throw new Error('no venue ships');
    const table = buildVenueTable([venue, { ...shipped, name: 'Renamed' }]);
    expect(getVenueKind(venue, table)).toBe('own');
    expect(getVenueKind(shipped, table)).toBe('changed');
    expect(getVenueKind(shipped, buildVenueTable([]))).toBe('shipped');
    expect(filterVenues(table.list, 'own').map(({ id }) => id)).toContain('own');
    expect(filterVenues(table.list, 'nowhere')).toEqual([]);
  });
});
