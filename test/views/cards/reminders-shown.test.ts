import { caseCard } from '../../../src/views/cards/case-card';
import { sayAll } from '../../../src/views/words/say-all';
import { aCommand } from '../../builders/core/a-command';
import { theFacts, who } from '../../builders/core/people';
import { caseOf, play, type Story } from '../../builders/core/play';
import { aCaseAt, usualCast } from '../../builders/core/ways';

/** Who has been told, when, and what happens next (process page §6), and to whom that is shown. */
const { consultant, requester } = usualCast;
const { nurse, coordinator, safeguardingLead } = who;
const name = (person: string) => theFacts.directory.byId.get(person)?.name ?? 'nobody';

function words({ events, now, ...story }: Story, viewer: string, side: 'case' | 'history'): string {
  const state = caseOf({ events, now, ...story });
  return JSON.stringify(caseCard({ state, facts: story.facts, viewer, now, formId: 'form', events, side }));
}

const soon = { urgency: 'soon' as const };

describe('reminders on the cards', () => {
  const asked = aCaseAt('consultant-review', 'external-second-opinion', usualCast, soon);
  const reminded = play(asked, { until: '2027-01-11 13:30' });

  test('requester and coordinator see what happens next and when; the team does not', () => {
    for (const viewer of [requester, coordinator]) {
      expect(words(asked, viewer, 'case')).toContain('If nobody acts');
      expect(words(asked, viewer, 'case')).toContain(
        `Mon\u00a011\u00a0Jan,\u00a013:00: a reminder goes to ${name(consultant)}`,
      );
    }
    expect(words(asked, nurse, 'case')).not.toContain('If nobody acts');
  });

  test('once the last reminder was sent, they are told so, and whom to notify; the one it waits for is not sent to themselves', () => {
    const usedUp = play(asked, { until: '2027-02-11 13:30' });
    const phone = theFacts.directory.byId.get(consultant)?.phone;
    for (const viewer of [requester, coordinator]) {
      const shown = words(usedUp, viewer, 'case');
      expect(shown).toContain(`No more reminders come. Please ring ${name(consultant)}: ${phone}.`);
      expect(shown).not.toContain('If nobody acts');
    }
    expect(words(usedUp, nurse, 'case')).not.toContain('No more reminders');
    const own = play(aCaseAt('closing', 'external-second-opinion', usualCast, soon), {
      until: '2027-04-11 13:30',
    });
    expect(words(own, coordinator, 'case')).toContain('No more reminders come. This still waits for you.');
    expect(words(asked, coordinator, 'case')).not.toContain('No more reminders');
  });

  test('whoever is reminded themselves reads “you”; two names are joined by “and”', () => {
    const preparing = aCaseAt('preparing', 'external-second-opinion', usualCast, soon);
    expect(words(preparing, coordinator, 'case')).toMatch(/: a reminder goes to you"/);
    const once = play(preparing, { until: '2027-01-12 10:00' });
    expect(words(once, coordinator, 'case')).toMatch(/: a reminder goes to you and [^",]+"/);
    expect(sayAll([])).toBe('');
    expect(sayAll(['A', 'B', 'C'])).toBe('A, B and C');
  });

  test('the history says who was reminded to those who watch over delivery, and to others that a reminder was sent', () => {
    expect(words(reminded, requester, 'history')).toContain(`A reminder was sent to ${name(consultant)}`);
    expect(words(reminded, nurse, 'history')).toContain('A reminder was sent');
    expect(words(reminded, nurse, 'history')).not.toContain('A reminder was sent to');
  });

  test('an invitation that lapses next is announced', () => {
    const inviting = aCaseAt('inviting', 'external-second-opinion', usualCast, soon);
    const once = play(inviting, { until: '2027-01-11 14:00' });
    expect(words(once, coordinator, 'case')).toMatch(
      /the invitation of [^"]+ lapses, and the next on the list is asked/,
    );
  });

  test('a reminder about a hold is no entry for those who may not know of the hold', () => {
    const held = play(
      aCaseAt('preparing', 'external-second-opinion', usualCast, soon),
      { by: consultant, gives: aCommand('hold') },
      { until: '2027-01-12 10:30' },
    );
    const about = held.events.filter(
      (each) => each.type === 'reminded' && each.obligation.startsWith('hold'),
    );
    expect(about.length).toBeGreaterThan(0);
    expect(words(held, coordinator, 'history')).toContain(`A reminder was sent to ${name(safeguardingLead)}`);
    const entries = (text: string) => text.split('A reminder was sent').length - 1;
    const all = held.events.filter((each) => each.type === 'reminded').length;
    expect(entries(words(held, nurse, 'history'))).toBeLessThan(all);
    expect(words(held, nurse, 'history')).not.toContain(name(safeguardingLead));
  });

  test('a closed request announces nothing', () => {
    expect(words(aCaseAt('closed'), coordinator, 'case')).not.toContain('If nobody acts');
  });
});
