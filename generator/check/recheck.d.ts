/** recheck in JavaScript alone: its other builds start processes. */
declare module "recheck/lib/browser.js" {
  export { checkSync } from "recheck";
}
