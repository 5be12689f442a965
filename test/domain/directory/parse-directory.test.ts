import { inventedDirectory } from '../../../src/domain/directory/invented/invented-directory';
import { inventedId } from '../../../src/domain/directory/invented/invented-person';
import { parseDirectory } from '../../../src/domain/directory/reading/parse-directory';
import type { Directory, Organisation, Person } from '../../../src/domain/directory/schema';
import { asCsv, copyOfInvented } from './directory-builder';

const problemsOf = (text: string) => {
  const parsed = parseDirectory(text);
  return parsed.ok ? [] : parsed.problems;
};

/** The problems of the invented directory after a change, as an operator's CSV file and as JSON would give them. */
function problemsAfter(change: (directory: Directory) => void): string[] {
  const directory = copyOfInvented();
  change(directory);
  const fromCsv = problemsOf(asCsv(directory)).map(({ problem }) => problem);
  const fromJson = problemsOf(JSON.stringify(directory)).map(({ problem }) => problem);
  expect(fromJson.map((problem) => problem.replace(/^\S+: /, ''))).toEqual(fromCsv);
  return fromCsv;
}

function edit(number: number, change: Partial<Person>): (directory: Directory) => void {
  return ({ people }) => {
    Object.assign(people.find(({ id }) => id === inventedId(number)) ?? {}, change);
  };
}

function editPlace(code: string, change: Partial<Organisation>): (directory: Directory) => void {
  return ({ organisations }) => {
    Object.assign(organisations.find((one) => one.code === code) ?? {}, change);
  };
}

describe('a directory file without mistakes', () => {
  test.each([
    ['JSON', JSON.stringify(inventedDirectory, null, 2)],
    ['CSV', asCsv(inventedDirectory)],
    ['CSV from a spreadsheet, with byte order mark and CR LF', `\uFEFF${asCsv(inventedDirectory, '\r\n')}`],
    ['JSON with a byte order mark', `\uFEFF${JSON.stringify(inventedDirectory)}`],
  ])('is read from %s', (_name, text) => {
    expect(parseDirectory(text)).toEqual({ ok: true, directory: inventedDirectory });
  });

  test('may name its columns in any order and write ids in capitals and codes in small letters', () => {
    const directory = copyOfInvented();
    for (const one of directory.organisations) one.rapidReviewRoute = 'Ring 2222.';
    const lines = asCsv(directory).split('\n');
    expect(lines.join()).not.toContain('"');
    const reversed = lines.map((line) => line.split(',').reverse().join(','));
    const loud = reversed.join('\n').replaceAll('INV-', 'inv-').replaceAll('inv-t1-ch', 'Inv-T1-ch');
    expect(parseDirectory(loud)).toEqual({ ok: true, directory });
  });
});

describe('signs that nobody sees are refused, wherever they stand', () => {
  test.each([
    ['a terminal’s escape in a name', edit(101, { name: 'Dr \u001b[31mRed' }), 'name', '001B'],
    ['a turned direction in a job title', edit(101, { jobTitle: 'tnatlusnoC\u202e' }), 'jobTitle', '202E'],
    ['a bell in a telephone number', edit(101, { phone: '01632\u0007' }), 'phone', '0007'],
    ['two lines in a name', edit(101, { name: 'Dr One\nDr Two' }), 'name', '000A'],
  ])('%s', (_, change, field, code) => {
    expect(problemsAfter(change)).toEqual([
      `The text of ${field} holds a character that cannot be seen (U+${code}). Please type it anew.`,
    ]);
  });
});

