/** The English sentences about the rota; `rota-words.ts` is the table of both languages. */
import { lines, named } from './listed.ts';
import type { german } from './rota-words-de.ts';

const days = (from: string, to: string) => (from === to ? `on ${from}` : `from ${from} to ${to}`);

export const english: typeof german = {
  noRota: 'This service has no rota yet. A lead creates it in the file rota.yaml (folder library).',
  noAbsence: 'No absence is entered for you.',
  refusals: {
    notInRota: 'You are not in the rota. Please ask a lead to enter you in rota.yaml.',
    left: 'According to the rota you are not on the team on that day. If that is wrong, a lead changes it in rota.yaml.',
    noShift: 'There is no such shift, or the service is closed then. Please look it up in the rota: `/auskunft`.',
    changed: 'This shift has changed meanwhile. Please look at it again: `/auskunft`.',
    over: 'This shift is over already.',
    tooLate:
      'It is too late for that: the shift has begun. Whoever has it keeps it; in an emergency a lead reassigns it.',
    yours: 'This is your shift already.',
    yourOffer: 'This is your own shift. If you would like to keep it, take your swap request back.',
    notYours: 'This is not your shift. Only whoever has it can swap it; a lead can reassign it.',
    offHours:
      'This shift is not entirely within your working hours. If you would like to take it all the same, a lead can assign you.',
    absentThen: 'You are reported absent on that day. If you will be there after all, cancel the absence first.',
    secondThatDay:
      'You have a shift on that day already, and somebody else could take this one. If nobody else will, a lead can assign you.',
    askedAlready: 'This shift is on offer already. Until somebody takes it, it stays yours.',
    notAsked: 'This shift is not on offer; it stays yours.',
    notLead: 'Only a lead can do that.',
    unknownPerson: 'This person is not in the rota. Please choose somebody else, or enter them in rota.yaml.',
    personLeft: 'This person is not on the team on that day. Please choose somebody else.',
    personAbsent: 'This person is absent on that day. Please choose somebody else.',
    hasItAlready: 'This person has the shift already.',
    freeAlready: 'This shift is free already.',
    noSuchDay: 'There is no such day. Please write it like this: `/auskunft absent 1.12.-5.12.`',
    endBeforeStart: 'The last day comes before the first. Please swap them.',
    pastDays: 'These days are over already. Nothing was changed.',
    absentTooFarAhead: 'An absence can be entered at most a year ahead. Is the year right?',
    absentAlready: 'That is entered already.',
    tooLong: 'At most a year can be entered. Whoever is away for longer gets an end date (to) in rota.yaml.',
    noAbsence: 'No absence of yours is entered for these days (any more).',
    nothingToPublish: 'Everything until then is published already, and nothing has to change.',
    tooFarAhead: 'The rota can be published at most half a year ahead.',
  },
  forLeads: (leads) =>
    leads.length > 0
      ? `Changing the rota is for the leads: ${named(leads)}. Please tell one of them.`
      : 'Changing the rota is for staff who are past their training. Please ask in the team.',
  takenBy: (who) => `<@${who}> was quicker and has this shift already. Thank you for offering to help out.`,
  tooFewDays: (first) => `That is too short: please publish at least until ${first}, so that everybody can plan.`,
  busy: 'Several people are changing the rota right now. Nothing was changed; please try again in a moment.',

  absent: (from, to, freed) =>
    `Entered: you are away ${days(from, to)}.${
      freed.length === 0
        ? ' It frees no shift that anybody relies on yet.'
        : ` ${freed.length === 1 ? 'This shift is free now and is' : 'These shifts are free now and are'} offered in the channel:\n${lines(freed)}`
    }`,
  back: (again, gone, away) =>
    [
      away.length === 0
        ? 'Your absence is cancelled.'
        : `Your absence is cancelled for these days. You are still reported absent ${away.map(([from, to]) => days(from, to)).join(', ')}.`,
      ...(again.length > 0 ? [`Yours again:\n${lines(again)}`] : []),
      ...(gone.length > 0 ? [`No longer yours, somebody else has taken it:\n${lines(gone)}`] : []),
    ].join('\n'),
  taken: (shift) => `Thank you! This is your shift now: ${shift}.`,
  swapAsked: (shift) => `Offered in the channel: ${shift}. Until somebody takes it, the shift stays yours.`,
  swapWithdrawn: (shift) => `Taken back: ${shift} stays yours.`,
  overridden: (shift, to) =>
    to === null ? `${shift} is free now and is offered in the channel.` : `Assigned: <@${to}>, ${shift}.`,
  published: (until, shifts, open) =>
    `The rota until ${until} is published (${shifts} ${shifts === 1 ? 'shift' : 'shifts'}${open === 0 ? '' : `, ${open} of them uncovered`}).`,
  planChanged: (published) =>
    `Something has changed meanwhile – please look at it again. ${
      published === 0
        ? 'Nothing is published yet.'
        : `Only ${published} shifts are published so far; the others are below.`
    }`,
  planUntil: (until) =>
    `This is the proposal until ${until} – please look at it, then publish it. Nothing is published yet.`,
  feed: (of, address) =>
    `${of === 'mine' ? 'Your shifts' : 'All shifts'} as a calendar: ${address}\nThe address is secret: whoever knows it can read along. An earlier one no longer works. You can revoke it at any time in \`/auskunft\`.`,
  feedsRevoked: 'All calendar addresses that you asked for are revoked.',
  untold: (staff) => `Slack did not take the message about this. Please tell them yourself: ${named(staff)}`,

  takenOver: (shift, to) => `<@${to}> takes over your shift: ${shift}. You no longer have this shift.`,
  given: (shift, by) => `<@${by}> has assigned you: ${shift}.`,
  takenAway: (shift, by, to) =>
    `<@${by}> has changed the rota: you no longer have ${shift}${to === null ? '' : `; <@${to}> has it`}.`,
  pastDue: (shift) => `Nobody took over your shift: ${shift}. It has begun and stays yours.`,

  channelPublished: (until, by) => `The rota until ${until} is published, by <@${by}>. Your shifts: \`/auskunft\``,
  free: (shift, could) => `*Shift free:* ${shift}.${could.length === 0 ? '' : ` Who can step in? ${named(could)}`}`,
  swap: (shift, of, could) =>
    `*Swap wanted:* <@${of}> would like to hand over: ${shift}.${could.length === 0 ? '' : ` Who can take it? ${named(could)}`}`,
  takeIt: 'I take the shift',
  was: (isSwap, shift) => `~${isSwap ? 'Swap wanted' : 'Shift free'}:~ ${shift}.`,
  nowHas: (was, who) => `${was} <@${who}> is on duty.`,
  kept: (was, who) => `${was} The shift stays with <@${who}>.`,
  pastDueTold: (was, who) => `${was} Nobody took it; <@${who}> is on duty.`,
  stayedFree: (was) => `${was} Nobody was on duty; the shift is over.`,
  stillFree: (was) => `${was} The shift is still uncovered: \`/auskunft\``,
  offeredAnew: (was) => `${was} This has changed; see below.`,
  dropped: (was) => `${was} The shift does not take place.`,
  uncovered: (shifts, leads, unpublished) =>
    `*Still uncovered:*\n${lines(shifts)}\nTake one: \`/auskunft\`${leads.length === 0 ? '' : `. A lead can assign somebody: ${named(leads)}`}${unpublished === null ? '' : `\nFrom ${unpublished} on the rota is not all published yet. A lead can look at it and publish it: \`/auskunft plan\``}`,
};
