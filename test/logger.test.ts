import { createLogger, forRequest } from '../src/logger';

function logged(write: (logger: ReturnType<typeof createLogger>) => void): Record<string, unknown>[] {
  const lines: string[] = [];
  write(createLogger('info', { write: (line) => lines.push(line) }));
  return lines.map((line) => JSON.parse(line));
}

test('a line carries the id of its request and the case, in UTC', () => {
  const [line] = logged((logger) =>
    forRequest(logger, 'REF23456', 'K7M4-RQX3').info({ verb: 'accept' }, 'a press'),
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
