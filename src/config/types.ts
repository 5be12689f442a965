/** Which start this is: `production` (npm start) or `local` (npm run local, npm run demo). */
export type Mode = 'production' | 'local';

export interface Settings {
  readonly port: number;
  /** Where people's browsers reach the bot, without a slash at the end; undefined: nothing can be opened to print. */
  readonly publicUrl: string | undefined;
  /** Its path: empty where there is none. */
  readonly publicPath: string;
  /** Seconds for which a connection that falls idle stays open; undefined: longer than any balancer keeps one. */
  readonly keepAliveSeconds: number | undefined;
  readonly logLevel: 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace' | 'silent';
  /** Days a half-made request, opinion or pack is kept before it expires. */
  readonly draftRetentionDays: number;
  /** Durations and bank holidays other than the defaults; undefined: the defaults. */
  readonly remindersFile: string | undefined;
  readonly supportFile: string | undefined;
  /** How many replicas must have a change before it counts; 0 where there are none. */
  readonly redisReplicas: number;
  /** How Redis keeps what it is given, as whoever runs it says; undefined: its settings must tell. */
  readonly redisDurability: 'always' | 'waitaof' | 'replicas' | undefined;
  /** Addresses of the sentinels that say where the primary is; empty where the address of Redis leads to it by itself. */
  readonly redisSentinels: readonly string[];
  readonly app: {
    readonly id: string;
    readonly tenantId: string;
    readonly type: 'SingleTenant' | 'UserAssignedMSI';
    readonly password: string | undefined;
  };
  /** The id of the app in Teams' catalogue, as the manifest and links to the tab name it. */
  readonly teamsAppId: string;
  /** Tenants (lower-case GUIDs) whose people the bot serves. */
  readonly tenantAllowList: readonly string[];
  /** Hosts, with the port where there is one, that a service address may have. */
  readonly serviceUrlHosts: readonly string[];
  readonly authority: Authority;
  /** Who signs people in to the tab, without a slash at the end: issuer and keys are below it. */
  readonly tabAuthorityUrl: string;
  /** The first key seals; the others still open what they sealed. */
  readonly sealingKeys: readonly NamedKey[];
  /** 32 bytes; signs the head of each case's history. */
  readonly chainKey: Buffer;
  /** What whoever reads `/metrics` must show; undefined: nobody may, but on loopback. */
  readonly metricsToken: string | undefined;
  /** Where the heads of all histories are written once a day, outside Redis; undefined: nowhere. */
  readonly headsFile: string | undefined;
}

export interface ProductionConfig extends Settings {
  readonly mode: 'production';
  readonly redisUrl: string;
  readonly directoryFile: string;
}

export interface LocalConfig extends Settings {
  readonly mode: 'local';
  /** Undefined: the local start brings its own Redis. */
  readonly redisUrl: string | undefined;
  /** Undefined: the invented directory. */
  readonly directoryFile: string | undefined;
  readonly localTeamsUrl: string;
  /** Whether Teams' limits are kept towards the stand-in too. */
  readonly keepTeamsLimits: boolean;
  /** What the real time is to be when it starts; undefined: the machine's. */
  readonly localTime: string | undefined;
  /** Whether the door for a stand-in that signs nothing may be opened, on loopback. */
  readonly allowUnsignedRequests: boolean;
}

/** What the operator's commands need: the store of one tenant, and what opens it. */
export interface OperatorConfig
  extends Pick<Settings, 'sealingKeys' | 'chainKey' | 'headsFile' | 'redisSentinels'> {
  readonly tenantId: string;
  readonly redisUrl: string;
}

export type Config = ProductionConfig | LocalConfig;

/** A sealing key with the id under which its values are found again. */
export interface NamedKey {
  readonly id: string;
  /** 32 bytes. */
  readonly key: Buffer;
}

/** Where tokens come from and how they are checked. Sovereign clouds have other addresses. */
export interface Authority {
  readonly openIdMetadataUrl: string;
  readonly tokenIssuer: string;
  readonly tokenUrl: string;
  readonly tokenScope: string;
}
