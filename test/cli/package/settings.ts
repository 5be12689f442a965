import type { PackageSettings } from '../../../src/cli/package/settings';

/** Settings with which a package can be made. */
export const packageSettings: PackageSettings = {
  MicrosoftAppId: '3f2504e0-4f89-41d3-9a0c-0305e82c3301',
  PUBLIC_HOST: 'second-opinion.example.nhs.uk',
  PUBLIC_PATH: '',
  DEVELOPER_NAME: 'Example Trust',
  DEVELOPER_WEBSITE_URL: 'https://example.nhs.uk/second-opinion',
  DEVELOPER_PRIVACY_URL: 'https://example.nhs.uk/privacy',
  DEVELOPER_TERMS_URL: 'https://example.nhs.uk/terms',
  TEAMS_APP_ID: '9f86d081-884c-4d63-a1b2-5c1f4e5a7c3d',
};
