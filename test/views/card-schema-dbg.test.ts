import { commands, situations, filled } from './forms/situations';
import { formCard } from '../../src/views/cards/forms/form-card';
test('x', () => {
  for (const turn of [126, 425]) {
    const command = commands[turn % commands.length]!;
    const { definition, context } = situations(command)[0]!;
    const make = (text: string) => { const values = filled(definition, context, () => text);
    const pages = definition.pages({ ...context, values });
    const page = pages[turn % pages.length]?.id ?? '';
    return [command, pages.length, page, JSON.stringify(formCard({ definition, context, page, values, formId: 'f' }))]; };
    const a = make('Zqz'), b = make('`a`'); 
    console.log(a.slice(0,3), b.slice(0,3)); let i = 0; const x = String(a[3]), y = String(b[3]).replaceAll('`a`','Zqz'); while (x[i] === y[i]) i++; console.log(x.slice(i-200,i+100), '\n', y.slice(i-200,i+100));
  }
});
