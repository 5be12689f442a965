import { correlated, createLogger, said, takeOverConsole } from '../src/logger';

function logged(write: (logger: ReturnType<typeof createLogger>) => void): Record<string, unknown>[] {
  const lines: string[] = [];
  write(createLogger('info', { write: (line) => lines.push(line) }));
  return lines.map((line) => JSON.parse(line));
}

test('a line carries the id of the work in hand and the case, in UTC', () => {
  const [line] = logged((logger) =>
    correlated(() => logger.info({ case: 'K7M4-RQX3', verb: 'accept' }, 'a press'), 'REF23456'),
  );
  expect(line).toEqual({
    level: 30,
    time: expect.stringMatching(/Z$/),
    correlationId: 'REF23456',
    case: 'K7M4-RQX3',
    verb: 'accept',
    msg: 'a press',
  });
});

test('each piece of work has an id of its own, on every line of it, also of what follows later', async () => {
  const lines: Record<string, unknown>[] = [];
  const logger = createLogger('info', { write: (line) => void lines.push(JSON.parse(line)) });
  const work = async (name: string) => {
    logger.info({ of: name }, 'begins');
    await new Promise((resolve) => setTimeout(resolve, 1));
    said(() => logger.info({ of: name }, 'goes on'));
  };
  await Promise.all(['one', 'other'].map((name) => correlated(() => work(name))));
  const idsOf = (name: string) =>
    lines.filter((line) => line['of'] === name).map((line) => line['correlationId']);
  expect([idsOf('one'), idsOf('other')].map((ids) => [ids.length, new Set(ids).size])).toEqual([
    [2, 1],
    [2, 1],
  ]);
  expect(idsOf('one')[0]).toMatch(/^[A-Z2-9]{8}$/);
  expect(idsOf('one')[0]).not.toBe(idsOf('other')[0]);
  said(() => logger.info({ of: 'nothing in hand' }, 'is said'));
  expect(idsOf('nothing in hand')[0]).toMatch(/^[A-Z2-9]{8}$/);
});

test('content, names and secrets are not written, however deep they are handed in', () => {
  const careless = {
    text: 'Zephyrine',
    activity: { from: { name: 'Zephyrine' }, value: { x: 'Zephyrine' } },
    press: { inputs: { reason: 'Zephyrine' } },
    headers: { authorization: 'Bearer Zephyrine' },
    password: 'Zephyrine',
    card: { body: ['Zephyrine'] },
  };
  const lines = logged((logger) => logger.info(careless, 'careless'));
  expect(JSON.stringify(lines)).not.toContain('Zephyrine');
  expect(JSON.stringify(lines)).toContain('[not logged]');
});

test('of an error the class, the code and the place are written, and of its causes; not the words', () => {
  const cause = Object.assign(new SyntaxError('Unexpected token Z in "Zephyrine"'), { code: 'E_PARSE' });
  const err = Object.assign(new TypeError('Zephyrine', { cause }), { input: 'Zephyrine' });
  const lines = logged((logger) => logger.error({ err }, 'failed'));
  expect(JSON.stringify(lines)).not.toContain('Zephyrine');
  expect(lines[0]?.['err']).toMatchObject({
    type: 'TypeError',
    at: expect.arrayContaining([expect.stringContaining('logger.test')]),
    cause: { type: 'SyntaxError', code: 'E_PARSE' },
  });
});

test('an error handed over alone, and what is no error, give nothing away either', () => {
  const lines = logged((logger) => {
    logger.error(new Error('Zephyrine'));
    logger.error({ err: 'Zephyrine' }, 'thrown text');
  });
  expect(JSON.stringify(lines)).not.toContain('Zephyrine');
});

test('below the level nothing is written', () => {
  expect(logged((logger) => logger.debug('quiet'))).toEqual([]);
});

test('what a library writes to the console becomes a line without its words, and not more than one a minute', () => {
  const before = { ...console };
  const heard = process.listeners('warning');
  const lines = logged((logger) => {
    takeOverConsole(logger);
    for (let times = 0; times < 50; times += 1)
      console.error('no key for token eyJhbGciOi', new TypeError('eyJhbGciOi'));
    console.log('hello');
  });
  Object.assign(console, before);
  process.removeAllListeners('warning');
  for (const each of heard) process.on('warning', each);
  expect(lines).toMatchObject([
    { as: 'error', times: 1, err: { type: 'TypeError' }, msg: 'a library said something' },
    { as: 'log', times: 1 },
  ]);
  expect(JSON.stringify(lines)).not.toMatch(/eyJ|hello/);
});
