import { HostConfig } from 'adaptivecards';

/** Text colours are variables of the style sheet, so light and dark change without drawing a card anew. */
const colour = (name: string) => ({ default: `var(--card-${name})`, subtle: `var(--card-${name}-subtle)` });

const foregroundColors = {
  default: colour('text'),
  dark: colour('text'),
  light: colour('text'),
  accent: colour('accent'),
  good: colour('good'),
  warning: colour('warning'),
  attention: colour('attention'),
};

const style = (name: string) => ({ backgroundColor: `var(--card-${name}-back)`, foregroundColors });

/** How large the reader has their text; 1 is usual. The renderer takes sizes in pixels alone. */
const text = Number.parseFloat(getComputedStyle(document.documentElement).fontSize) / 16;
const scaled = <Names extends string>(sizes: Readonly<Record<Names, number>>) =>
  Object.fromEntries(Object.entries<number>(sizes).map(([name, size]) => [name, Math.round(size * text)]));

/** How Teams draws cards: its sizes and spacings, and up to six buttons in a row that wraps. */
export const teamsHostConfig = new HostConfig({
  supportsInteractivity: true,
  fontFamily: 'var(--font)',
  fontSizes: scaled({ small: 12, default: 14, medium: 14, large: 18, extraLarge: 24 }),
  fontWeights: { lighter: 300, default: 400, bolder: 600 },
  lineHeights: scaled({ small: 16, default: 20, medium: 20, large: 24, extraLarge: 32 }),
  spacing: { small: 8, default: 12, medium: 16, large: 20, extraLarge: 24, padding: 14 },
  separator: { lineThickness: 1, lineColor: 'var(--card-line)' },
  imageSizes: { small: 32, medium: 52, large: 100 },
  containerStyles: {
    default: { backgroundColor: 'transparent', foregroundColors },
    emphasis: style('emphasis'),
    accent: style('accent'),
    good: style('good'),
    attention: style('attention'),
    warning: style('warning'),
  },
  inputs: {
    label: {
      inputSpacing: 'small',
      requiredInputs: { size: 'default', weight: 'bolder', suffix: ' *', suffixColor: 'attention' },
      optionalInputs: { size: 'default', weight: 'bolder' },
    },
    errorMessage: { size: 'small', color: 'attention', weight: 'default' },
  },
  actions: {
    maxActions: 6,
    spacing: 'default',
    buttonSpacing: 8,
    showCard: { actionMode: 'inline', inlineTopMargin: 8, style: 'emphasis' },
    actionsOrientation: 'horizontal',
    actionAlignment: 'left',
  },
  adaptiveCard: { allowCustomStyle: false },
  textBlock: { headingLevel: 3 },
  textStyles: { heading: { size: 'large', weight: 'bolder' } },
  factSet: {
    title: { weight: 'bolder', size: 'default', wrap: true, maxWidth: 140 },
    value: { weight: 'default', size: 'default', wrap: true },
    spacing: 12,
  },
});
