import fc from 'fast-check';
import { createDraftNames } from '../../src/store/draft-names';
import { StoreFault } from '../../src/store/faults';

const names = createDraftNames(Buffer.alloc(32, 1));
const person = '11111111-1111-4111-8111-111111111111';
const about = 'K7M4-RQX3';

describe('what a draft is called', () => {
  test('tells neither the person, nor the request, nor the form, by its length neither', () => {
    const forms = ['comment', 'record-death', 'safeguarding-hold', 'give-opinion@c1', 'withdraw'];
    const called = forms.map((form) => names.nameOf({ person, about, form }));
    for (const name of called) {
      const shown = [name, Buffer.from(name, 'base64url').toString('latin1')].join(' ');
      for (const secret of [person, about, ...forms]) expect(shown).not.toContain(secret);
    }
    expect(new Set(called.map(({ length }) => length)).size).toBe(1);
    expect(new Set(called).size).toBe(forms.length);
  });

  test('one draft has one name, which leads back to it', () => {
    const text = fc.string({ unit: 'grapheme' });
    fc.assert(
      fc.property(text, text, text, (who, what, form) => {
        const key = { person: who, about: what, form };
        expect(names.nameOf(key)).toBe(createDraftNames(Buffer.alloc(32, 1)).nameOf(key));
        expect(names.keyOf(names.nameOf(key))).toEqual(key);
      }),
    );
  });

  test('another secret gives other names, and opens none', () => {
    const others = createDraftNames(Buffer.alloc(32, 2));
    const name = names.nameOf({ person, about, form: 'comment' });
    expect(others.nameOf({ person, about, form: 'comment' })).not.toBe(name);
    expect(() => others.keyOf(name)).toThrow(StoreFault);
    expect(() => names.keyOf(`${name.slice(0, -2)}AA`)).toThrow(StoreFault);
    expect(() => names.keyOf('short')).toThrow(StoreFault);
    expect(() => createDraftNames(Buffer.alloc(31))).toThrow(RangeError);
  });
});
