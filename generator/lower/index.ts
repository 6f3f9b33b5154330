export { leaveOut } from "./leave-out.ts";
export { lower } from "./lower.ts";
export { mediaKind } from "./media-types.ts";
export { select } from "./select.ts";
