/** What the library's staff keep in `library/`: settings, answers and examples, as parsed objects. */
import * as v from 'valibot';
import { dangers } from './danger.ts';
import {
  date,
  handle,
  id,
  initials,
  inStaffLanguages,
  isTimeZone,
  language,
  periods,
  perLanguage,
  staffId,
  staffIds,
  startClock,
  stems,
  text,
  url,
  week,
  weekdays,
  xHandle,
} from './fields.ts';
import { Rota } from './rota.ts';

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

export const LibrarySettings = v.strictObject({
  sample: v.optional(v.boolean(), false),
  name: text,
  city: text,
  handle,
  website: url,
  privacyPage: url,
  timezone: v.pipe(text, v.check(isTimeZone, 'In Deutschland: Europe/Berlin.')),
  land: v.picklist(['BW', 'BY', 'BE', 'BB', 'HB', 'HH', 'HE', 'MV', 'NI', 'NW', 'RP', 'SL', 'SN', 'ST', 'SH', 'TH']),
  staffLanguage: v.optional(v.picklist(['de', 'en']), 'de'),
  anrede: v.picklist(['du', 'Sie']),
  undoSeconds: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(600)),
  reopenDays: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(60)),
  dmConsent: v.optional(v.picklist(['required', 'notRequired']), 'required'),
  /** By Slack user id; whoever is in the channel and not named here is staff. See `isLead`. */
  roles: v.optional(v.strictObject({ leads: v.optional(staffIds, []), trainees: v.optional(staffIds, []) }), {}),
  /** Groups that a question can be handed to. */
  teams: v.optional(
    v.array(v.strictObject({ id, name: inStaffLanguages, members: v.pipe(staffIds, v.minLength(1)) })),
    [],
  ),
  /** Accounts on X whose questions two members of staff answer: press, town hall, police. */
  vip: v.optional(v.array(v.strictObject({ name: text, handle: xHandle })), []),
  /** What "we are finding out" says, per language of the patron. */
  interim: v.optional(perLanguage, {}),
  /** How members of staff sign what they approve, by Slack user id. */
  signatures: v.optional(v.record(staffId, initials), {}),
  /** Danger to people: whom it reaches outside of the service hours too, and what is proposed then. */
  emergency: v.optional(
    v.strictObject({
      contacts: v.optional(staffIds, []),
      texts: v.optional(v.strictObject(v.entriesFromList(dangers, v.exactOptional(perLanguage))), {}),
    }),
    {},
  ),
  /** Proposed to whoever has written personal data in public. */
  toDirectMessage: v.optional(perLanguage, {}),
  /** Proposed where a matter goes on for long: how else to reach the house. */
  elsewhere: v.optional(
    v.strictObject({
      /** From this turn of the patron on: see `turnsIn`. */
      afterTurns: v.optional(v.pipe(v.number(), v.integer(), v.minValue(2), v.maxValue(20)), 4),
      /** From the first message on, where no answer is found. */
      intents: v.optional(v.array(intent), []),
      text: perLanguage,
    }),
  ),
  /** In minutes of service time. */
  target: v.pipe(
    v.strictObject({
      /** Half of all questions are to be answered within these, and nine in ten within the others. */
      firstAnswerMinutes: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(2880)),
      /** 60 without it, and never less than the other. */
      nineInTenMinutes: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(2880))),
      /** So long before it is due, whoever is on duty is reminded. */
      remindBefore: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(480)), 10),
      /** So long after it was due, the leads are told. */
      escalateAfter: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(2880)), 30),
    }),
    v.forward(
      v.check(
        ({ firstAnswerMinutes, nineInTenMinutes = firstAnswerMinutes }) => firstAnswerMinutes <= nineInTenMinutes,
        'Neun von zehn Fragen brauchen mindestens so lange wie die Hälfte (firstAnswerMinutes). Ohne die Angabe gilt 60, oder so viel wie dort, wenn das mehr ist.',
      ),
      ['nineInTenMinutes'],
    ),
    v.transform(({ nineInTenMinutes, ...target }) => ({
      ...target,
      nineInTenMinutes: nineInTenMinutes ?? Math.max(60, target.firstAnswerMinutes),
    })),
  ),
  /** The weekly report about the week before. */
  report: v.optional(
    v.strictObject({
      weekday: v.optional(v.picklist(weekdays), 'mon'),
      /** On the library's wall clock. */
      time: v.optional(startClock, '07:00'),
      /** So long the links to its page are valid. */
      linkDays: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(365)), 30),
    }),
    {},
  ),
  /** What is written to patrons by itself while the service is closed; never an answer. `{opens}` becomes the next opening. */
  closedNotice: v.optional(
    v.strictObject({
      directMessages: v.optional(v.boolean(), false),
      /** X asks for its own approval of automated replies to mentions: see docs/operations.md. */
      mentions: v.optional(v.boolean(), false),
      text: perLanguage,
    }),
  ),
  service: v.strictObject({ hours: week }),
  branches: v.pipe(
    v.array(
      v.strictObject({
        id,
        name: text,
        address: text,
        phone: text,
        email: v.pipe(v.string(), v.email('Als name@buecherei.example schreiben.')),
        hours: week,
        /** What people say instead, in any language and script. From five letters on a word may be a mere beginning. */
        alsoCalled: v.optional(v.array(text), []),
      }),
    ),
    v.minLength(1),
  ),
  closures: v.array(
    v.pipe(
      v.strictObject({
        from: date,
        to: date,
        branches: v.array(id),
        /** Whether the service on X rests too. */
        service: v.boolean(),
        reason: inStaffLanguages,
      }),
      v.forward(
        v.check(({ from, to }) => from <= to, 'Der letzte Tag (to) darf nicht vor dem ersten (from) liegen.'),
        ['to'],
      ),
    ),
  ),
  /** `branch` is a branch's id, or `service` for the hours on X. */
  extraOpenings: v.array(v.strictObject({ date, branch: id, hours: periods })),
});
export type LibrarySettings = v.InferOutput<typeof LibrarySettings>;