describe('accounts of before', () => {
  const former = '00000000-0000-4000-8000-000000009999';
  test.each<[string, Partial<Person>, RegExp]>([
    [
      'are nobody’s now',
      { formerly: [inventedId(102)] },
      /The former id ".*" of .* is somebody's in the file\./,
    ],
    ['are given once', { formerly: [former, former] }, /The former id ".*" of .* is given twice\./],
    ['are ids', { formerly: ['dr-old'] }, /"?formerly.* must be an id/],
  ])('%s', (_, change, problem) => {
    const directory = copyOfInvented();
    edit(101, change)(directory);
    expect(problemsOf(JSON.stringify(directory)).map((each) => each.problem)).toEqual([
      expect.stringMatching(problem),
    ]);
  });
});

describe('mistakes between entries are told in plain English', () => {
  const { people } = inventedDirectory;
  test.each<[string, (directory: Directory) => void, string[]]>([
    [
      'a site under two organisations',
      editPlace('INV-T2', { sites: [{ code: 'inv-t1-ch', name: 'Again' }] }),
      [
        'The code "INV-T1-CH" is used twice; it is already under "INV-T1". A site belongs to one organisation.',
      ],
    ],
    [
      'a panel with the id of a person',
      ({ panels }) => Object.assign(panels[0] ?? {}, { id: inventedId(101) }),
      [`The id "${inventedId(101)}" is used twice.`],
    ],
    [
      'an employer that is not in the file',
      edit(204, { otherEmployers: ['INV-T9'] }),
      ['The file holds no organisation or site with the code "INV-T9".'],
    ],
    [
      'a deputy who is nobody',
      edit(101, { deputy: inventedId(999) }),
      [`The deputy of Dr Amara Okonkwo-Bell, "${inventedId(999)}", is nobody in the file.`],
    ],
    [
      'a deputy who is no consultant',
      edit(101, { deputy: inventedId(103) }),
      ['The deputy of Dr Amara Okonkwo-Bell must be a consultant; Dr Priya Raghunathan is not.'],
    ],
    [
      'a deputy of oneself',
      edit(101, { deputy: inventedId(101) }),
      ['Dr Amara Okonkwo-Bell cannot be their own deputy.'],
    ],
    [
      'leave that ends before it begins',
      edit(101, { leave: [{ from: '2027-02-02', to: '2027-02-01' }] }),
      ['The leave of Dr Amara Okonkwo-Bell ends (2027-02-01) before it begins (2027-02-02).'],
    ],
    [
      'a clerk and a member who are nobody',
      ({ panels }) => Object.assign(panels[0] ?? {}, { clerk: inventedId(998), members: [inventedId(999)] }),
      [
        `The clerk "${inventedId(998)}" of this panel is nobody in the file.`,
        `The member "${inventedId(999)}" of this panel is nobody in the file.`,
      ],
    ],
    [
      'nobody in a standing role',
      edit(304, { standing: [] }),
      ['Thornwick Vale NHS Trust (invented) (INV-T3): nobody is safeguarding lead.'],
    ],
    [
      'no alternate',
      edit(307, { standing: [] }),
      ['Thornwick Vale NHS Trust (invented) (INV-T3): the coordinator has no alternate.'],
    ],
    [
      'two holders, one of them the alternate',
      edit(302, {
        standing: [
          { role: 'clinical-lead', organisation: 'INV-T3', as: 'holder' },
          { role: 'clinical-lead', organisation: 'INV-T3', as: 'alternate' },
        ],
      }),
      [
        'Thornwick Vale NHS Trust (invented) (INV-T3): more than one person is clinical lead.',
        'Thornwick Vale NHS Trust (invented) (INV-T3): the clinical lead and the alternate are the same person.',
      ],
    ],
    [
      'working hours that end before they begin',
      editPlace('INV-T1', { workingHours: { from: '17:00', to: '09:00' } }),
      ['Working hours must end later on the same day than they begin.'],
    ],
    [
      'no quiet hours at all is no mistake',
      editPlace('INV-T1', {
        quietHours: { from: '17:00', to: '17:00' },
        workingHours: { from: '09:00', to: '17:00' },
      }),
      [],
    ],
    [
      'working hours that are all quiet',
      editPlace('INV-T1', { quietHours: { from: '08:00', to: '18:00' } }),
      ['Working hours lie wholly within quiet hours.'],
    ],
    [
      'working hours that are all early morning',
      editPlace('INV-T1', { workingHours: { from: '05:00', to: '06:30' } }),
      ['Working hours lie wholly within quiet hours.'],
    ],
    [
      'working hours that are all late evening',
      editPlace('INV-T1', { workingHours: { from: '20:00', to: '22:00' } }),
      ['Working hours lie wholly within quiet hours.'],
    ],
    [
      'a merger with an organisation that is not in the file',
      editPlace('INV-G1', { mergedInto: 'INV-G9' }),
      ['"INV-G1" merged into "INV-G9", which is no organisation in the file.'],
    ],
    [
      'organisations merged into each other',
      (directory) => {
        editPlace('INV-G1', { mergedInto: 'INV-G2' })(directory);
        editPlace('INV-G2', { mergedInto: 'INV-G1' })(directory);
      },
      ['"INV-G1" ends up merged into itself.', '"INV-G2" ends up merged into itself.'],
    ],
  ])('%s', (_name, change, expected) => {
    expect(problemsAfter(change)).toEqual(expected);
  });

  test('a Trust without consultants, or merged into another, needs nobody in the standing roles', () => {
    const without = copyOfInvented();
    without.people = people.filter(({ organisation }) => organisation !== 'INV-T3');
    expect(problemsOf(JSON.stringify(without))).toEqual([]);
    const merged = problemsAfter((directory) => {
      directory.people = people.map((one) =>
        one.organisation === 'INV-T3' ? { ...one, standing: [] } : one,
      );
      editPlace('INV-T3', { mergedInto: 'INV-T2' })(directory);
    });
    expect(merged).toEqual([]);
  });

  test('a person listed twice', () => {
    const twice = problemsAfter((directory) => directory.people.push(...people.slice(12, 13)));
    expect(twice).toEqual([`The id "${inventedId(113)}" is used twice.`]);
  });
});

describe('all mistakes come at once, with the line they stand on', () => {
  test('in CSV', () => {
    const lines = [
      'record,code,name,kind,nation,working_from,working_to,quiet_from,quiet_to,rapid_review_route,office_phone,colour',
      'organisation,A,Alder Trust,trust,narnia,9 am,17:00,20:00,07:00,Ring 2222.,01632 960900,',
      'ward,B,,,,,,,,,,',
      'organisation,,,trust,wales,09:00,17:00,20:00,07:00,Ring 2222.,01632 960901,',
      'site,C,Alder House,trust,,,,,,,,',
    ];
    expect(problemsOf(lines.join('\r\n'))).toEqual([
      { line: 1, problem: 'There is no column "colour".' },
      { line: 2, problem: 'The column "nation" must be one of: england, wales, scotland, northern-ireland.' },
      { line: 2, problem: 'The column "working_from" must be a time such as 09:00.' },
      {
        line: 3,
        problem:
          'The column "record" says "ward". It must be one of: organisation, site, person, leave, standing, panel.',
      },
      { line: 4, problem: 'The column "code" must not be empty.' },
      { line: 4, problem: 'The column "name" must not be empty.' },
      { line: 5, problem: 'A row for "site" has no use for the column "kind".' },
      { line: 5, problem: 'This row does not say which organisation it belongs to.' },
    ]);
  });

  test('in the rows of people, their leave and their roles', () => {
    const lines = [
      'record,id,person,name,job_title,grade,organisation,deputy,reach,from,to,role,as',
      'person,someone,,Ann Example,,surgeon,A,,pigeon,,,,',
      'leave,,someone,,,,,,,2026-02-30,2026-03-01,,',
      'standing,,someone,,,,A,,,,,chief,holder',
      'leave,,nobody,,,,,,,2026-03-01,2026-03-02,,',
      `person,${inventedId(101)},,${'x'.repeat(121)},,consultant,,,teams,,,,`,
    ];
    expect(problemsOf(lines.join('\n')).map(({ line, problem }) => `${line}: ${problem}`)).toEqual([
      '2: The column "id" must be an id such as 00000000-0000-4000-8000-000000000101.',
      '2: The column "grade" must be one of: consultant, doctor, nurse, allied-health, gp, advocate, administrator, other.',
      '2: The column "reach" must be one of: teams, relay.',
      '2: The file holds no organisation or site with the code "A".',
      '3: The column "from" must be a date such as 2026-11-16.',
      '4: The column "role" must be one of: clinical-lead, safeguarding-lead, coordinator, service-planner, operator.',
      '4: The file holds no organisation or site with the code "A".',
      '5: This row belongs to the person "nobody", which the file does not hold.',
      '6: The column "name" must have at most 120 characters.',
      '6: The column "organisation" must not be empty.',
    ]);
  });

  test('in JSON', () => {
    const directory = JSON.parse(JSON.stringify(inventedDirectory)) as Record<
      string,
      Record<string, unknown>[]
    >;
    Object.assign(directory['people']?.[0] ?? {}, { grade: 'surgeon', deputty: 'x', deputy: 5 });
    delete directory['people']?.[1]?.['leave'];
    Object.assign(directory['panels']?.[0] ?? {}, { clerk: inventedId(999) });
    const text = JSON.stringify(directory, null, 1);
    const lineWith = (part: string) => text.slice(0, text.indexOf(part)).split('\n').length;
    expect(problemsOf(text)).toEqual([
      {
        line: lineWith(`"id": "${inventedId(101)}"`) - 1,
        problem: 'people[0] holds what is not known here: deputty.',
      },
      {
        line: lineWith('"surgeon"'),
        problem:
          'people[0].grade must be one of: consultant, doctor, nurse, allied-health, gp, advocate, administrator, other.',
      },
      { line: lineWith('"deputy": 5'), problem: 'people[0].deputy must be text.' },
      { line: lineWith(`"id": "${inventedId(102)}"`) - 1, problem: 'people[1].leave is missing.' },
      {
        line: lineWith('"clerk"'),
        problem: `panels[0].clerk: The clerk "${inventedId(999)}" of this panel is nobody in the file.`,
      },
    ]);
  });

  test.each([
    ['', 1, 'The file is empty.'],
    ['\uFEFF \r\n', 1, 'The file is empty.'],
    [
      '{\n"people": [],\n}',
      3,
      'The JSON is broken here or just before: a comma, quote or bracket is missing or one too many.',
    ],
    ['name,colour', 1, 'The first row must name the columns, "record" among them.'],
    ['{"people": [], "panels": []}', 1, 'organisations is missing.'],
    ['{"organisations": [], "people": "none", "panels": []}', 1, 'people must be a list.'],
  ])('%j is refused', (text, line, problem) => {
    expect(problemsOf(text)[0]).toEqual({ line, problem });
  });
});
