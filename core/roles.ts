/** Who may do what at the desk. Whoever is in the channel and has no role of their own is staff. */
import type { HandOver } from './handling.ts';
import type { StaffId } from './thread.ts';

export interface Roles {
  leads: readonly StaffId[];
  trainees: readonly StaffId[];
}

export interface Team {
  id: string;
  name: { de: string; en: string };
  members: readonly StaffId[];
}

/** Leads release the stop and change the library; where none is named, every member of staff may, trainees apart. */
export function isLead(roles: Roles, staff: StaffId): boolean {
  return roles.leads.length === 0 ? !isTrainee(roles, staff) : roles.leads.includes(staff);
}

/** What a trainee approves needs a second person. */
export function isTrainee(roles: Roles, staff: StaffId): boolean {
  return roles.trainees.includes(staff);
}

/** The people behind a hand-over; empty for a team that no longer exists. */
export function peopleOf(to: HandOver['to'], teams: readonly Team[]): readonly StaffId[] {
  return 'staff' in to ? [to.staff] : (teams.find(({ id }) => id === to.team)?.members ?? []);
}
