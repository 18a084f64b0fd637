/** The desk's user group holds whoever is on duty. It is a copy of the rota and may fail: then people are mentioned by themselves. */
import type { Millis } from '../core/thread.ts';
import type { Deps } from './deps.ts';
import { type DutyNeeds, mentionableNow, sameStaff } from './duty.ts';

type Needs = DutyNeeds & Pick<Deps, 'desk' | 'clock' | 'log'>;

/** So often it is made sure that nobody changed the group by hand, and tried again what failed. */
const again: Millis = 10 * 60_000;

/** Outside of the service hours, and while nobody is on duty, it stays as it is: no group may be empty, and nobody mentions it. */
export async function keepDutyGroup(deps: Needs): Promise<void> {
  const { rota, rotas, desk, clock, log } = deps;
  if (rota === null || rota.userGroup === null) return;
  const now = clock();
  const staff = (await mentionableNow(deps, now))?.onDuty ?? [];
  if (staff.length === 0) return;
  const kept = await rotas.group();
  if (kept !== null && sameStaff(kept.staff, staff) && now - kept.at < again) return;
  const made = await desk.dutyGroup(rota.userGroup, staff);
  await rotas.keepGroup({ id: made.kind === 'ok' ? made.value : null, staff, at: now });
  if (made.kind === 'ok') log('duty.groupKept', { people: staff.length });
  else log('duty.groupLost', { trouble: made.trouble.kind, detail: made.trouble.detail });
}
