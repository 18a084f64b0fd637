/** Gives a question to a colleague or a team, who have as long for it as a first answer may take. */
import { openDanger } from '../core/danger-call.ts';
import { waitsForStaff } from '../core/escalation.ts';
import { called, type HandOver, untaken } from '../core/handling.ts';
import { peopleOf } from '../core/roles.ts';
import { amend } from '../core/thread.ts';
import { type Decision, made, noteIn, type Outcome, refused, tooLate } from './decision.ts';
import { handOverNow, returnOf } from './duty.ts';
import type { ThreadSubmission } from './modals.ts';

type Entered = Extract<ThreadSubmission, { modal: 'handOver' }>;

export async function handOver(d: Decision, entered: Entered): Promise<Outcome> {
  const { deps, record, by, words } = d;
  const { thread } = record;
  if (!waitsForStaff(thread)) return tooLate(d);
  const to = receiver(entered);
  if (to === null) return refused(d, words.oneOfTwo);
  const objection = await whyNotTo(d, to);
  if (objection !== null) return refused(d, objection);
  const note = noteIn(d, entered.note);
  if ('problem' in note) return refused(d, note.problem, 'note');

  const at = deps.clock();
  // Danger waits for nobody.
  const until = openDanger(thread) === null ? await returnOf(deps, to, at) : await deps.dueAt(at);
  const given: HandOver = { to, by, at, note: note.note, until };
  const handedTo = await handOverNow(deps, given, at);
  const handed = amend(thread, {
    handedTo,
    claimedBy: null,
    // Whoever has it now needs a card of its own that mentions them, wherever the question stood before.
    call: called(thread.call, 'handedOver', [to]),
    bundle: null,
    quiet: false,
  });
  const whom = nameOf(d, to);
  return made(d, handed, { what: 'handedOver', reason: note.note === '' ? whom : `${whom}: ${note.note}` });
}

/** As the channel reads it in the history. */
function nameOf({ deps: { settings } }: Decision, to: HandOver['to']): string {
  if ('staff' in to) return `<@${to.staff}>`;
  return settings.teams.find(({ id }) => id === to.team)?.name[settings.staffLanguage] ?? to.team;
}

/** Null when neither or both are chosen. */
function receiver({ staff, team }: Entered): HandOver['to'] | null {
  if (staff !== null) return team === null ? { staff } : null;
  return team === null ? null : { team };
}

/** The sentence about a receiver that cannot be; null when it can. */
async function whyNotTo({ deps, record, by, words }: Decision, to: HandOver['to']): Promise<string | null> {
  const { desk, settings, clock } = deps;
  const { claimedBy } = record.thread;
  const handedTo = untaken(record.thread);
  const people = peopleOf(to, settings.teams);
  if (people.length === 0) return words.unknownTeam;
  if (people.every((each) => each === by)) return words.toYourself;
  if ('team' in to) {
    const there = await Promise.all(people.map((each) => desk.isStaff(each, clock())));
    if (there.every((each) => each.kind === 'ok' && !each.value)) return words.teamNotInChannel;
    return handedTo !== null && 'team' in handedTo.to && handedTo.to.team === to.team ? words.hasItAlready : null;
  }
  const claimed = claimedBy?.staff === to.staff && claimedBy.until > clock();
  const handed = handedTo !== null && 'staff' in handedTo.to && handedTo.to.staff === to.staff;
  if (claimed || handed) return words.hasItAlready;
  const member = await desk.isStaff(to.staff, clock());
  if (member.kind === 'trouble') return words.deskTrouble;
  return member.value ? null : words.notInChannel;
}
