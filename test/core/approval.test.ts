import { describe, expect, test } from 'vitest';
import { type Approving, fourEyesFor, secondNeeded, weigh } from '../../core/approval.ts';
import type { FirstApproval } from '../../core/handling.ts';
import type { Roles } from '../../core/roles.ts';
import type { Tag } from '../../core/thread.ts';

const roles: Roles = { leads: ['U0LEAD'], trainees: ['U0TRAINEE', 'U0NEU'] };
const calm = { fourEyes: [], tag: null, firstApproval: null } as const;
const complaint = { fourEyes: ['complaint'], tag: null, firstApproval: null } as const;
const tagged = (change: Partial<Tag>): Tag => ({
  ...{ language: 'de', intent: 'complaint', confidence: 0.9, abstained: false, also: [], danger: null, upset: false },
  ...change,
});
const by = (staff: string, text = 'Das tut uns leid.', interim = false): Approving => ({ by: staff, text, interim });

function approvedFirst(approving: Approving): FirstApproval {
  return { ...approving, at: 0, answerId: null };
}

describe('who has to see it', () => {
  test('one member of staff suffices for an ordinary question', () => {
    expect(secondNeeded(calm, 'U0MARTA', roles)).toEqual([]);
    expect(weigh(calm, by('U0MARTA'), roles)).toEqual({ kind: 'suffices', by: 'U0MARTA', secondBy: null });
  });

  test('a complaint, a child and the press need two, a trainee always does, and all reasons are named', () => {
    expect(secondNeeded({ ...calm, fourEyes: ['complaint', 'minor', 'vip'] }, 'U0LEAD', roles)).toEqual([
      'complaint',
      'minor',
      'vip',
    ]);
    expect(secondNeeded(complaint, 'U0TRAINEE', roles)).toEqual(['complaint', 'trainee']);
    expect(weigh(calm, by('U0TRAINEE'), roles)).toEqual({ kind: 'first' });
    expect(weigh(complaint, by('U0MARTA'), roles)).toEqual({ kind: 'first' });
  });
});

describe('a complaint', () => {
  const guess = tagged({ abstained: true });
  const fees = tagged({ intent: 'fees' });

  test('is what heads the card as one, a guess included', () => {
    for (const tag of [tagged({}), guess]) expect(fourEyesFor(calm, tag, 'Na toll.')).toEqual(['complaint']);
    expect(fourEyesFor(calm, fees, 'Na toll.')).toEqual([]);
  });

  test('stays one whatever it is taken for next; a guess ends with that, unless somebody has approved', () => {
    expect(fourEyesFor({ ...complaint, tag: tagged({}) }, fees, 'Na toll.')).toEqual(['complaint']);
    expect(fourEyesFor({ ...complaint, tag: guess }, fees, 'Na toll.')).toEqual([]);
    expect(fourEyesFor({ ...complaint, tag: guess }, tagged({}), 'Na toll.')).toEqual(['complaint']);
    expect(fourEyesFor({ ...complaint, tag: guess }, null, 'Na toll.')).toEqual(['complaint']);
    const firstApproval = approvedFirst(by('U0MARTA'));
    expect(fourEyesFor({ ...complaint, tag: guess, firstApproval }, fees, 'Na toll.')).toEqual(['complaint']);
  });
});

test('where somebody may be in danger one suffices, whatever else it is; of a trainee another still sees it', () => {
  const urgent = {
    fourEyes: ['complaint', 'minor', 'vip'],
    tag: tagged({ danger: 'selfHarm' }),
    firstApproval: null,
  } as const;
  expect(secondNeeded(urgent, 'U0MARTA', roles)).toEqual([]);
  expect(weigh(urgent, by('U0MARTA'), roles)).toEqual({ kind: 'suffices', by: 'U0MARTA', secondBy: null });
  expect(secondNeeded(urgent, 'U0TRAINEE', roles)).toEqual(['trainee']);
});

describe('the second approval', () => {
  const stands = { ...complaint, firstApproval: approvedFirst(by('U0MARTA')) };

  test('of another person completes exactly that text', () => {
    expect(weigh(stands, by('U0JONAS'), roles)).toEqual({ kind: 'suffices', by: 'U0MARTA', secondBy: 'U0JONAS' });
  });

  test('of the same person changes nothing', () => {
    expect(weigh(stands, by('U0MARTA'), roles)).toEqual({ kind: 'repeated' });
  });

  test('of a trainee is none', () => {
    expect(weigh(stands, by('U0TRAINEE'), roles)).toEqual({ kind: 'traineeSecond' });
    const trainees = { ...calm, firstApproval: approvedFirst(by('U0TRAINEE')) };
    expect(weigh(trainees, by('U0NEU'), roles)).toEqual({ kind: 'traineeSecond' });
    expect(weigh(trainees, by('U0TRAINEE'), roles)).toEqual({ kind: 'repeated' });
  });

  test('with another text is a first one, also of whoever approved first, and of a trainee', () => {
    for (const staff of ['U0JONAS', 'U0MARTA', 'U0TRAINEE']) {
      expect(weigh(stands, by(staff, 'Wir entschuldigen uns.'), roles)).toEqual({ kind: 'first' });
    }
  });

  test('as an interim answer is not the same as the answer with these words', () => {
    expect(weigh(stands, by('U0JONAS', 'Das tut uns leid.', true), roles)).toEqual({ kind: 'first' });
  });

  test('completes what a trainee approved, and whoever writes something else there needs nobody', () => {
    const trainees = { ...calm, firstApproval: approvedFirst(by('U0TRAINEE')) };
    expect(weigh(trainees, by('U0MARTA'), roles)).toEqual({ kind: 'suffices', by: 'U0TRAINEE', secondBy: 'U0MARTA' });
    expect(weigh(trainees, by('U0MARTA', 'Anders.'), roles)).toEqual({
      kind: 'suffices',
      by: 'U0MARTA',
      secondBy: null,
    });
  });

  test('is no longer needed of whoever has ended their training', () => {
    const before = { ...calm, firstApproval: approvedFirst(by('U0MARTA')) };
    expect(weigh(before, by('U0MARTA'), roles)).toEqual({ kind: 'suffices', by: 'U0MARTA', secondBy: null });
  });
});
