declare module "virtual:data-folder" {
  /** Address of the prebuilt data folder of the database (a gzipped tar). */
  const url: string;
  export default url;
}
