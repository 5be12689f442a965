import { z } from 'zod';
import { hostName, httpsAddress } from './schemas';

/** What `npm run package` reads besides the bot's own settings. `.env.example` lists exactly these after those. */
export const packageFields = {
  PUBLIC_HOST: hostName.refine((host) => host.includes('.') && !host.includes(':'), {
    error: 'must be a host name without a port, for example second-opinion.example.nhs.uk',
  }),
  DEVELOPER_NAME: z.string().max(32, { error: 'must be 32 characters at most' }),
  DEVELOPER_WEBSITE_URL: httpsAddress,
  DEVELOPER_PRIVACY_URL: httpsAddress,
  DEVELOPER_TERMS_URL: httpsAddress,
};
