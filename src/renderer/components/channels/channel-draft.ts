import { channelDetailsSchema, NEW_CHANNEL, type Channel, type ChannelDetails } from '../../../shared/channels/channel';
import { fieldsOf, wrongFields, type ChannelFieldName, type ChannelKind } from '../../../shared/channels/channel-kinds';
import type { ChannelFormDraft } from '../../../shared/drafts';
import { t } from '../../lib/t';

/** What stands in the form: what the user typed, right or wrong. */
export interface ChannelDraft extends ChannelDetails {
  /** What was typed by the name of the field; empty where the stored one is kept. */
  secrets: Partial<Record<string, string>>;
  /** The stored secrets that go. */
  removed: string[];
}

export type ChannelProblems = Partial<Record<ChannelFieldName | 'name' | 'about', string>>;

/** What the form begins with, for a new channel of some kind or for one that is there. */
export function draftOf(kind: ChannelKind, channel: Channel | null): ChannelDraft {
  const secrets = Object.fromEntries(fieldsOf(kind).flatMap(([name, { isSecret }]) => (isSecret ? [[name, '']] : [])));
  if (channel) {
    const { about, fields, ...rest } = detailsOf({ ...channel, secrets, removed: [] });
    return { ...rest, about: { ...about }, fields: { ...fields }, secrets, removed: [] };
  }
  return {
    kind,
    name: t(`channels.kind.${kind}`),
    ...NEW_CHANNEL,
    about: { ...NEW_CHANNEL.about },
    fields: Object.fromEntries(
      fieldsOf(kind).flatMap(([name, { isSecret, initial = '' }]) => (isSecret ? [] : [[name, initial]])),
    ),
    secrets,
    removed: [],
  };
}

/** The part of a draft that is no secret, as plain values, since a reactive proxy can't be sent to main. */
export function detailsOf(draft: ChannelDraft): ChannelDetails {
  const { kind, name, about, savedViewId, rhythm, at, weekday, language, followsQuietHours, followsPause } = draft;
  const fields = Object.fromEntries(Object.entries(draft.fields).map(([field, value]) => [field, value.trim()]));
  return { kind, name, about: { ...about }, savedViewId, rhythm, at, weekday, language, followsQuietHours, followsPause, fields }; // prettier-ignore
}

/** What is kept of a form that isn't sent, as it was typed: everything but the secrets. */
export function keptOf(channelId: string | null, draft: ChannelDraft): ChannelFormDraft {
  return { ...detailsOf(draft), channelId, fields: { ...draft.fields }, removed: [...draft.removed] };
}

/** The form as it was left, still without secrets; as it begins where it wasn't left. */
export function restored(begun: ChannelDraft, kept: ChannelFormDraft | null): ChannelDraft {
  if (!kept) return begun;
  const { about, fields, removed } = kept;
  return {
    ...detailsOf({ ...begun, ...kept }),
    about: { ...about },
    fields: { ...begun.fields, ...fields },
    removed: [...removed],
    secrets: { ...begun.secrets },
  };
}

/** The secrets that are sent: those that were typed, and empty ones for those that go. */
export function secretsOf({ secrets, removed }: ChannelDraft): Record<string, string> {
  const typed = Object.entries(secrets).flatMap(([name, value = '']) => (value.trim() === '' ? [] : [[name, value.trim()]])); // prettier-ignore
  return { ...Object.fromEntries(removed.map((name) => [name, ''])), ...(Object.fromEntries(typed) as object) };
}

/** What is wrong with a draft, by field; empty if nothing is. @param stored the names of the secrets that are set */
export function problemsOf(draft: ChannelDraft, stored: readonly string[]): ChannelProblems {
  const typed = secretsOf(draft);
  const needed = fieldsOf(draft.kind).flatMap(([name, { isSecret, isOptional }]) =>
    isSecret && !isOptional && !stored.includes(name) && typed[name] === undefined ? [name] : [],
  );
  const wrong = [...wrongFields(draft.kind, { ...detailsOf(draft).fields, ...typed }), ...needed];
  return {
    ...(!channelDetailsSchema.shape.name.safeParse(draft.name).success && { name: t('channels.invalid.name') }),
    ...(!Object.values(draft.about).some(Boolean) && { about: t('channels.invalid.about') }),
    ...problemsIn(wrong),
  };
}

/** What main found wrong, in the words of the form. */
export function problemsIn(fields: readonly string[]): ChannelProblems {
  return Object.fromEntries(fields.map((name) => [name, t(`channels.invalid.${name as ChannelFieldName}`)]));
}
