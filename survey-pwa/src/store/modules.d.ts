declare module "*?worker&url" {
  /** Address of the built worker. */
  const url: string;
  export default url;
}

/**
 * Trusted Types, as far as we use them. The browser returns a TrustedScriptURL, which stands wherever a script's
 * address stands; TypeScript's own declarations know only strings there.
 */
declare var trustedTypes:
  | {
      createPolicy(
        name: string,
        rules: { createScriptURL(url: string): string },
      ): { createScriptURL(url: string): string };
    }
  | undefined;
