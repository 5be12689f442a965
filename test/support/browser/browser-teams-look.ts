/** How Teams draws a card: its published host configuration, light and dark. */

export type Theme = 'light' | 'dark';

interface Colours {
  readonly text: readonly [usual: string, subtle: string];
  readonly accent: string;
  readonly good: string;
  readonly warning: string;
  readonly attention: string;
  readonly back: Readonly<
    Record<'default' | 'emphasis' | 'accent' | 'good' | 'warning' | 'attention', string>
  >;
  readonly line: string;
}

const light: Colours = {
  text: ['#242424', '#595959'],
  accent: '#4f52b2',
  good: '#1e5e35',
  warning: '#6d4b00',
  attention: '#b10e1c',
  back: {
    default: '#ffffff',
    emphasis: '#f5f5f5',
    accent: '#e8ebfa',
    good: '#e7f2da',
    warning: '#fbf6d9',
    attention: '#fcf4f6',
  },
  line: '#d1d1d1',
};

const dark: Colours = {
  text: ['#ffffff', '#c4c4c4'],
  accent: '#a6a7dc',
  good: '#9ad29a',
  warning: '#fde300',
  attention: '#f1a3ab',
  back: {
    default: '#292929',
    emphasis: '#1f1f1f',
    accent: '#2f2f4a',
    good: '#0d2e0d',
    warning: '#463100',
    attention: '#3b1519',
  },
  line: '#525252',
};

const pair = (usual: string, subtle = usual) => ({ default: usual, subtle });

function containerStyle(colours: Colours, backgroundColor: string) {
  return {
    backgroundColor,
    foregroundColors: {
      default: pair(...colours.text),
      dark: pair(...colours.text),
      light: pair('#ffffff'),
      accent: pair(colours.accent),
      good: pair(colours.good),
      warning: pair(colours.warning),
      attention: pair(colours.attention),
    },
  };
}

const sizes = { small: 12, default: 14, medium: 16, large: 18, extraLarge: 24 };

const font = (fontFamily: string, text: number) => ({
  fontFamily,
  fontSizes: Object.fromEntries(Object.entries(sizes).map(([name, size]) => [name, size * text])),
  fontWeights: { lighter: 300, default: 400, bolder: 600 },
});

/**
 * The host configuration that the renderer takes.
 * @param text how large the reader has their text; 1 is usual
 */
export function teamsLook(theme: Theme, text = 1): object {
  const colours = theme === 'light' ? light : dark;
  return {
    spacing: { small: 8, default: 12, medium: 16, large: 20, extraLarge: 24, padding: 16 },
    separator: { lineThickness: 1, lineColor: colours.line },
    supportsInteractivity: true,
    fontTypes: {
      default: font('var(--font)', text),
      monospace: font('monospace', text),
    },
    containerStyles: Object.fromEntries(
      Object.entries(colours.back).map(([name, back]) => [name, containerStyle(colours, back)]),
    ),
    actions: {
      maxActions: 6,
      spacing: 'default',
      buttonSpacing: 8,
      showCard: { actionMode: 'inline', inlineTopMargin: 12, style: 'emphasis' },
      preExpandSingleShowCardAction: false,
      actionsOrientation: 'horizontal',
      actionAlignment: 'left',
    },
    inputs: {
      label: {
        inputSpacing: 'small',
        requiredInputs: { weight: 'bolder', color: 'default', size: 'default', suffix: ' *' },
        optionalInputs: { weight: 'bolder', color: 'default', size: 'default' },
      },
      errorMessage: { color: 'attention', weight: 'bolder', size: 'small', spacing: 'small' },
    },
    adaptiveCard: { allowCustomStyle: false },
    textBlock: { headingLevel: 2 },
  };
}
