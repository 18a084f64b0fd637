/** Submits of our modals: what stands in their inputs, by the modal's own shape. */
import * as v from 'valibot';
import type { LibrarySubmission } from '../../steps/library-modals.ts';
import type { ThreadSubmission } from '../../steps/modals.ts';
import type { RotaSubmission } from '../../steps/rota-modals.ts';
import { callbacks, everyBranch, type InputId, nobodyAtAll, shiftOf, ticked } from './action-ids.ts';
import {
  type AboutRota,
  answerInMetadata,
  editInMetadata,
  rotaInMetadata,
  threadInMetadata,
} from './modal-metadata.ts';
import { type Entry, Id, malformed, parsed, type SlackRequest, State } from './slack-request.ts';
import { muted, rejectReasons } from './thread-modals.ts';

export const ViewSubmission = v.object({
  user: v.object({ id: Id }),
  view: v.object({ callback_id: v.string(), private_metadata: v.optional(v.string(), ''), state: State }),
});
type ViewSubmission = v.InferOutput<typeof ViewSubmission>;

/** An input that nobody typed into holds null. */
const Text = v.pipe(
  v.nullable(v.string()),
  v.transform((text) => text ?? ''),
);
const Maybe = v.optional(v.nullable(Id), null);
const Tick = v.pipe(
  v.optional(v.nullable(v.array(v.string())), null),
  v.transform((values) => values?.includes(ticked) ?? false),
);
const Day = v.pipe(v.string(), v.isoDate());
const Time = v.pipe(v.string(), v.isoTime());

/** Every input by the id of its block, so that the compiler knows a misspelt one. */
const modalInputs = <Fields extends Partial<Record<InputId, v.GenericSchema>>>(fields: Fields) => v.object(fields);

const Edit = modalInputs({ reply: Text });
const Reject = modalInputs({ reason: v.picklist(rejectReasons) });
const HandOver = modalInputs({ to: Maybe, team: Maybe, note: Text });
const Mute = modalInputs({ whom: v.picklist(muted), reason: Text });
const GoAlone = modalInputs({ reason: Text });
const sentences = { sentence: Text, sentenceEn: v.optional(Text, null) };
const Closure = modalInputs({ branch: Id, from: Day, until: Day, service: Tick, ...sentences });
const Opening = modalInputs({ branch: Id, date: Day, from: Time, until: Time, ...sentences });
const Answer = modalInputs({
  title: Text,
  intent: Id,
  de: Text,
  en: Text,
  until: v.optional(v.nullable(Day), null),
  retire: Tick,
});

const Absence = modalInputs({ from: Day, until: Day });
const Override = modalInputs({ shift: Id, person: Id });
const Plan = modalInputs({ until: Day });

export function submissionOf(submitted: ViewSubmission): SlackRequest {
  return (
    aboutThread(submitted) ?? aboutLibrary(submitted) ?? aboutRota(submitted) ?? malformed('the modal is none of ours')
  );
}

/** Null of a modal that is about no thread. */
function aboutThread(submitted: ViewSubmission): SlackRequest | null {
  const { user, view } = submitted;
  const submit = (entered: ThreadSubmission): SlackRequest => {
    const ref = threadInMetadata(view.private_metadata);
    if (ref === null) return malformed('the modal names no thread');
    return { kind: 'thread', action: { by: user.id, ...ref, answerUrl: null, do: 'submit', entered } };
  };
  switch (view.callback_id) {
    case callbacks.edit:
      return read(submitted, Edit, ({ reply: text }) => {
        const purpose = editInMetadata(view.private_metadata)?.purpose;
        if (purpose === undefined) return malformed('the modal names no thread');
        return submit({ modal: 'edit', purpose, text });
      });
    case callbacks.reject:
      return read(submitted, Reject, ({ reason }) => submit({ modal: 'reject', reason }));
    case callbacks.handOver:
      return read(submitted, HandOver, ({ to: staff, team, note }) => submit({ modal: 'handOver', staff, team, note }));
    case callbacks.mute:
      return read(submitted, Mute, (given) => submit({ modal: 'mute', ...given }));
    case callbacks.goAlone:
      return read(submitted, GoAlone, (given) => submit({ modal: 'goAlone', ...given }));
    case callbacks.delete:
      return submit({ modal: 'delete' });
    default:
      return null;
  }
}

/** Null of a modal that changes nothing in the library. */
function aboutLibrary(submitted: ViewSubmission): SlackRequest | null {
  const { user, view } = submitted;
  const submit = (entered: LibrarySubmission): SlackRequest => ({ kind: 'library', user: user.id, entered });
  switch (view.callback_id) {
    case callbacks.closure:
      return read(submitted, Closure, ({ branch, ...given }) =>
        submit({ modal: 'closure', branch: branch === everyBranch ? null : branch, ...given }),
      );
    case callbacks.opening:
      return read(submitted, Opening, (given) => submit({ modal: 'opening', ...given }));
    case callbacks.answer:
      return read(submitted, Answer, (given) => {
        const about = answerInMetadata(view.private_metadata);
        return about === null
          ? malformed('the modal names no answer')
          : submit({ modal: 'answer', ...about, ...given });
      });
    default:
      return null;
  }
}

/** Null of a modal that is about no shift. */
function aboutRota(submitted: ViewSubmission): SlackRequest | null {
  const { user, view } = submitted;
  const submit = (use: (about: AboutRota) => RotaSubmission): SlackRequest => {
    const about = rotaInMetadata(view.private_metadata);
    if (about === null) return malformed('the modal does not say what it was opened from');
    return { kind: 'rotaSubmit', user: user.id, entered: use(about) };
  };
  switch (view.callback_id) {
    case callbacks.absence:
      return read(submitted, Absence, ({ from: first, until: last }) =>
        submit(({ from }) => ({ modal: 'absence', from, first, last })),
      );
    case callbacks.override:
      return read(submitted, Override, ({ shift, person }) => {
        const ref = shiftOf(shift);
        if (ref === null) return malformed('the modal names no shift');
        const to = person === nobodyAtAll ? null : person;
        return submit(({ from }) => ({ modal: 'override', from, ...ref, to }));
      });
    case callbacks.plan:
      return read(submitted, Plan, ({ until }) => submit((about) => ({ modal: 'plan', ...about, until })));
    default:
      return null;
  }
}

function read<S extends v.GenericSchema>(
  { view }: ViewSubmission,
  schema: S,
  use: (output: v.InferOutput<S>) => SlackRequest,
): SlackRequest {
  return parsed(schema, enteredIn(view.state.values), 'modal', use);
}

/** What was entered, by block id: each of our blocks holds one input, whose action id may carry a suffix. */
function enteredIn(values: ViewSubmission['view']['state']['values']): Record<string, string | string[] | null> {
  return Object.fromEntries(
    Object.entries(values).flatMap(([blockId, entries]) =>
      Object.values(entries)
        .slice(0, 1)
        .map((entry) => [blockId, givenIn(entry)]),
    ),
  );
}

function givenIn(entry: Entry): string | string[] | null {
  return (
    entry.value ??
    entry.selected_option?.value ??
    entry.selected_user ??
    entry.selected_date ??
    entry.selected_time ??
    entry.selected_options?.map(({ value }) => value) ??
    null
  );
}
