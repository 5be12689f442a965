import { type AppManifest, AppManifestUtils } from '@microsoft/app-manifest';
import { schemaAddress } from './check-manifest';
import { plainSentence } from './plain-sentence';

/**
 * Checks a manifest against Microsoft's schema 1.25, which its library carries, so that nothing is fetched.
 *
 * @returns one plain sentence for each mistake
 */
export async function checkSchema(manifest: unknown): Promise<string[]> {
  const schema = await AppManifestUtils.fetchSchema(schemaAddress);
  const found = await AppManifestUtils.validateAgainstSchema(manifest as AppManifest, schema);
  return found.map(plainSentence);
}
