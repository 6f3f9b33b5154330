export { leaveOut } from "./leave-out.ts";
export { lower } from "./lower.ts";
export { type Selection, select } from "./select.ts";
