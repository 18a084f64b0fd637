import { describe, expect, test } from 'vitest';
import { type Approving, secondNeeded, weigh } from '../../core/approval.ts';
import type { FirstApproval } from '../../core/handling.ts';
import type { Roles } from '../../core/roles.ts';

const roles: Roles = { leads: ['U0LEAD'], trainees: ['U0TRAINEE', 'U0NEU'] };
const calm = { fourEyes: [], firstApproval: null } as const;
const complaint = { fourEyes: ['complaint'], firstApproval: null } as const;
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
    expect(secondNeeded({ fourEyes: ['complaint', 'minor', 'vip'] }, 'U0LEAD', roles)).toEqual([
      'complaint',
      'minor',
      'vip',
    ]);
    expect(secondNeeded(complaint, 'U0TRAINEE', roles)).toEqual(['complaint', 'trainee']);
    expect(weigh(calm, by('U0TRAINEE'), roles)).toEqual({ kind: 'first' });
    expect(weigh(complaint, by('U0MARTA'), roles)).toEqual({ kind: 'first' });
  });
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
