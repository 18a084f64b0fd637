import { expect, test } from 'vitest';
import { inDanger } from '../../core/danger-call.ts';
import { called } from '../../core/handling.ts';
import { amend, type Thread } from '../../core/thread.ts';
import { newThread, noon } from '../support/threads.ts';

const leads = ['U0LEAD'];
const nobodyElse = { leads, contacts: [] };
const { thread } = newThread();
const after = (more: Partial<Thread>) => amend(thread, more as Partial<typeof thread>);

test('leads are called at once, however quiet the thread is', () => {
  expect(inDanger(after({ quiet: true, bundle: 'crowd-x-mention-1' }), null, nobodyElse)).toEqual({
    call: { number: 1, why: 'danger', to: [{ staff: 'U0LEAD' }] },
    alarmed: [],
    quiet: false,
    bundle: null,
  });
});

test('while nobody is on duty the contacts are called and alarmed too, each once', () => {
  const { call, alarmed } = inDanger(thread, null, { leads, contacts: ['U0LEAD', 'U0NACHT'] });
  expect(call.to).toEqual([{ staff: 'U0LEAD' }, { staff: 'U0NACHT' }]);
  expect(alarmed).toEqual(['U0LEAD', 'U0NACHT']);
});

test('whoever is at it is called with the leads', () => {
  const claimedBy = { staff: 'U0MARTA', at: noon, until: noon + 1 };
  const { call } = inDanger(after({ claimedBy }), null, nobodyElse);
  expect(call.to).toEqual([{ staff: 'U0MARTA' }, { staff: 'U0LEAD' }]);
});

test('a draft made anew calls nobody again', () => {
  const told = after(inDanger(thread, null, nobodyElse));
  expect(inDanger(told, 'lockedIn', { leads, contacts: ['U0NACHT'] })).toMatchObject({ call: told.call, alarmed: [] });
});

test('when the patron writes again and nobody is at it, leads are called again', () => {
  const again = after({ call: called(called(thread.call, 'danger', [{ staff: 'U0LEAD' }]), 'wroteAgain') });
  expect(inDanger(again, 'lockedIn', nobodyElse).call).toEqual({
    number: 3,
    why: 'danger',
    to: [{ staff: 'U0LEAD' }],
  });
});

test('without leads the card stands out all the same', () => {
  expect(inDanger(thread, null, { leads: [], contacts: [] }).call).toEqual({ number: 1, why: 'danger', to: [] });
});
