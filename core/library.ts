/** What the library's staff keep in `library/`: settings, answers and examples, as parsed objects. */
import * as v from 'valibot';

const text = v.pipe(v.string(), v.trim(), v.minLength(1));
const id = v.pipe(v.string(), v.regex(/^[a-z0-9][a-z0-9-]*$/, 'only a–z, 0–9 and hyphens'));
const language = v.pipe(v.string(), v.regex(/^[a-z]{2}$/, 'two letters, such as de'));
const date = v.pipe(v.string(), v.isoDate('a date as 2026-12-24'));
const period = v.pipe(
  v.string(),
  v.regex(/^([01]\d|2[0-3]):[0-5]\d-(([01]\d|2[0-3]):[0-5]\d|24:00)$/, 'a period as 10:00-18:00'),
  v.check((p) => p.slice(0, 5) < p.slice(6), 'the end must be after the start'),
);
const periods = v.array(period);
const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
const week = v.strictObject(v.entriesFromList(weekdays, periods));
const inStaffLanguages = v.strictObject({ de: text, en: text });

export const LibrarySettings = v.strictObject({
  sample: v.optional(v.boolean(), false),
  name: text,
  city: text,
  handle: v.pipe(v.string(), v.regex(/^\w{1,15}$|^\w{1,30}$/, 'the account name without @')),
  website: v.pipe(v.string(), v.url()),
  privacyPage: v.pipe(v.string(), v.url()),
  timezone: text,
  land: v.picklist(['BW', 'BY', 'BE', 'BB', 'HB', 'HH', 'HE', 'MV', 'NI', 'NW', 'RP', 'SL', 'SN', 'ST', 'SH', 'TH']),
  staffLanguage: v.optional(v.picklist(['de', 'en']), 'de'),
  anrede: v.picklist(['du', 'Sie']),
  undoSeconds: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(600)),
  reopenDays: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(60)),
  dmConsent: v.optional(v.picklist(['required', 'notRequired']), 'required'),
  /** Slack user ids of those who may release the emergency stop; empty: every member of staff may. */
  leads: v.optional(v.array(text), []),
  target: v.strictObject({ firstAnswerMinutes: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(2880)) }),
  service: v.strictObject({ hours: week }),
  branches: v.pipe(
    v.array(
      v.strictObject({ id, name: text, address: text, phone: text, email: v.pipe(v.string(), v.email()), hours: week }),
    ),
    v.minLength(1),
  ),
  closures: v.array(
    v.strictObject({
      from: date,
      to: date,
      branches: v.array(id),
      /** Whether the service on X rests too. */
      service: v.boolean(),
      reason: inStaffLanguages,
    }),
  ),
  extraOpenings: v.array(v.strictObject({ date, branch: v.union([id, v.literal('service')]), hours: periods })),
});
export type LibrarySettings = v.InferOutput<typeof LibrarySettings>;

export const intents = [
  'opening_hours',
  'closure',
  'renewal',
  'borrowing_return',
  'fees',
  'reservation',
  'card_registration',
  'account_problem',
  'elending',
  'catalogue',
  'acquisition_ill',
  'events',
  'rooms_it',
  'contact_location',
  'accessibility',
  'lost_found',
  'complaint',
  'praise',
  'smalltalk',
  'off_topic',
] as const;
export type Intent = (typeof intents)[number];
const intent = v.picklist(intents);

/** The front matter of one file in `library/answers/`. */
export const AnswerFront = v.strictObject({
  id,
  title: text,
  intents: v.pipe(v.array(intent), v.minLength(1)),
  languages: v.pipe(v.array(language), v.minLength(1)),
  valid: v.strictObject({ from: date, until: v.optional(date) }),
  owner: text,
  /** Wordings that this answer answers, per language. */
  questions: v.optional(v.record(language, v.array(text)), {}),
});

/** An answer with its text per language. */
export const Answer = v.strictObject({ ...AnswerFront.entries, texts: v.record(language, text) });
export type Answer = v.InferOutput<typeof Answer>;

/** One file in `library/intents/`. */
export const IntentExamples = v.strictObject({ intent, examples: v.record(language, v.array(text)) });
export type IntentExamples = v.InferOutput<typeof IntentExamples>;

export interface Library {
  settings: LibrarySettings;
  answers: Answer[];
  examples: IntentExamples[];
}
