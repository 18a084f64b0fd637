/** Who belongs to the channel, remembered for a while: every click asks for it. */
import type { Millis, StaffId } from '../../core/thread.ts';
import type { DeskResult } from '../../steps/ports.ts';

const rememberedFor: Millis = 60_000;
/** Somebody who just joined the channel waits no longer than this; a stranger's clicks cost no more than this. */
const unknownRhythm: Millis = 10_000;
/** Slack being down keeps nobody from deciding; whoever left the channel within this time still may. */
const servesWhenDown: Millis = 15 * 60_000;

interface Remembered {
  members: ReadonlySet<StaffId>;
  at: Millis;
}

/** @param read all members of the channel; asked once at a time, however many ask here. */
export function membership(
  read: () => Promise<DeskResult<ReadonlySet<StaffId>>>,
): (staff: StaffId, now: Millis) => Promise<DeskResult<boolean>> {
  let remembered: Remembered | null = null;
  let triedAt: Millis = Number.NEGATIVE_INFINITY;
  let reading: Promise<DeskResult<ReadonlySet<StaffId>>> | null = null;

  const refresh = async (now: Millis) => {
    triedAt = now;
    reading ??= read();
    try {
      const result = await reading;
      if (result.kind === 'ok') remembered = { members: result.value, at: now };
      return result;
    } finally {
      reading = null;
    }
  };

  return async (staff, now) => {
    const age = remembered === null ? Number.POSITIVE_INFINITY : now - remembered.at;
    if (remembered !== null) {
      const known = remembered.members.has(staff);
      const justTried = now - triedAt < unknownRhythm;
      const fresh = age < rememberedFor && (known || justTried);
      if (fresh || (justTried && age < servesWhenDown)) return { kind: 'ok', value: known };
    }
    const result = await refresh(now);
    if (result.kind === 'ok') return { kind: 'ok', value: result.value.has(staff) };
    if (remembered !== null && age < servesWhenDown) return { kind: 'ok', value: remembered.members.has(staff) };
    return result;
  };
}
