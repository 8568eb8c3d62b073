import type { Source } from '@/lib/record/schema/source';
import { chooseLocal, chooseRemote } from '@/lib/wiki/conflicts/choices';
import { applyRemoteValues } from '@/lib/wiki/merge/synced-values';
import type { FieldValue } from '@/lib/wiki/model/sync';
import { FakeClock } from '@/tests/wiki-server/fake-clock';
import { hashUrl } from '@/tests/wiki-server/sample-wiki';
import { applyChoiceNow } from './apply-choice-now';
import { isListField, toItems } from './check-final-state';
import { FakeOutboxStore } from './fake-outbox-store';
import { FieldChecker, getSourceValues } from './field-checker';
import type { FollowUpAction } from './follow-up-actions';
import { FollowUpChecker } from './follow-up-checker';
import { FollowUpSimulator } from './follow-up-simulator';
import { IndexChecker } from './index-checker';
import { PageLinkChecker } from './page-link-checker';
import {
  type EditorEdit,
  type ReaderEdit,
  type Schedule,
  SIMULATED_FIELDS,
  type Side,
  type SimulatedField,
  type Step,
} from './schedule';
import { settleSimulation } from './settle-simulation';
import { simulateFlush } from './simulate-flush';
import { SimulatedWiki } from './simulated-wiki';
import { createSimulationResult, type SimulationResult } from './simulation-result';
import { getColumn, getSlot, pristineSources } from './slots';
import { addClaims, VerdictChecker } from './verdict-checker';
import { WIKI_IDS, type WikiId } from './wikis-and-slots';

/** Simulates a reader and two wikis with other editors. Checkers observe every write. */
export class Simulation {
  clock = new FakeClock();
  store: FakeOutboxStore;
  wikis: Record<WikiId, SimulatedWiki>;
  result = createSimulationResult();
  fieldChecker: FieldChecker;
  followUpChecker: FollowUpChecker;
  indexChecker: IndexChecker;
  pageLinkChecker: PageLinkChecker;
  verdictChecker: VerdictChecker;
  /** Simulates texts, restrictions, link states, citing pages, verdicts and settings. */
  followUpSimulator: FollowUpSimulator;
  private nextValueNumber = 0;
  /** The last field that the reader edited. Other editors may edit the same field. */
  private lastEdit: { slot: number; field: SimulatedField } | null = null;

  constructor({ modes, skewHours, ignoresContextNote, policies = [] }: Schedule) {
    this.store = new FakeOutboxStore([...WIKI_IDS], this.clock.now);
    this.wikis = {
      a: new SimulatedWiki('a', modes[0] ?? 'base', this.store, this.clock),
      b: new SimulatedWiki('b', modes[1] ?? 'base', this.store, this.clock),
    };
    const { store, wikis, clock, result } = this;
    this.fieldChecker = new FieldChecker({ store, wikis, result, getNowMs: () => clock.ms });
    this.followUpChecker = new FollowUpChecker({ store, wikis, result });
    this.indexChecker = new IndexChecker(wikis, result);
    this.pageLinkChecker = new PageLinkChecker({ store, wikis, result });
    this.verdictChecker = new VerdictChecker({ store, wikis, result });
    addClaims(wikis);
    const save = (source: Source) => this.save(source);
    const resume = (wiki: WikiId) => this.resume(wiki);
    this.followUpSimulator = new FollowUpSimulator({
      store,
      wikis,
      clock,
      checker: this.followUpChecker,
      pageLinkChecker: this.pageLinkChecker,
      verdictChecker: this.verdictChecker,
      save,
      resume,
    });
    for (const [index, id] of WIKI_IDS.entries()) {
      wikis[id].config = {
        ...wikis[id].config,
        contentPolicy: policies[index] ?? 'never',
        canSetVerdicts: true,
      };
      this.wikis[id].clockSkewMs = skewHours * 3_600_000;
      const { state } = this.wikis[id].server;
      if (ignoresContextNote) state.ignoredColumns = ['contextNote'];
      state.onWrite = (write) => {
        if (write.by === 'editor') this.indexChecker.observeEditorWrite(id, write.after.id);
        this.fieldChecker.checkWrite(id, write);
      };
    }
    this.store.onRemoteValuesApplied = (key, source, remoteValues) =>
      this.fieldChecker.checkAppliedValues(key, source, remoteValues);
    this.store.onEntryStored = (entry) => {
      this.fieldChecker.observeEntryClaims(entry);
      this.followUpChecker.checkEntry(entry);
    };
    this.store.onTextLoaded = (stableId, localText) =>
      this.followUpChecker.observeTextLoad(stableId, localText);
  }

