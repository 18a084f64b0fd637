/** Whom a card calls and why: the mention at its top, and the sentence of the push notice. */
import { openDanger } from './danger-call.ts';
import { waitsForStaff } from './escalation.ts';
import { type Addressee, type Call, type HandOver, untaken } from './handling.ts';
import type { CardView, Words } from './review-card.ts';
import { peopleOf } from './roles.ts';
import type { StaffId, Thread } from './thread.ts';

/** The mention of whoever is to act, and why; empty when nobody in particular is, or somebody else is on it already. */
export function calledTo(view: CardView): Words {
  const { thread, w } = view;
  if (!waitsForStaff(thread)) return [];
  const { claimedBy, call } = thread;
  const danger = call.why === 'danger';
  // Whoever hands a question over means that one person, however quiet the thread is.
  const handedTo = headed(thread);
  if (handedTo !== null) return handedOver(handedTo, view);
  // Whoever is on it already is told what came, and nobody else, unless people are in danger or it is far too late.
  const isToAct = (to: Addressee) => claimedBy === null || ('staff' in to && to.staff === claimedBy.staff);
  const alarming = danger || call.why === 'leads';
  const called = call.to.filter((to) => alarming || isToAct(to));
  const isUnstaffed = call.nobodyOnDuty === true && claimedBy === null;
  if (thread.quiet || (called.length === 0 && !isUnstaffed)) return [];
  const names = called.flatMap((to, i) => (i === 0 ? named(to, view) : [' ', ...named(to, view)]));
  const waitsAfterInterim = call.why === 'stillOpen' && thread.interimAt !== null;
  const why = waitsAfterInterim ? w.call.stillOpenAfterInterim : w.call.why[reasonOf(thread)];
  const because = [isUnstaffed ? w.call.nobodyOnDuty : '', why].filter((each) => each !== '').join(', ');
  if (names.length === 0) return [because];
  return because === '' ? names : [...names, `: ${because}`];
}

/** The hand-over that heads the card with its note, or null; also after somebody took it up, until the card calls anew. */
export function headed(thread: Thread): HandOver | null {
  const { handedTo, call } = thread;
  if (!waitsForStaff(thread) || call.why === 'danger') return null;
  return call.why === 'handedOver' ? handedTo : untaken(thread);
}

/** Danger is never due soon: it is to be looked at. */
function reasonOf(thread: Thread): Call['why'] {
  const { why } = thread.call;
  return why === 'dueSoon' && openDanger(thread) !== null ? 'danger' : why;
}

/** Whoever is not at work is named and not mentioned, and then nobody is: the card's state says who gave it. */
function handedOver({ to, by, note, away = {} }: HandOver, view: CardView): Words {
  const { w, teams } = view;
  const people = peopleOf(to, teams);
  const there = people.filter((staff) => !(staff in away));
  if (there.length > 0 || people.length === 0) return [...named(to, view, there), ...w.call.handedOver(by, note)];
  const name = 'staff' in to ? (away[to.staff] ?? '') : teamName(to.team, view);
  return [w.call.handedToAbsent(name, note)];
}

/**
 * A team by its name with everybody in it; one that no longer exists by its id.
 * @param of whom of a team to mention
 */
function named(to: Addressee, view: CardView, of?: readonly StaffId[]): Words {
  if ('staff' in to) return [{ staff: to.staff }];
  if ('group' in to) return [{ group: to.group }];
  const name = teamName(to.team, view);
  const people = (of ?? peopleOf(to, view.teams)).flatMap((staff, i) => (i === 0 ? [{ staff }] : [' ', { staff }]));
  return people.length === 0 ? [name] : [`${name} (`, ...people, ')'];
}

function teamName(team: string, { teams, language }: CardView): string {
  return teams.find(({ id }) => id === team)?.name[language] ?? team;
}

/** One sentence for the push notice and screen readers; it says no times, which have no zone there, and no names. */
export function cardSummary({ thread, now, practice, w }: CardView, topic: string): string {
  const danger = openDanger(thread);
  const open = waitsForStaff(thread) || thread.status === 'new';
  const overdue = open && thread.dueAt !== null && thread.dueAt < now;
  const news =
    danger === null ? `${happened(thread, w)}: ${topic}` : `${w.card.urgent(danger)} · ${happened(thread, w)}`;
  const what = `${news}${overdue ? `, ${w.card.overdueMark}` : ''}`;
  return practice ? `${w.summary.practice}: ${what}` : what;
}

function happened(thread: Thread, w: CardView['w']): string {
  if (thread.status !== 'awaitingReview') return w.summary.status[thread.status];
  if (untaken(thread) !== null) return w.summary.why.handedOver;
  return thread.firstApproval === null ? w.summary.why[reasonOf(thread)] : w.summary.secondNeeded;
}
