/** A card with a press of the new kind and one of old clients. */
export const exampleCard = (text: string) => ({
  type: 'AdaptiveCard',
  version: '1.5',
  body: [{ type: 'TextBlock', text }],
  actions: [
    {
      type: 'Action.Execute',
      title: 'Accept',
      verb: 'accept',
      data: { case: 'K7M4-RQX3', step: 2, form: 'f1' },
    },
    {
      type: 'Action.Submit',
      title: 'Old client',
      data: { verb: 'accept', case: 'K7M4-RQX3', step: 2, form: 'f1' },
    },
  ],
});
