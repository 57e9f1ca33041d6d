/** The version of the app, as in its package.json. */
export const version = "0.1.0";
