import { row } from "../row.ts";

/** What `output/` reports. */
export const outputCodes = {
  "hand-edited": row<{ path: string }>({
    severity: "warning",
    title: "A generated file was edited by hand",
    message: ({ path }) => `${path} was edited by hand and is kept as it is`,
    cause: "The file's content is not what the lock says was written.",
    cure: "Move the edit into the spec or into a file of your own; --force overwrites it. If a formatter did it, set `normalize` in the config.",
  }),
  "merge-conflict": row<{ path: string }>({
    severity: "error",
    title: "A generated file has the conflict marks of a merge",
    message: ({ path }) => `${path} has the conflict marks of a merge and is kept as it is`,
    cause:
      "At least one of its two sides is not what the lock says was written: it was edited by hand, or what both branches changed was merged in part.",
    cure: "Take either side (`git checkout --ours FILE`) and run again, or let --force overwrite the file: what is generated needs no merging.",
  }),
  "foreign-file": row<{ path: string }>({
    severity: "warning",
    title: "A file that is not generated stands where one would be written",
    message: ({ path }) => `${path} was not written by modelwright and is kept as it is`,
    cause: "The file was there before, or the lock that lists it is missing.",
    cure: "Move the file away, or let --force overwrite it; a document that the run itself reads stays in any case.",
  }),
  "stale-edited": row<{ path: string }>({
    severity: "warning",
    title: "A file is no longer generated, but was edited by hand",
    message: ({ path }) => `${path} is no longer generated; it was edited by hand and is kept`,
    cause:
      "Its model left the spec or has another name now, and the file's content is not what the lock says was written.",
    cure: "Remove the file yourself, or let --force remove it.",
  }),
  "file-missing": row<{ path: string }>({
    severity: "warning",
    title: "A generated file is missing",
    message: ({ path }) => `${path} is missing`,
    cause: "The file was deleted, or the spec has something new since the last run.",
    cure: "Run `modelwright generate` and commit what it writes.",
  }),
  "file-outdated": row<{ path: string }>({
    severity: "warning",
    title: "A generated file is out of date",
    message: ({ path }) => `${path} is out of date`,
    cause: "The spec, the options or the generator changed since the file was written.",
    cure: "Run `modelwright generate` and commit what it writes.",
  }),
  "file-stale": row<{ path: string }>({
    severity: "warning",
    title: "A file is no longer generated",
    message: ({ path }) => `${path} is no longer generated`,
    cause: "Its model left the spec, or has another name now.",
    cure: "Run `modelwright generate`: it removes the file.",
  }),
  "file-orphaned": row<{ path: string }>({
    severity: "warning",
    title: "A generated file is not in the lock",
    message: ({ path }) =>
      `${path} was generated once, is not made any more and is not in the lock; it is kept`,
    cause: "A build system's cache, a merge or another branch brought it back, and nothing took it away.",
    cure: "Remove the file yourself, or let --force remove it.",
  }),
  "lock-outdated": row<{ path: string }>({
    severity: "warning",
    title: "The lock is out of date",
    message: ({ path }) => `${path} is out of date, though the files that it lists are not`,
    cause: "The spec, the options or the generator changed in a way that changes no file.",
    cure: "Run `modelwright generate` and commit the lock.",
  }),
  "lock-unreadable": row<{ path: string; doubtful: readonly string[] }>({
    severity: "warning",
    title: "The lock cannot be read",
    message: ({ path, doubtful }) =>
      `${path} is no lock of modelwright's; what its single lines still say is used${
        doubtful.length === 0 ? "" : `, but not all that it said of its ${doubtful.join(" and its ")}`
      }`,
    cause: "A merge left conflict marks in it, or it was edited by hand.",
    cure: "Nothing: this run writes it anew, and it needs no merging by hand. Where the message names its year or its history, its sides say different things, of which the first counts, or it was laid out anew: look at that line before you commit it.",
  }),
  "lock-newer": row<{ path: string; version: string }>({
    severity: "error",
    title: "The lock is of a newer format",
    message: ({ path, version }) => `${path} has format ${version}, which this modelwright does not know`,
    cause: "A newer modelwright generated this folder.",
    cure: "Update modelwright to at least the version that the lock names.",
  }),
  "unsafe-path": row<{ path: string; why: string }>({
    severity: "error",
    title: "A path that is not written to",
    message: ({ path, why }) => `${JSON.stringify(path)} is refused as a path: ${why}`,
    cause: "A file's path is absolute, leaves the output folder, or cannot exist on every file system.",
    cure: "Rename what the path comes from. Nothing was written.",
  }),
  "path-blocked": row<{ path: string; why: string }>({
    severity: "error",
    title: "Something stands where a file has to be written",
    message: ({ path, why }) => `${path} cannot be written: ${why}`,
    cause: "A folder, a device or a file has the place of a generated file or of one of its folders.",
    cure: "Move it away. Nothing was written.",
  }),
  "leads-outside": row<{ path: string; target: string }>({
    severity: "error",
    title: "A symbolic link leads out of the output folder",
    message: ({ path, target }) => `${path} leads out of the output folder, to ${target}`,
    cause: "A folder or file below the output folder is a symbolic link to a place outside of it.",
    cure: "Replace the link by a real folder, or choose the place it leads to with -o. Nothing was written.",
  }),
  "read-only": row<{ path: string }>({
    severity: "error",
    title: "A file or folder is read-only",
    message: ({ path }) => `${path} is read-only`,
    cause: "Its permissions do not allow writing.",
    cure: "Make it writable (chmod u+w). Nothing was written.",
  }),
  "cannot-write": row<{ path: string; detail: string }>({
    severity: "error",
    title: "Writing failed",
    message: ({ path, detail }) => `${path} could not be written: ${detail}`,
    cause: "The disk is full, permissions are missing, or the file system refused.",
    cure: "Make room or correct the permissions, then run again. What stood there before was restored.",
  }),
  "output-busy": row<{ path: string; pid: number; host?: string | undefined }>({
    severity: "error",
    title: "Another run writes to the same folder",
    message: ({ path, pid, host }) =>
      host === undefined
        ? `process ${pid} is writing to ${path}; gave up waiting for it`
        : `process ${pid} on ${host} is writing to ${path}, by ${path}/.modelwright-busy; gave up waiting for it`,
    cause:
      "Two runs of modelwright have the same output folder, or one on another machine or in a container was killed.",
    cure: "Wait for the other run to end, then run again. One elsewhere that gives no sign of life for ten minutes is taken for ended; if you know that it has, remove `.modelwright-busy` from the folder.",
  }),
  "cannot-bump": row<{ why: string }>({
    severity: "error",
    title: "The version cannot be moved",
    message: ({ why }) => `the version stays as it is: ${why}`,
    cause: "--bump was asked for, and there is no version to move or no certainty about what changed.",
    cure: "Give package.json a semantic version, correct the document's errors, take modelwright.api.json from version control again, or leave --bump out.",
  }),
  "baseline-missing": row<{ path: string }>({
    severity: "warning",
    title: "What is kept of the last version is gone",
    message: ({ path }) => `${path} is gone: nobody knows what changed since the last version`,
    cause: "It was removed, or is not under version control, and the API is another one since.",
    cure: "Take it from version control again. Where it is not there either, begin anew with --force: what changed so far is in no version's changelog then.",
  }),
  "history-begins": row({
    severity: "note",
    title: "There is no version to compare with yet",
    message: () => "nothing is known of an earlier version; the next --bump compares with this one",
    cause:
      "The package is generated for the first time, or modelwright.api.json was edited or removed and --force begins anew.",
    cure: "Nothing: the version stays as it is, and from now on changes are known.",
  }),
  "interrupted-run": row<{ path: string; outcome: "completed" | "rolled back" | "pending" }>({
    severity: "note",
    title: "A run was interrupted",
    message: ({ path, outcome }) =>
      outcome === "pending"
        ? `an interrupted run left ${path} in between; the next \`modelwright generate\` completes it`
        : `an interrupted run on ${path} was ${outcome}`,
    cause: "The process was killed, or the machine went down, while files were being written.",
    cure: "Nothing: the files are consistent again.",
  }),
};
