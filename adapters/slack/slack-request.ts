/** What Slack asks of us, as one union, and how its parts are read without ever throwing. */
import * as v from 'valibot';
import type { StaffId } from '../../core/thread.ts';
import type { LibrarySubmission } from '../../steps/library-modals.ts';
import type { OpenView } from '../../steps/ports.ts';
import type { RotaPlace, RotaSubmission, RotaTap } from '../../steps/rota-modals.ts';
import type { StaffAction } from '../../steps/staff-action.ts';
import type { DraftRef } from './action-ids.ts';

export type SlackRequest =
  /** A click on a card or in a modal about a thread, or the submit of one. */
  | { kind: 'thread'; action: StaffAction }
  /** The rows that are ticked in a list; perhaps none. */
  | { kind: 'approveSelected'; user: StaffId; bundleId: string; picks: DraftRef[]; responseUrl: string | null }
  | { kind: 'library'; user: StaffId; entered: LibrarySubmission }
  | { kind: 'pickAnswer'; user: StaffId; answerId: string; view: OpenView }
  | { kind: 'takeBack'; user: StaffId; key: string; version: number; view: OpenView }
  | { kind: 'rota'; user: StaffId; tap: RotaTap; place: RotaPlace }
  | { kind: 'rotaSubmit'; user: StaffId; entered: RotaSubmission }
  /** Somebody looks at the app's own tab. */
  | { kind: 'homeOpened'; user: StaffId }
  /** `triggerId` opens a modal within 3 s; empty where the server gives none. */
  | { kind: 'command'; command: string; text: string; user: StaffId; triggerId: string }
  | { kind: 'urlVerification'; challenge: string }
  | { kind: 'event'; eventId: string; type: string; user: StaffId | null; channel: string | null }
  /** Well-formed and none of our business. */
  | { kind: 'ignored' }
  /** `problem` names what is wrong and never repeats what somebody wrote. */
  | { kind: 'malformed'; problem: string };

/** Every id that Slack or we give. */
export const Id = v.pipe(v.string(), v.minLength(1));

const Chosen = v.object({ value: v.string() });

/** What stands in one input, whichever kind it is of. */
const Entry = v.object({
  value: v.nullish(v.string()),
  selected_option: v.nullish(Chosen),
  selected_options: v.nullish(v.array(Chosen)),
  selected_user: v.nullish(v.string()),
  selected_date: v.nullish(v.string()),
  selected_time: v.nullish(v.string()),
});
export type Entry = v.InferOutput<typeof Entry>;

/** All inputs of a message or modal, by block id and action id. */
export const State = v.object({ values: v.record(v.string(), v.record(v.string(), Entry)) });

/** What `use` makes of the parsed input, or which field is wrong. valibot's own messages would repeat the input. */
export function parsed<S extends v.GenericSchema>(
  schema: S,
  input: unknown,
  name: string,
  use: (output: v.InferOutput<S>) => SlackRequest,
): SlackRequest {
  const result = v.safeParse(schema, input);
  if (result.success) return use(result.output);
  const path = v.getDotPath(result.issues[0]);
  return malformed(path === null ? `the ${name} cannot be read` : `the ${name} has no usable ${path}`);
}

export function malformed(problem: string): SlackRequest {
  return { kind: 'malformed', problem };
}
