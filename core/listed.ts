/** Several of a kind, as the sentences to staff list them. */
import type { StaffId } from './thread.ts';

/** Staff are named as the desk knows them, `<@U…>`. */
export const named = (staff: readonly StaffId[]): string => staff.map((id) => `<@${id}>`).join(', ');

/** Each in a line of its own. */
export const lines = (each: readonly string[]): string => each.map((one) => `• ${one}`).join('\n');
