/** The user group of whoever is on duty: a copy of the rota, never the truth. */
import type { WebClient } from '@slack/web-api';
import * as v from 'valibot';
import type { Millis, StaffId } from '../../core/thread.ts';
import type { DeskResult } from '../../steps/ports.ts';
import { outcome } from './outcomes.ts';
import { understood } from './responses.ts';

const Groups = v.object({
  usergroups: v.array(v.object({ id: v.string(), handle: v.string(), users: v.optional(v.array(v.string())) })),
});

/**
 * Makes these people the members, all of them and nobody else, unless they are already. A workspace may forbid it, and
 * the free plan knows no groups (`paid_teams_only`): then trouble, and the people are named themselves.
 */
export async function keepGroup(
  client: WebClient,
  clock: () => Millis,
  handle: string,
  staff: readonly StaffId[],
): Promise<DeskResult<string>> {
  const read = await outcome(
    async () => understood(Groups, await client.usergroups.list({ include_users: true })).usergroups,
    clock,
  );
  if (read.kind === 'trouble') return read;
  const group = read.value.find((each) => each.handle === handle);
  if (group === undefined) {
    return { kind: 'trouble', trouble: { kind: 'refused', at: clock(), detail: 'no_such_group' }, retryAt: null };
  }
  const members = new Set(group.users);
  if (members.size === staff.length && staff.every((each) => members.has(each))) return { kind: 'ok', value: group.id };
  return outcome(async () => {
    await client.usergroups.users.update({ usergroup: group.id, users: staff.join(',') });
    return group.id;
  }, clock);
}
