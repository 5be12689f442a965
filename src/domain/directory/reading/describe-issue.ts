import type { z } from 'zod';

type Issue = z.core.$ZodIssue;

const formats: Readonly<Record<string, string>> = {
  guid: 'must be an id such as 00000000-0000-4000-8000-000000000101',
  date: 'must be a date such as 2026-11-16',
  regex: 'must be a time such as 09:00',
};

/** A mistake in one field in plain English, without the name of the field: "must not be empty". */
export function describeIssue(issue: Issue): string {
  if (issue.input === '' || (issue.code === 'too_small' && issue.minimum === 1)) return 'must not be empty';
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined ? 'is missing' : `must be ${kinds[issue.expected] ?? issue.expected}`;
    case 'invalid_value':
      return `must be one of: ${issue.values.map(String).join(', ')}`;
    case 'invalid_format':
      return formats[issue.format] ?? 'is not written as it should be';
    case 'too_big':
      return `must have at most ${issue.maximum} characters`;
    case 'unrecognized_keys':
      return `holds what is not known here: ${issue.keys.join(', ')}`;
    default:
      return 'is not as it should be';
  }
}

const kinds: Readonly<Record<string, string>> = { string: 'text', array: 'a list', object: 'an object' };
