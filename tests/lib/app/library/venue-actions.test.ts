import { describe, expect, it } from 'vitest';
import { createNotifications } from '@/lib/app/library/notifications';
import { createOptimisticValues } from '@/lib/app/library/optimistic-values';
import { applyPendingRows } from '@/lib/app/library/pending-rows';
import { confirmVenues, createVenueActions, type VenueActionDeps } from '@/lib/app/library/venue-actions';
import { buildVenueTable, filterVenues, getVenueKind } from '@/lib/app/library/venue-table';
import { err, ok } from '@/lib/base/result';
import type { Venue } from '@/lib/record/schema/venue';
import { makeVenue } from '@/tests/support/make-venue';

const venue = makeVenue('own', ['own.example'], { name: 'Own' });

function makeActions(
  writes: Partial<Pick<VenueActionDeps, 'saveVenue' | 'deleteVenue' | 'writeVenues'>> = {},
) {
  const pendingVenues = createOptimisticValues<Venue | null>(() => {});
  const notifications = createNotifications(
    () => () => {},
    () => new Date(),
  );
  const actions = createVenueActions({
    saveVenue: async () => ok(null),
    deleteVenue: async () => ok(null),
    writeVenues: async () => ok([]),
    pendingVenues,
    notifications,
    format: (message) => JSON.stringify(message),
    buildUndoAction: (run) => ({ label: 'Undo', run, keyShortcuts: 'Control+Z' }),
    ...writes,
  });
  const getShownVenues = (storedVenues: Venue[]) =>
    applyPendingRows(storedVenues, pendingVenues.getPending());
  return { actions, pendingVenues, notifications, getShownVenues };
}

describe('createVenueActions', () => {
  it('merges a venue into another one and restores both with Undo', async () => {
    const writes: unknown[] = [];
    const target = makeVenue('kept', ['kept.example']);
    const { actions, notifications, getShownVenues } = makeActions({
      writeVenues: async (write) => {
        writes.push(write);
        // The remaining venue is a shipped one, so only the other one was stored.
        return ok(writes.length === 1 ? [venue] : []);
      },
    });
    await actions.mergeVenues(target, venue);
    const union = { ...target, domains: ['kept.example', 'own.example'] };
    expect(getShownVenues([venue])).toEqual([union]);
    notifications.getCurrent()?.action?.run();
    expect(getShownVenues([union])).toEqual([venue]);
    expect(writes).toEqual([
      { save: [union], deleteIds: ['own'] },
      { save: [venue], deleteIds: ['kept'], expected: [union] },
    ]);
  });
  it('shows a saved venue until the database read returns it', async () => {
    const { actions, pendingVenues, notifications, getShownVenues } = makeActions();
    const save = actions.saveVenue(venue);
    expect(getShownVenues([])).toEqual([venue]);
    expect(await save).toBe(true);
    expect(getShownVenues([])).toEqual([venue]);
    confirmVenues([venue], pendingVenues);
    expect(pendingVenues.getPending().size).toBe(0);
    expect(notifications.getCurrent()?.text).toBe(JSON.stringify({ kind: 'venue-saved', name: 'Own' }));
  });

  it('shows a venue again and reports the reason when its deletion fails', async () => {
    const { actions, notifications, getShownVenues } = makeActions({
      deleteVenue: async () => err({ kind: 'no-response' }),
    });
    const deletion = actions.deleteVenue(venue, 'custom');
    expect(getShownVenues([venue])).toEqual([]);
    expect(await deletion).toBe(false);
    expect(getShownVenues([venue])).toEqual([venue]);
    expect(notifications.getCurrent()?.kind).toBe('alert');
  });

  it('offers Undo for a deletion', async () => {
    const writes: unknown[] = [];
    const { actions, notifications, getShownVenues } = makeActions({
      writeVenues: async (write) => {
        writes.push(write);
        return ok([]);
      },
    });
    await actions.deleteVenue(venue, 'custom');
    notifications.getCurrent()?.action?.run();
    expect(getShownVenues([])).toEqual([venue]);
    await Promise.resolve();
    expect(writes).toEqual([{ save: [venue], deleteIds: [], expected: [] }]);
  });

  it('leaves the Undo of a deletion when another venue is deleted or restored', async () => {
    const { actions, notifications } = makeActions();
    const otherVenue = makeVenue('other', ['other.example'], { name: 'Other' });
    await actions.deleteVenue(venue, 'custom');
    await actions.deleteVenue(otherVenue, 'custom');
    const listNames = () => notifications.getClosedUndos().map(({ text }) => JSON.parse(text).name);
    expect(listNames()).toEqual(['Own']);
    await actions.saveVenue(makeVenue('third', ['third.example']));
    expect(listNames()).toEqual(['Other', 'Own']);
    notifications.getClosedUndos()[0]?.undo();
    expect(listNames()).toEqual(['Own']);
  });

  it('undoes a deletion with the venue that was stored, not with the one on the page', async () => {
    const writes: unknown[] = [];
    const storedVenue = { ...venue, name: 'Renamed in another tab' };
    const { actions, notifications } = makeActions({
      deleteVenue: async () => ok(storedVenue),
      writeVenues: async (write) => {
        writes.push(write);
        return ok([]);
      },
    });
    await actions.deleteVenue(venue, 'custom');
    notifications.getCurrent()?.action?.run();
    expect(writes).toEqual([{ save: [storedVenue], deleteIds: [], expected: [] }]);
  });
});

describe('buildVenueTable', () => {
  it('distinguishes shipped, changed and custom venues, and finds venues by their words', () => {
    const [shipped] = buildVenueTable([]).venues;
    if (!shipped) throw new Error('there is no shipped venue');
    const table = buildVenueTable([venue, { ...shipped, name: 'Renamed' }]);
    expect(getVenueKind(venue, table)).toBe('custom');
    expect(getVenueKind(shipped, table)).toBe('changed');
    expect(getVenueKind(shipped, buildVenueTable([]))).toBe('shipped');
    expect(filterVenues(table.venues, 'own').map(({ id }) => id)).toContain('own');
    expect(filterVenues(table.venues, 'nowhere')).toEqual([]);
  });
});