/** The front matter of one file in `library/answers/`. */
export const AnswerFront = v.strictObject({
  id,
  title: text,
  intents: v.pipe(v.array(intent), v.minLength(1)),
  languages: v.pipe(v.array(language), v.minLength(1)),
  valid: v.pipe(
    v.strictObject({ from: date, until: v.optional(date) }),
    v.forward(
      v.check(({ from, until }) => until === undefined || from <= until, 'until darf nicht vor from liegen.'),
      ['until'],
    ),
  ),
  owner: text,
  /** Wordings that this answer answers, per language. */
  questions: v.optional(v.record(language, v.array(text)), {}),
});

/** An answer with its text per language. */
export const Answer = v.strictObject({
  ...AnswerFront.entries,
  texts: perLanguage,
  /** The same in brief, where the whole does not fit; and for whoever writes in private already, where that differs. */
  short: v.optional(perLanguage),
  private: v.optional(perLanguage),
  /** Set where it says that one branch (null: each) is closed or open against its usual hours: see `noticeFor`. */
  notice: v.optional(v.strictObject({ branch: v.nullable(id) })),
});
export type Answer = v.InferOutput<typeof Answer>;

/** One file in `library/intents/`. */
export const IntentExamples = v.strictObject({
  intent,
  examples: v.record(language, v.array(text)),
  /** Not learnt from at first: on these the program measures how sure it may be. */
  heldBack: v.optional(v.record(language, v.array(text))),
});
export type IntentExamples = v.InferOutput<typeof IntentExamples>;

/** One file in `library/dangers/`; `none` is what only looks like danger. */
export const DangerExamples = v.strictObject({
  danger: v.picklist([...dangers, 'none']),
  examples: v.record(language, v.array(text)),
  heldBack: v.optional(v.record(language, v.array(text))),
});
export type DangerExamples = v.InferOutput<typeof DangerExamples>;

/** `library/concepts.yaml`: concept → language → stems with commas between, as `conceptsOf` reads them. */
export const Lexicon = v.record(
  v.pipe(v.string(), v.regex(/^[a-z][a-z0-9_]*$/, 'Ein Wort aus a–z und _, zum Beispiel late_fee.')),
  v.record(language, stems),
);
export type Lexicon = v.InferOutput<typeof Lexicon>;

/** `library/languages.yaml`: language → sentences from which it is told apart, beside the examples. */
export const Sentences = v.record(language, v.array(text));
export type Sentences = v.InferOutput<typeof Sentences>;

/** Everything together: what a bundle carries as JSON. */
export const Library = v.strictObject({
  settings: LibrarySettings,
  answers: v.array(Answer),
  examples: v.array(IntentExamples),
  dangers: v.optional(v.array(DangerExamples), []),
  lexicon: v.optional(Lexicon, {}),
  languages: v.optional(Sentences, {}),
  /** Null where the library has none: then nobody is on duty by name. */
  rota: v.optional(v.nullable(Rota), null),
  /** In place of the examples, where they are only needed for how common words are: see `frequenciesIn`. */
  frequencies: v.optional(v.strictObject({ documents: v.number(), counts: text, common: v.nullable(v.array(text)) })),
});
export type Library = v.InferOutput<typeof Library>;