  async runStep(step: Step): Promise<void> {
    switch (step.type) {
      case 'edit':
        return this.editAsReader(step.edit);
      case 'editor-edit':
        return this.editAsOtherEditor(step.edit);
      case 'remove':
        return this.store.removeSource(getSlot(step.slot).stableId);
      case 'wait':
        return this.clock.advance(step.seconds * 1000);
      case 'resume':
        return this.resume(step.wiki);
      case 'choose':
        return this.chooseSide(step.wiki, step.slot, step.side);
      case 'follow-up':
        return this.performFollowUp(step.action);
      case 'flush':
        return simulateFlush(this, step);
    }
  }

  performFollowUp(act: FollowUpAction): void {
    this.result.editCount += 1;
    this.followUpSimulator.perform(act);
  }

  editAsReader({ slot, field, isRemoval }: ReaderEdit): void {
    const { stableId } = getSlot(slot);
    const source = this.store.sources.get(stableId) ?? pristineSources[slot];
    if (!source) return;
    this.result.editCount += 1;
    const value = this.createNextValue(field, getSourceValues(source)[field] ?? null, isRemoval, 'own');
    if (isRemoval) this.fieldChecker.observeClearedField(stableId, field);
    this.fieldChecker.observeWrittenValues(toItems(value));
    this.lastEdit = { slot, field };
    this.save({
      ...applyRemoteValues(source, { [field]: value }, 'reader', this.clock.now()),
      ...buildClearedFields(field, value),
    });
  }

  private save(source: Source): void {
    this.fieldChecker.observeSave(source);
    this.followUpChecker.observeSave(source);
    this.store.saveSource(source);
  }

  resume(wiki: WikiId): void {
    this.fieldChecker.observeResume(wiki);
    this.wikis[wiki].resume();
  }

  editAsOtherEditor({ wiki, isAlias, isSameField, ...target }: EditorEdit): void {
    const { slot, field } = (isSameField ? this.lastEdit : null) ?? target;
    const { state } = this.wikis[wiki].server;
    const { url: mainUrl, alias: aliasUrl } = getSlot(slot);
    if (state.mode !== 'newer' && (field === 'contextNote' || field === 'doi')) return;
    this.result.editCount += 1;
    const lookupUrl = isAlias ? aliasUrl : mainUrl;
    const existingRow = state.findByUrl(lookupUrl);
    const url = existingRow?.url ?? lookupUrl;
    const id = existingRow?.id ?? hashUrl(url);
    const previousValue = this.wikis[wiki].readFields(id)[field] ?? null;
    const value = this.createNextValue(field, previousValue, false, `other${wiki}`);
    this.fieldChecker.observeWrittenValues(toItems(value));
    if (field !== 'doi') state.writeAsEditor({ id, url, [getColumn(field)]: value });
    else {
      const row = existingRow ?? state.writeAsEditor({ id, url });
      state.details.set(id, { paper: { ...state.details.get(id)?.paper, doi: value } });
      this.fieldChecker.checkWrite(wiki, {
        by: 'editor',
        before: { ...row, doi: previousValue },
        after: { ...row, doi: value },
      });
    }
  }

  private createNextValue(
    field: SimulatedField,
    previousValue: FieldValue,
    drop: boolean,
    prefix: string,
  ): FieldValue {
    this.nextValueNumber += 1;
    const value = `${prefix}-${field}-${this.nextValueNumber}`.toLowerCase();
    if (!isListField(field)) return drop ? null : value;
    return drop ? toItems(previousValue).slice(1) : [...toItems(previousValue), value];
  }

  chooseSide(wiki: WikiId, slot: number, side: Side): void {
    const { stableId } = getSlot(slot);
    const entry = this.store.findEntry(wiki, stableId);
    const source = this.store.sources.get(stableId);
    if (!entry || !source) return;
    const fields =
      entry.status === 'conflict' ? entry.conflictFields : [...entry.divergentFields, ...entry.offeredFields];
    const key = `${wiki} ${stableId}`;
    this.fieldChecker.observeChoice(wiki, source, fields, side);
    const field = SIMULATED_FIELDS.find((candidate) => fields.includes(candidate));
    if (field) this.lastEdit = { slot, field };
    const now = this.clock.now();
    const choice = side === 'local' ? chooseLocal(entry, fields) : chooseRemote(entry, fields);
    if (side === 'remote') this.save(applyRemoteValues(source, choice.localChanges, wiki, now));
    this.store.entries.set(key, applyChoiceNow(entry, choice, now));
  }
}

const buildClearedFields = (field: SimulatedField, value: FieldValue): Partial<Source> => {
  if (value !== null) return {};
  return field === 'title' ? { title: '' } : field === 'doi' ? {} : { [field]: null };
};

/** Runs a schedule, flushes until both wikis are idle, and returns the result. */
export async function runSchedule(schedule: Schedule): Promise<SimulationResult> {
  const simulation = new Simulation(schedule);
  for (const step of schedule.steps) await simulation.runStep(step);
  await settleSimulation(simulation);
  // Every request has a weak reference. Its target can be collected only after the current task, so a long run needs several tasks.
  await new Promise((resolve) => setImmediate(resolve));
  return simulation.result;
}
