/** recheck in JavaScript alone: its other builds start processes. CommonJS, whose names Node does not find. */
declare module "recheck/lib/browser.js" {
  const judge: { readonly checkSync: typeof import("recheck").checkSync };
  export default judge;
}
