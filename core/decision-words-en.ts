/** The English sentences about decisions; the German ones give the shape. */
import type { DecisionWords } from './decision-words.ts';
import { named } from './listed.ts';
import type { StaffId } from './thread.ts';

export const english: DecisionWords = {
  notStaff: 'Only members of the channel can decide here. Please ask your lead to add you to the channel.',
  gone: 'This question is no longer stored: it was deleted or its retention period is over.',
  deskTrouble: 'Slack did not answer just now. Nothing is lost; please try again.',

  superseded: 'Something new has come from the patron. The card is being renewed; please decide there.',
  newDraft: 'There is a new suggestion by now. The card is being renewed; please decide there.',
  changedBy: (who, at) =>
    `${who === null ? `Something changed here at ${at}.` : `${who} changed something here at ${at}.`} The card is being renewed; please decide there.`,
  supersededInModal:
    'Something has changed meanwhile. Please copy what you have written, close this window and start again on the renewed card.',
  cameApproved: (text) => `Somebody on the team has approved this text: “${text}”`,
  cameDraft: (text) => `The suggestion is another one now: “${text}”`,
  cameOther: 'The state has changed, the question has not.',
  colleague: 'Somebody on the team',
  tooLate: (who, what, at, reason) => {
    if (what === 'changed') return `This changed at ${at}. The card will show the new state in a moment.`;
    const already = {
      approved: `already approved at ${at}.`,
      sending: `the answer has been on its way since ${at} and cannot be stopped.`,
      answered: `already answered at ${at}.`,
      closed: `already closed at ${at} (${reason}).`,
      undone: `the approval was taken back at ${at}.`,
      reopened: `already opened again at ${at}.`,
    }[what];
    return who === null ? `${already.charAt(0).toUpperCase()}${already.slice(1)}` : `${who} was faster: ${already}`;
  },

  alarm: (urgent, vendor) =>
    `${urgent}. The message came outside of the service hours, on ${vendor}. Please look at once.`,
  answerExpired: (title, since, owner, called) =>
    `The answer “${title}” has not been valid since ${since} (responsible: ${owner}).${called.length > 0 ? ` ${named(called)}` : ''}`,
  answerExpires: (title, until, owner, called) =>
    `The answer “${title}” is valid until ${until} only (responsible: ${owner}).${called.length > 0 ? ` ${named(called)}` : ''}`,

  forgetting: (topic, until) => `*Not answered yet:* ${topic}. The message is kept here only until ${until}.`,

  noDraft: 'There is no suggestion for this question. Please write the answer yourself.',
  tooLong: (by, signature) =>
    `The text is ${by} ${by === 1 ? 'character' : 'characters'} too long${signature === null ? '' : ` with ${signature} at its end`}. Please shorten it.`,
  gate: 'X accepts no reply to this post because the library is not mentioned in it. Please answer in X’s own app and choose “Answered another way”.',
  empty: 'Please enter a text.',
  answerGone: 'This answer no longer exists, or it does not hold today. Please choose another one.',

  dangerStays:
    'The topic is changed. The question stays URGENT until it is answered or closed. If it was a false alarm, answer as usual, or choose “No answer …”.',

  why: {
    complaint: 'It is a complaint.',
    minor: 'A child has probably written this.',
    vip: 'This account is on the list of press and authorities.',
    trainee: 'You are still in training.',
  },
  secondMissing:
    'Your approval is noted. A second person is still missing; if nobody is there, choose “Approve alone”.',
  traineeSecond: 'The second approval has to come from somebody who is no longer in training. Please ask on the team.',
  notFirst: 'Only whoever has approved this text already can approve it alone. You can approve as the second person.',
  noFirst: 'No approval is waiting for a second person here.',
  wentAlone: (who, leads, reason) =>
    `${leads.length > 0 ? `${named(leads)}: ` : ''}<@${who}> has approved alone what two people should see. Reason: “${reason}”`,
  leadsUntold: 'The answer is approved. Slack could not notify the leads just now; please tell them yourself.',

  claimedBy: (who, at) =>
    `<@${who}> has been looking after this since ${at}. Only whoever took it can give it back; you can answer all the same.`,
  oneOfTwo: 'Please choose exactly one: a person or a team.',
  toYourself: 'That is you. To look after it yourself, choose “I’ll take it”.',
  notInChannel: 'This person is not in the channel and would not see the card. Please choose somebody else.',
  teamNotInChannel: 'Nobody of this team is in the channel any more. Please choose another one or a person.',
  unknownTeam: 'This team no longer exists. Please choose another one or a person.',
  hasItAlready: 'The question is there already.',
  noReason: 'Please enter a reason.',
  noteTooLong: (length, limit) => `At most ${limit} characters, please; these are ${length}.`,

  onlyAuthor: 'There is only one person in a direct message. Please choose “This person”.',
  mutedTooLate: 'It is muted from now on. This one question could no longer be closed.',
  ownCard: 'This question has a card of its own already.',

  cannotDelete: 'This answer cannot be deleted: whoever received it keeps it. Please write again instead.',
  beingDeleted: 'This answer is being deleted already. The card will show in a moment how it goes on.',
  sameText: 'This is the very text that is out already. Please change it, or close the window.',

  noPictures: 'There are no pictures for this question any more.',
  picturesComing: 'The pictures are on their way.',
  picturesElsewhere: 'These pictures cannot be shown here. Please look at them where the message stands.',
  picturesTrouble: 'The pictures could not be fetched just now. Please try again later.',
  asked: 'Asked',
  library: 'Library',
  other: (n) => `Other person ${n}`,

  nothingTicked: 'Nothing is ticked. Please tick first what you want to approve.',
  selected: ({ approved, first, already, changed, refused }) =>
    [
      ...(approved > 0 || first + already === 0
        ? [approved === 0 ? 'Nothing approved.' : `${approved} approved.`]
        : []),
      ...(first > 0 ? [`${first} ${first === 1 ? 'waits' : 'wait'} for a second person.`] : []),
      ...(already > 0 ? [`${already} ${already === 1 ? 'was' : 'were'} approved already.`] : []),
      ...(changed > 0 ? [`${changed} had changed meanwhile.`] : []),
      ...(refused > 0 ? [`${refused} could not be approved like this; please look at each.`] : []),
    ].join(' '),

  held: (who: StaffId) =>
    `*Sending is stopped* by <@${who}>. Approved answers wait until a lead releases them with \`/auskunft resume\`.`,
  released: (who) => `*Sending goes on*, released by <@${who}>. Waiting answers go out within the next minute.`,
  notHeld: 'Sending is not stopped.',
  alreadyHeld: (who, at) => `Sending is stopped already, since ${at} by <@${who}>.`,
};
