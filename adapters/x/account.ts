/** The library's own account. */
import * as v from 'valibot';
import type { Millis } from '../../core/thread.ts';
import type { Client } from './client.ts';
import { nonsense, type Setback, setbackOf } from './outcomes.ts';
import { UserId } from './responses.ts';

export interface Account {
  id: string;
  username: string;
}

export type AskAccount = (now: Millis) => Promise<{ kind: 'known'; us: Account } | ({ kind: 'trouble' } & Setback)>;

const Me = v.object({ data: v.object({ id: UserId, username: v.string() }) });

/** Asks X once; what it said is kept for the life of the client. */
export function ownAccount(client: Client): AskAccount {
  let us: Account | null = null;
  return async (now) => {
    if (us !== null) return { kind: 'known', us };
    const answer = await client.get('users/me', {});
    if (answer.kind !== 'answered') return { kind: 'trouble', ...setbackOf(answer, now) };
    const parsed = v.safeParse(Me, answer.body);
    if (!parsed.success) return { kind: 'trouble', ...nonsense(now) };
    us = parsed.output.data;
    return { kind: 'known', us };
  };
}
