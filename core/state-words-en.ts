/** The English words for what has become of a thread, and for what to mind; a part of `words-en.ts`. */
import type {
  dangers as germanDangers,
  emergency as germanEmergency,
  state as germanState,
  warnings as germanWarnings,
} from './state-words-de.ts';

export const state: typeof germanState = {
  arrived: 'Just arrived. The draft follows shortly.',
  cameAgain: 'Something new came in. A new draft follows shortly.',
  reopened: 'Reopened. A new draft follows shortly.',
  redrafted: 'The library has changed. A new draft follows shortly.',
  noDraft: 'No fitting draft.',
  claimed: (by, until) => [{ staff: by }, ' is on it until ', { at: until }],
  stillLooking: (by, until) => [{ staff: by }, ' is still looking, until ', { at: until }],
  freeAgain: (by, at) => ['Free again since ', { at }, ': ', { staff: by }, ' had taken it'],
  handedOver: (by, note) => ['Handed over by ', { staff: by }, note === '' ? '' : `: “${note}”`],
  returns: (by, at) => ['If nobody takes it, the question goes back to ', { staff: by }, ': ', { at, show: 'date' }],
  firstApproved: (reasons, by, at) => [
    `Second person needed: ${reasons.join(', ')}. First approval: `,
    { staff: by },
    ', ',
    { at },
  ],
  alone: (reason) => `Approved without a second person: “${reason}”`,
  interimOut: (at, by) => [
    'Interim answer went out (',
    { at, show: 'date' },
    ...(by.length === 0 ? [] : [', ', ...by]),
    '), the answer is still owed',
  ],
  withdrawing: (by, vendor, correction) => [
    { staff: by },
    ` is having the answer on ${vendor} deleted`,
    correction ? '. The corrected text then waits for approval.' : '',
  ],
  notDeleted: (vendor) => `${vendor} did not delete the answer, it is still there.`,
  withdrawn: (vendor, at) => [`The answer on ${vendor} is deleted: `, { at, show: 'date' }],
  approved: (by, at) => ['Approved by ', ...by, ' at ', { at }],
  goesOutAt: (at) => [', goes out at ', { at, show: 'seconds' }],
  goesOutSoon: ', goes out in a moment',
  goesOutAfterHold: ', goes out once sending goes on',
  triedAgainAt: (at) => [', will be tried again at ', { at }],
  triedAgain: ', will be tried again',
  sending: (by) => ['Going out now, approved by ', ...by],
  messageCame: 'Another message came in meanwhile. A new draft for it follows afterwards.',
  answered: (by, at) => ['Answered: ', { at, show: 'date' }, ', approved by ', ...by],
  closed: (by, reason, at) => [
    ...(by === null ? ['Closed'] : ['Closed by ', { staff: by }]),
    ': ',
    { at, show: 'date' },
    `, ${reason}`,
  ],
  directlyOn: (vendor) => `directly on ${vendor}`,
  deletedOn: (vendor) => `our answer on ${vendor} was deleted`,
  thanks: (words) => `Says thank you: “${words}”`,
  muted: (by, until, reason) => [
    'Muted by ',
    { staff: by },
    ' until ',
    { at: until, show: 'date' },
    reason === '' ? '' : `: “${reason}”`,
  ],
  inList: 'Also stands in a list.',
  failed: 'The reply did not go out.',
  vendorSays: (vendor, detail) => `${vendor} says: “${detail}”`,
  failedRemedy: 'Please change it and approve it again, or answer another way.',
  unknown: (at) => ['Since ', { at, show: 'date' }, ' it has been unclear whether the reply went out.'],
  unknownRemedy: (vendor) =>
    `Please look on ${vendor}: if it is there, choose “Answered another way”; if not, approve it again under “Edit”.`,
};

export const warnings: typeof germanWarnings = {
  perhapsSent: (text, vendor) => `An answer may be out already, please look on ${vendor} first: “${text}”`,
  upset: 'Careful, sounds upset.',
  fourEyes: (reasons) => `Two people approve this: ${reasons.join(', ')}.`,
  unreadable: (vendor) =>
    `A message could not be read. Please view and answer it on ${vendor}, then choose “Answered another way”.`,
  mayRefuse: (vendor) =>
    `${vendor} will probably refuse this reply, because the library is not mentioned. Please answer in the app of ${vendor}, then choose “Answered another way”.`,
  tooLong: (by) => `Too long by ${by} characters. Please shorten it under “Edit”.`,
  dear: (cost, usual) => (usual === null ? `Costs ${cost}, more than usual.` : `Costs ${cost} instead of ${usual}.`),
  answersSome: (answered, asked) => `Answers ${answered} of ${asked} questions.`,
  unread: (said) => `Date or time not understood: “${said}”.`,
  otherLanguage: (asked, drafted) => `Asked in ${asked}, draft in ${drafted}.`,
  forgotten: (at) => ['Kept here only until ', { at, show: 'date' }, '.'],
  held: (by, at) => ['Sending stopped since ', { at, show: 'date' }, ' by ', { staff: by }, '.'],
};

export const dangers: typeof germanDangers = {
  selfHarm: 'somebody means to harm themselves',
  threat: 'a threat, or violence',
  alarm: 'fire, gas or an alarm',
  medical: 'somebody needs medical help',
  lostChild: 'a child is missing',
  lockedIn: 'somebody is locked in',
};

export const emergency: typeof germanEmergency = {
  topic: 'Emergency',
  title: (danger) => `Emergency: ${dangers[danger]}`,
  call: (number) => `call ${number}`,
};
