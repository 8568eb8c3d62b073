import { type MessageKey, t } from '@/lib/browser/i18n/message';
import type { FieldEntry } from '@/lib/record/field-entry';

// The registry's label of the archive address is the text of its link on the record page; the editor has another label.
const EDITOR_LABELS: Partial<Record<string, MessageKey>> = { archiveUrl: 'labelArchive' };

/** The label of a field's editor; the name of the field where no label is translated. */
export function getEditorLabel(field: string, { labelKey }: FieldEntry): string {
  const key = EDITOR_LABELS[field] ?? labelKey;
  return key === null ? field : t(key);
}

const CHOICE_PREFIXES: Partial<Record<string, string>> = {
  type: 'type_',
  stance: 'stance_',
  access: 'access_',
};
const LINK_STATE_LABELS: Record<string, MessageKey> = {
  ok: 'recordLinkOk',
  dead: 'recordLinkDead',
  paywall: 'recordLinkPaywall',
  error: 'recordLinkError',
};

/** The name of a value of a choice field; the stored value where no name is translated. */
export function getChoiceName(field: string, choice: string): string {
  const linkStateKey = field === 'linkState' ? LINK_STATE_LABELS[choice] : undefined;
  if (linkStateKey) return t(linkStateKey);
  const prefix = CHOICE_PREFIXES[field];
  // The compiler can't check a key made of a prefix and a stored value; a test looks up every combination.
  return prefix === undefined ? choice : t(`${prefix}${choice}` as MessageKey);
}

const EMPTY_CHOICE_LABELS: Partial<Record<string, MessageKey>> = {
  stance: 'stance_none',
  access: 'access_none',
  linkState: 'recordLinkUnknown',
};

/** The label of the option for no choice; null: a choice is required. */
export function getEmptyChoiceLabel(field: string, { required }: FieldEntry): string | null {
  if (required) return null;
  const key = EMPTY_CHOICE_LABELS[field];
  return key === undefined ? '' : t(key);
}
