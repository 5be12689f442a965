import { z } from 'zod';
import { nations } from '../rules/nation';

/**
 * The directory: who works where, who stands in for whom, who holds which standing role.
 * It is imported by the operator from a file and is data to the core, never asked for from inside it.
 */

const nation = z.enum(nations);

/** Calendar date, `YYYY-MM-DD`. */
const calendarDate = z.iso.date();

/** Time of day, `HH:MM`. */
const timeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);

/** Standing roles come from the directory, not from a case (process page §2). */
export const standingRole = z.enum([
  'clinical-lead',
  'safeguarding-lead',
  'coordinator',
  'service-planner',
  'operator',
]);
export type StandingRole = z.infer<typeof standingRole>;

/** These three must have a holder and an alternate in every treating organisation (process page §2). */
export const actingStandingRoles = ['clinical-lead', 'safeguarding-lead', 'coordinator'] as const;
export type ActingStandingRole = (typeof actingStandingRoles)[number];

export const organisation = z.object({
  /** The code of the Trust or Health Board (what I1 compares). */
  code: z.string().min(1).max(20),
  name: z.string().min(1).max(200),
  kind: z.enum(['trust', 'health-board', 'overseas', 'other']),
  nation,
  /** Codes of the sites this Trust or Board runs; a site code given for a person leads to its parent. */
  sites: z.array(z.object({ code: z.string().min(1).max(20), name: z.string().min(1).max(200) })),
  /** The code of the organisation this one became part of, where it merged. */
  mergedInto: z.string().max(20).optional(),
  workingHours: z.object({ from: timeOfDay, to: timeOfDay }),
  quietHours: z.object({ from: timeOfDay, to: timeOfDay }),
  /** The hospital's own route for an acutely deteriorating child, shown when intake stops (process page I14). */
  rapidReviewRoute: z.string().max(500),
  /** The second-opinion office's telephone number. */
  officePhone: z.string().max(40),
  /** When that is answered, as families are told: "Monday to Friday 9 to 5". */
  officeHours: z.string().max(120).optional(),
});
export type Organisation = z.infer<typeof organisation>;

export const person = z.object({
  /** Microsoft Entra object id, a GUID in lower case. */
  id: z.guid(),
  /** The Microsoft Entra tenant of their account, where it is not the one that the bot is at home in. */
  tenant: z.guid().optional(),
  /** Ids of accounts that they had before: what they had under one of them is theirs. */
  formerly: z.array(z.guid()).optional(),
  name: z.string().min(1).max(120),
  jobTitle: z.string().max(120),
  specialty: z.string().max(80),
  phone: z.string().max(40),
  /** When that is answered, as families are told. */
  phoneHours: z.string().max(120).optional(),
  /** GMC, NMC or other registration number, where the directory holds it. */
  registrationNumber: z.string().max(20).optional(),
  /** Consultants may be named consultant or deputy. */
  grade: z.enum([
    'consultant',
    'doctor',
    'nurse',
    'allied-health',
    'gp',
    'advocate',
    'administrator',
    'other',
  ]),
  /** Code of the organisation that employs this person (a Trust, Board or one of its sites). */
  organisation: z.string().min(1).max(20),
  /** Every other employer, honorary contracts too (process page I1). */
  otherEmployers: z.array(z.string().min(1).max(20)),
  /** The colleague who stands in when this person is away. */
  deputy: z.guid().optional(),
  /** Days away, first and last day included. */
  leave: z.array(z.object({ from: calendarDate, to: calendarDate })),
  /** How this person is reached: by the bot, or by the coordinator who relays (process page §7). */
  reach: z.enum(['teams', 'relay']),
  standing: z.array(
    z.object({
      role: standingRole,
      organisation: z.string().min(1).max(20),
      as: z.enum(['holder', 'alternate']),
    }),
  ),
});
export type Person = z.infer<typeof person>;

/** An MDT, a professional body or a National Advisory Panel, with a named clerk who gives its answers. */
export const panel = z.object({
  id: z.guid(),
  name: z.string().min(1).max(200),
  kind: z.enum(['mdt', 'professional-body', 'national-advisory-panel']),
  specialty: z.string().max(80),
  /** The organisation that runs it, where one does. */
  organisation: z.string().optional(),
  clerk: z.guid(),
  members: z.array(z.guid()),
  /** On which days it meets, and by when papers have to be there, in words; where it has such days. */
  meets: z.string().max(200).optional(),
});
export type Panel = z.infer<typeof panel>;

export const directory = z.object({
  organisations: z.array(organisation),
  people: z.array(person),
  panels: z.array(panel),
});
export type Directory = z.infer<typeof directory>;
